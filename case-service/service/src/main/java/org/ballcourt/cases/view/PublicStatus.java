package org.ballcourt.cases.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.ballcourt.cases.view.StatusLink.Shows;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.StepConfirmed;
import org.ballcourt.contracts.CitedEvidence;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Stage;
import org.ballcourt.wire.Wire;

/**
 * Where a dispute stands, for everybody who has the link: no name, no word and no amount that was not ticked.
 *
 * @param turn whose turn it is, by role; empty once the case is closed
 * @param ruling null before there is one
 * @param party who shows it, {@code words} what it wrote that both sides may read; null or empty unless ticked
 */
public record PublicStatus(
        Stage stage,
        List<Turn> turn,
        Outcome outcome,
        Instant filedAt,
        Instant closedAt,
        Decided ruling,
        Actor party,
        List<String> words,
        Money claimed,
        Money granted) {
    /** @param ifSilent what follows if nothing happens by {@code dueAt} */
    public record Turn(Role holder, DutyKind duty, Instant since, Instant dueAt, Consequence ifSilent) {}

    /** @param standsFinally whether nothing can be brought against it any more */
    public record Decided(RulingResult result, boolean standsFinally) {}

    /** @param opener gives the text, or a word for an erased one */
    static PublicStatus of(OpenCase open, Actor by, Set<Shows> shows, Function<PersonalText, String> opener) {
        Ruling ruling = open.state().judgement().ruling();
        boolean amounts = shows.contains(Shows.AMOUNTS);
        return new PublicStatus(
                open.state().stage(),
                open.state().ball().open().stream()
                        .map(duty -> new Turn(duty.holder(), duty.kind(), duty.since(), duty.dueAt(), duty.onLapse()))
                        .toList(),
                open.state().outcome(),
                open.state().filing().at(),
                open.state().closedAt(),
                ruling == null
                        ? null
                        : new Decided(ruling.result(), open.state().judgement().finalNow()),
                shows.contains(Shows.NAME) ? by : null,
                shows.contains(Shows.WORDS) ? words(open, by, opener) : List.of(),
                amounts ? open.state().filing().amount() : null,
                amounts && ruling != null ? ruling.amount() : null);
    }

    /** What that party wrote itself, in events of which the other side sees all; references of steps and names of files are no words. */
    private static List<String> words(OpenCase open, Actor by, Function<PersonalText, String> opener) {
        Role other = by.role().opponent();
        Reader opponent =
                Reader.of(open.parties(), new Actor(other, open.state().idOf(other)));
        List<String> words = new ArrayList<>();
        for (RecordedEvent recorded : open.events()) {
            boolean forBoth = Visibility.hiddenFromSide(recorded, opponent)
                    .filter(Set::isEmpty)
                    .isPresent();
            if (recorded.actor().equals(by) && forBoth && !(recorded.event() instanceof StepConfirmed)) {
                List<PersonalText> names = CitedEvidence.of(recorded.event()).stream()
                        .map(EvidenceItem::name)
                        .toList();
                Wire.seal(recorded.event(), text -> {
                    if (text.subject().equals(by.toString()) && !names.contains(text)) {
                        words.add(opener.apply(text));
                    }
                    return text;
                });
            }
        }
        return List.copyOf(words);
    }
}
