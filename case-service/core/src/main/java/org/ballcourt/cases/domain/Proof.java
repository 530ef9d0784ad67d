package org.ballcourt.cases.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/**
 * What must be proven, by whom, and what was brought.
 *
 * @param burdens empty until the evidence round opens
 * @param requests rounds of asking, by stage and asked role
 * @param asked everybody who was ever asked for something
 * @param earlier so many exhibits are of rounds before and prove nothing in this one
 */
public record Proof(
        List<Burden> burdens,
        List<Exhibit> exhibits,
        List<Presumption> presumptions,
        Map<String, Integer> requests,
        List<Actor> asked,
        int earlier) {
    /** A piece of evidence that belongs to the case, and the element it is for. */
    public record Exhibit(int number, EvidenceItem item, String element, PersonalText caption, Role by) {}

    static final Proof NONE = new Proof(List.of(), List.of(), List.of(), Map.of(), List.of(), 0);

    public Proof {
        burdens = List.copyOf(burdens);
        exhibits = List.copyOf(exhibits);
        presumptions = List.copyOf(presumptions);
        requests = Map.copyOf(requests);
        asked = List.copyOf(asked);
    }

    Proof opened(List<Burden> newBurdens) {
        return new Proof(newBurdens, exhibits, presumptions, requests, asked, earlier);
    }

    /** What was proven, asked and presumed before is over; the exhibits stay in the case. */
    Proof anew() {
        return new Proof(List.of(), exhibits, List.of(), Map.of(), asked, exhibits.size());
    }

    private List<Exhibit> ofThisRound() {
        return exhibits.subList(earlier, exhibits.size());
    }

    Proof submitted(EvidenceItem item, String element, PersonalText caption) {
        List<Exhibit> all = new ArrayList<>(exhibits);
        all.add(new Exhibit(
                nextExhibit(item.evidenceId()),
                item,
                element,
                caption,
                item.uploadedBy().role()));
        return new Proof(burdens, all, presumptions, requests, asked, earlier);
    }

    Proof submitted(List<EvidenceItem> items) {
        Proof proof = this;
        for (EvidenceItem item : items) {
            proof = proof.exhibit(item.evidenceId()).isPresent() ? proof : proof.submitted(item, null, null);
        }
        return proof;
    }

    Proof presumed(List<Presumption> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Presumption> all = new ArrayList<>(presumptions);
        all.addAll(more);
        return new Proof(burdens, exhibits, all, requests, asked, earlier);
    }

    Proof requested(Stage stage, Role from, String fromId) {
        Map<String, Integer> counted = new HashMap<>(requests);
        counted.merge(stage + "/" + from, 1, Integer::sum);
        List<Actor> all = new ArrayList<>(asked);
        all.add(new Actor(from, fromId));
        return new Proof(burdens, exhibits, presumptions, counted, all, earlier);
    }

    List<Actor> thirdParties() {
        return asked.stream().filter(actor -> actor.role().isThirdParty()).toList();
    }

    int requestsTo(Stage stage, Role from) {
        return requests.getOrDefault(stage + "/" + from, 0);
    }

    /** One number per piece, however many elements it is for. */
    int nextExhibit(String evidenceId) {
        return exhibit(evidenceId)
                .map(Exhibit::number)
                .orElseGet(() ->
                        1 + exhibits.stream().mapToInt(Exhibit::number).max().orElse(0));
    }

    public Optional<Exhibit> exhibit(String evidenceId) {
        return exhibits.stream()
                .filter(e -> e.item().evidenceId().equals(evidenceId))
                .findFirst();
    }

    boolean isSubmittedFor(String evidenceId, String element) {
        return element == null
                ? exhibit(evidenceId).isPresent()
                : ofThisRound().stream()
                        .anyMatch(e -> e.item().evidenceId().equals(evidenceId) && element.equals(e.element()));
    }

    /** Who must prove the element now; null for an element of no line of the ledger. */
    public Role bearsNow(String element) {
        return burdenOf(element)
                .map(burden -> shiftedBy(element).isPresent() ? burden.bearer().opponent() : burden.bearer())
                .orElse(null);
    }

    /**
     * The exhibit that moved the burden: the first of a kind that counts, brought by its bearer for the element. That it counts is
     * the acceptance by rule; what it is worth is for the ruling to say.
     */
    public Optional<Exhibit> shiftedBy(String element) {
        return burdenOf(element)
                .flatMap(burden -> counting(burden, burden.bearer()).stream().findFirst());
    }

    /** What that side brought in this round for the element, of a kind that counts; in the order in which it came. */
    public List<Exhibit> counting(Burden burden, Role by) {
        return ofThisRound().stream()
                .filter(e -> burden.element().equals(e.element()) && e.by() == by)
                .filter(e -> burden.kinds().contains(e.item().kind()))
                .toList();
    }

    private Optional<Burden> burdenOf(String element) {
        return burdens.stream().filter(b -> b.element().equals(element)).findFirst();
    }

    /** How many pieces are that actor's, however many elements each is for. */
    long broughtBy(Actor actor) {
        return exhibits.stream()
                .map(Exhibit::item)
                .filter(item -> item.uploadedBy().equals(actor))
                .map(EvidenceItem::evidenceId)
                .distinct()
                .count();
    }

    /** Whether anybody brought anything for it. */
    public boolean isOffered(String element) {
        return ofThisRound().stream().anyMatch(e -> element.equals(e.element()));
    }

    boolean broughtBy(Role role, String element) {
        return ofThisRound().stream().anyMatch(e -> e.by() == role && element.equals(e.element()));
    }

    public Optional<Presumption> presumptionOn(String element) {
        return presumptions.stream().filter(p -> p.element().equals(element)).findFirst();
    }
}
