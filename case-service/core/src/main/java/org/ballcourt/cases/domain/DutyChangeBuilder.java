package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DuePayment;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** Puts together how one event moves the ball, and computes the deadlines. */
final class DutyChangeBuilder {
    private final DecisionInProgress draft;
    private final Policy policy;
    private final Ball ball;
    private final List<Duty> opened = new ArrayList<>();
    private final List<EndedDuty> ended = new ArrayList<>();
    private final List<String> resumed = new ArrayList<>();
    private Stage stage;

    DutyChangeBuilder(DecisionInProgress draft) {
        this.draft = draft;
        this.policy = draft.policy();
        this.ball = draft.state().ball();
    }

    DutyChangeBuilder to(Stage newStage) {
        stage = newStage;
        return this;
    }

    DutyChangeBuilder end(Duty duty, DutyEnding how) {
        boolean stops = how == DutyEnding.PAUSED || how == DutyEnding.SUSPENDED;
        Duration left = stops ? policy.calendar().between(draft.effectiveAt(), duty.dueAt(), duty.clock()) : null;
        ended.add(new EndedDuty(duty.dutyId(), duty.kind(), duty.holder(), how, left));
        return this;
    }

    /** A payment that was ordered goes on beside all else, until the case stands still or {@linkplain #close closes}. */
    DutyChangeBuilder end(Predicate<Duty> which, DutyEnding how) {
        Predicate<Duty> stops = duty -> how == DutyEnding.SUSPENDED || duty.kind() != DutyKind.PAY_ADVANCE;
        return endEach(stops.and(which), how);
    }

    private DutyChangeBuilder endEach(Predicate<Duty> which, DutyEnding how) {
        ball.open().stream().filter(this::isOpen).filter(which).forEach(duty -> end(duty, how));
        return this;
    }

    /** Nothing that is open or waiting goes on: what the actor held is done, the rest falls away; but what was ordered is paid. */
    DutyChangeBuilder endAll() {
        end(duty -> duty.isHeldBy(draft.actor()), DutyEnding.DONE);
        end(duty -> true, DutyEnding.CANCELLED);
        Predicate<Ball.Waiting> isPaid = w -> w.duty().kind() == DutyKind.PAY_ADVANCE;
        return drop(isPaid.negate()).resume(isPaid);
    }

    /** Nothing goes on at all, though it was ordered. */
    DutyChangeBuilder close() {
        endEach(duty -> duty.isHeldBy(draft.actor()), DutyEnding.DONE);
        endEach(duty -> true, DutyEnding.CANCELLED);
        return drop(_ -> true).to(Stage.CLOSED);
    }

    /** Not even that goes on, though it was ordered. */
    DutyChangeBuilder cancel(Optional<Duty> payment) {
        payment.ifPresent(duty -> end(duty, DutyEnding.CANCELLED));
        return this;
    }

    DutyChangeBuilder open(DutyTerm term, Role holder, String holderId) {
        return open(term, holder, holderId, null);
    }

    /** The duty of that term, as long as the policy says for such a case and with what it lets silence bring. */
    DutyChangeBuilder open(DutyTerm term, Role holder, String holderId, String about) {
        return open(term.duty(), term, holder, holderId, about);
    }

    /** The same for whoever is not known by name, but ending then at the latest; its own time where that is null. */
    DutyChangeBuilder openUntil(DutyTerm term, Role holder, String about, Instant latest) {
        return open(term, holder, null, about).until(latest);
    }

    /** The duty opened last ends then at the latest; in its own time where that is null. */
    DutyChangeBuilder until(Instant latest) {
        Duty duty = opened.getLast();
        if (latest != null && duty.dueAt().isAfter(latest)) {
            opened.removeLast();
            List<Instant> remindAt =
                    duty.remindAt().stream().filter(at -> at.isBefore(latest)).toList();
            opened.add(duty.withTime(duty.since(), latest, remindAt));
        }
        return this;
    }

    /** When a duty of that kind is due that is open after all that was done here; null where there is none. */
    Instant dueOf(DutyKind kind) {
        return Stream.concat(ball.open().stream().filter(this::isOpen), opened.stream())
                .filter(duty -> duty.kind() == kind)
                .map(Duty::dueAt)
                .findFirst()
                .orElse(null);
    }

    /** The same, and one of those kinds of evidence performs it; any where there are none. */
    DutyChangeBuilder openAsking(DutyTerm term, Actor holder, String about, List<EvidenceKind> kinds) {
        open(term, holder.role(), holder.id(), about);
        opened.add(opened.removeLast().asking(kinds));
        return this;
    }

    /** The same, which tells its holder what to pay. */
    DutyChangeBuilder open(DutyTerm term, Role holder, String holderId, String about, List<DuePayment> payments) {
        open(term, holder, holderId, about);
        opened.add(opened.removeLast().withPayments(payments));
        return this;
    }

