package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Role;

/** What each desk, and each of its people, did in a time; each fact counts by its own instant. */
final class DeskFigures {
    private static final Set<Outcome> GIVEN_UP = EnumSet.of(Outcome.WITHDRAWN, Outcome.LAPSED);

    private final Period period;
    private final Map<String, DeskTally> tallies = new TreeMap<>();
    private final Set<DeskTally> touched = new HashSet<>();

    private DeskFigures(Period period) {
        this.period = period;
    }

    /** By role and by {@code ROLE/id}; every desk has a line, people only where they did something. */
    static Map<String, DeskLine> of(List<Dossier> dossiers, Period period) {
        DeskFigures figures = new DeskFigures(period);
        for (Role role : Role.values()) {
            if (role.isPlatform()) {
                figures.tally(role.name());
            }
        }
        for (Dossier dossier : dossiers) {
            figures.count(dossier);
            figures.touched.forEach(DeskTally::caseEnds);
            figures.touched.clear();
        }
        Map<String, DeskLine> lines = new TreeMap<>();
        figures.tallies.forEach((of, tally) -> lines.put(of, tally.line()));
        return lines;
    }

    private DeskTally tally(String of) {
        return tallies.computeIfAbsent(of, DeskTally::new);
    }

    private void both(Dossier dossier, Role desk, Actor person, Consumer<DeskTally> change) {
        change(dossier, desk.name(), change);
        if (person != null) {
            change(dossier, person.toString(), change);
        }
    }

    private void change(Dossier dossier, String of, Consumer<DeskTally> change) {
        DeskTally tally = tally(of).on(dossier);
        touched.add(tally);
        change.accept(tally);
    }

    private void both(Dossier dossier, Actor person, Consumer<DeskTally> change) {
        both(dossier, person.role(), person, change);
    }

    private void count(Dossier dossier) {
        duties(dossier);
        dossier.desk().passes().stream()
                .filter(pass -> period.has(pass.at()))
                .forEach(pass -> both(dossier, pass.by(), tally -> tally.pass(pass.empty())));
        dossier.desk().fixed().stream()
                .filter(fixed -> period.has(fixed.at()))
                .forEach(fixed -> both(dossier, fixed.by(), tally -> tally.fixed(dossier)));
        dossier.desk().asked().stream()
                .filter(asked -> period.has(asked.at()))
                .forEach(asked -> both(dossier, asked.by(), DeskTally::evidenceRound));
        dossier.desk().declined().forEach(refusal -> refusal(dossier, refusal));
        if (period.has(dossier.judged().reviewed())) {
            boolean upheld = dossier.judged().revised();
            both(dossier, dossier.judged().first(), tally -> tally.appeal(upheld));
        }
        abandonment(dossier);
        contact(dossier);
    }

    /** What nobody answered is nobody's but the desk's that all contacts come to. */
    private void contact(Dossier dossier) {
        DeskWork.FirstContact contact = dossier.desk().contact();
        if (contact == null || !period.has(contact.at())) {
            return;
        }
        if (contact.isAnswered()) {
            both(dossier, contact.by(), tally -> tally.contact(contact));
        } else {
            change(dossier, Role.AGENT.name(), tally -> tally.contact(contact));
        }
    }

    private void refusal(Dossier dossier, DeskWork.Refusal refusal) {
        if (period.has(refusal.at())) {
            both(dossier, refusal.by(), DeskTally::declined);
        }
        if (period.has(refusal.overturned())) {
            both(dossier, refusal.by(), DeskTally::overturned);
        }
    }

    private void duties(Dossier dossier) {
        Set<Role> had = EnumSet.noneOf(Role.class);
        for (Dossier.Watch duty : dossier.duties()) {
            if (!duty.holder().isPlatform()) {
                continue;
            }
            boolean over = duty.met() || duty.missed();
            boolean first = over && had.add(duty.holder());
            if (over && period.has(duty.until())) {
                both(dossier, duty.holder(), duty.answerable(), tally -> tally.duty(duty, first));
            }
            held(dossier, duty);
            boolean opensRound =
                    duty.kind() == DutyKind.TRIAGE && over && dossier.proof().rounds() > 0;
            if (opensRound && period.has(dossier.desk().accepted())) {
                both(dossier, duty.holder(), duty.answerable(), DeskTally::evidenceRound);
            }
        }
    }

    private void held(Dossier dossier, Dossier.Watch duty) {
        Instant from = duty.from().isBefore(period.from()) ? period.from() : duty.from();
        boolean open = duty.until() == null || duty.until().isAfter(period.until());
        Instant until = open ? period.until() : duty.until();
        if (until.isAfter(from)) {
            Actor holder = duty.holderId() == null ? null : new Actor(duty.holder(), duty.holderId());
            both(dossier, duty.holder(), holder, tally -> tally.heldBetween(from, until));
        }
    }

    /** Counted where the case lay last. */
    private void abandonment(Dossier dossier) {
        boolean givenUp = dossier.desk().accepted() != null
                && GIVEN_UP.contains(dossier.course().outcome())
                && period.has(dossier.course().closedAt());
        if (givenUp) {
            Role desk = dossier.duties().reversed().stream()
                    .map(Dossier.Watch::holder)
                    .filter(Role::isPlatform)
                    .findFirst()
                    .orElse(Role.AGENT);
            Actor last = dossier.desk().acted().isEmpty()
                    ? null
                    : dossier.desk().acted().getLast();
            both(dossier, desk, last, DeskTally::abandoned);
        }
    }
}
