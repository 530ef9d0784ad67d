package org.ballcourt.cases.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ballcourt.contracts.DutyKind;

/** Counts for one desk or one of its people while the dossiers are gone through. */
final class DeskTally {
    /** Most cases that are named. */
    private static final int NAMED = 100;

    private record Stretch(Instant from, Instant until) {}

    private final String of;
    private final Set<String> cases = new HashSet<>();
    private final Set<String> fixedCases = new TreeSet<>();
    private final List<Stretch> ofThisCase = new ArrayList<>();
    private final Map<String, List<DeskWork.FirstContact>> contacts = new TreeMap<>();
    private Duration held = Duration.ZERO;
    private int firstOnTime;
    private int firstLate;
    private int ruledOnTime;
    private int ruledLate;
    private int onTime;
    private int late;
    private int handOffs;
    private int emptyHandOffs;
    private int ownersFixed;
    private int appealsDecided;
    private int appealsUpheld;
    private int declined;
    private int overturned;
    private int abandoned;
    private int evidenceRounds;

    DeskTally(String of) {
        this.of = of;
    }

    DeskTally on(Dossier dossier) {
        cases.add(dossier.caseId());
        return this;
    }

    void duty(Dossier.Watch duty, boolean first) {
        int met = duty.met() ? 1 : 0;
        int missed = duty.missed() ? 1 : 0;
        onTime += met;
        late += missed;
        firstOnTime += first ? met : 0;
        firstLate += first ? missed : 0;
        boolean rules = duty.kind() == DutyKind.RULE || duty.kind() == DutyKind.REVIEW;
        ruledOnTime += rules ? met : 0;
        ruledLate += rules ? missed : 0;
    }

    void pass(boolean empty) {
        handOffs++;
        emptyHandOffs += empty ? 1 : 0;
    }

    void fixed(Dossier dossier) {
        ownersFixed++;
        fixedCases.add(dossier.caseId());
    }

    void appeal(boolean upheld) {
        appealsDecided++;
        appealsUpheld += upheld ? 1 : 0;
    }

    void declined() {
        declined++;
    }

    void overturned() {
        overturned++;
    }

    void abandoned() {
        abandoned++;
    }

    void contact(DeskWork.FirstContact contact) {
        contacts.computeIfAbsent(contact.policy(), policy -> new ArrayList<>()).add(contact);
    }

    void evidenceRound() {
        evidenceRounds++;
    }

    void heldBetween(Instant from, Instant until) {
        ofThisCase.add(new Stretch(from, until));
    }

    /** Two duties at the same time hold a case only once. */
    void caseEnds() {
        ofThisCase.sort(Comparator.comparing(Stretch::from));
        Instant reached = Instant.MIN;
        for (Stretch stretch : ofThisCase) {
            Instant from = stretch.from().isAfter(reached) ? stretch.from() : reached;
            if (stretch.until().isAfter(from)) {
                held = held.plus(Duration.between(from, stretch.until()));
                reached = stretch.until();
            }
        }
        ofThisCase.clear();
    }

    DeskLine line() {
        return new DeskLine(
                of,
                cases.size(),
                DeskLine.OnTime.of(firstOnTime, firstLate),
                DeskLine.OnTime.of(ruledOnTime, ruledLate),
                DeskLine.OnTime.of(onTime, late),
                handOffs,
                emptyHandOffs,
                ownersFixed,
                fixedCases.stream().limit(NAMED).toList(),
                appealsDecided,
                appealsUpheld,
                declined,
                overturned,
                abandoned,
                evidenceRounds,
                held,
                contacts.entrySet().stream()
                        .map(ofPolicy -> FirstAnswers.of(ofPolicy.getKey(), ofPolicy.getValue()))
                        .toList());
    }
}