    /** The duty goes on with somebody else, its deadline stays. */
    DutyChangeBuilder move(Duty duty, Role holder, String holderId, Consequence onLapse) {
        end(duty, DutyEnding.MOVED);
        return add(duty.withId(nextId()).withHolder(holder, holderId).withOnLapse(onLapse));
    }

    /** The duty goes on until the same time, with other payments. */
    DutyChangeBuilder pay(Duty duty, List<DuePayment> payments) {
        if (payments.equals(duty.payments())) {
            return this;
        }
        end(duty, DutyEnding.REPLACED);
        return add(duty.withId(nextId()).withPayments(payments));
    }

    /** The duty goes on with more time. */
    DutyChangeBuilder extend(Duty duty, Duration credit) {
        end(duty, DutyEnding.EXTENDED);
        Instant credited = policy.calendar().plus(duty.dueAt(), credit, duty.clock());
        Instant dueAt = credited.isBefore(draft.effectiveAt()) ? draft.effectiveAt() : credited;
        List<Instant> remindAt = duty.remindAt().stream()
                .map(at -> at.isBefore(draft.effectiveAt())
                        ? at
                        : policy.calendar().plus(at, credit, duty.clock()))
                .toList();
        return addDue(duty.withId(nextId()).withTime(duty.since(), dueAt, remindAt));
    }

    /** Those of the waiting duties run on, with the time they had left. */
    DutyChangeBuilder resume(Predicate<Ball.Waiting> which) {
        ball.waiting().stream().filter(which).forEach(this::resume);
        return this;
    }

    /** Those of the waiting duties never run on. */
    DutyChangeBuilder drop(Predicate<Ball.Waiting> which) {
        ball.waiting().stream().filter(which).forEach(w -> resumed.add(w.duty().dutyId()));
        return this;
    }

    private void resume(Ball.Waiting waiting) {
        Duty duty = waiting.duty();
        resumed.add(duty.dutyId());
        List<Instant> remindAt = duty.remindAt().stream()
                .filter(at -> at.isAfter(waiting.since()))
                .map(at -> policy.calendar()
                        .plus(
                                draft.effectiveAt(),
                                policy.calendar().between(waiting.since(), at, duty.clock()),
                                duty.clock()))
                .toList();
        Instant dueAt = deadline(new Policy.Length(waiting.remaining(), duty.clock()));
        addDue(duty.withId(nextId()).withTime(draft.effectiveAt(), dueAt, remindAt));
    }

    DutyChangeBuilder open(DutyKind kind, DutyTerm term, Role holder, String holderId, String about) {
        Policy.Length length = policy.length(term, draft.goodsClass(), draft.isUrgent());
        Duration time = length.time();
        ClockKind clock = length.clock();
        Instant since = draft.effectiveAt();
        List<Instant> remindAt = policy.pace().remindAtPercent().stream()
                .map(percent -> policy.calendar().plus(since, percentOf(time, percent), length))
                .toList();
        return addDue(new Duty(
                nextId(),
                kind,
                holder,
                holderId,
                since,
                deadline(length),
                clock,
                policy.silence().get(term),
                clauseOf(kind),
                remindAt,
                about));
    }

    /**
     * The deadline counts from the instant of the event; where that was recorded late, it leaves at least what the policy's pace
     * says, from now.
     */
    private Instant deadline(Policy.Length length) {
        Duration time = length.time();
        ClockKind clock = length.clock();
        Instant due = policy.calendar().plus(draft.effectiveAt(), time, length);
        if (!draft.effectiveAt().isBefore(draft.decidedAt())) {
            return due;
        }
        Policy.Pace pace = policy.pace();
        Duration part = percentOf(time, pace.followOnPercent());
        Duration least = part.compareTo(pace.followOnLeast()) < 0 ? part : pace.followOnLeast();
        Instant floor = policy.calendar().plus(draft.decidedAt(), least, clock);
        return due.isBefore(floor) ? floor : due;
    }

    private static Duration percentOf(Duration time, int percent) {
        return time.multipliedBy(percent).dividedBy(100);
    }

    static String clauseOf(DutyKind kind) {
        return "silence." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private DutyChangeBuilder add(Duty duty) {
        opened.add(duty);
        return this;
    }

    /** With a new deadline, which says itself where it counts on working days that nobody has told yet. */
    private DutyChangeBuilder addDue(Duty duty) {
        boolean tells = policy.secondEdition() != null && duty.clock() == ClockKind.BUSINESS;
        return add(duty.assuming(tells && policy.calendar().isAssumed(duty.since(), duty.dueAt())));
    }

    private boolean isOpen(Duty duty) {
        return ended.stream().noneMatch(e -> e.dutyId().equals(duty.dutyId()));
    }

    private String nextId() {
        return "d" + (ball.opened() + opened.size() + 1);
    }

    BallChange done() {
        return new BallChange(stage, opened, ended, resumed);
    }
}
