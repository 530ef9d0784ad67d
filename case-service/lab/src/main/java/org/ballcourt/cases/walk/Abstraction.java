package org.ballcourt.cases.walk;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.cases.domain.Ball;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Desk;
import org.ballcourt.cases.domain.Filing;
import org.ballcourt.cases.domain.Fulfilment;
import org.ballcourt.cases.domain.Judgement;
import org.ballcourt.cases.domain.Negotiation;
import org.ballcourt.cases.domain.Outages;
import org.ballcourt.cases.domain.Outlay;
import org.ballcourt.cases.domain.OutsideSigns;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.Proof;
import org.ballcourt.cases.domain.UsageCounters;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/**
 * Puts a state into the form in which the walk goes on from it: all times are the walk's own, so that no order of deadlines is left
 * out, and every counter that only ever takes a possibility away stands at its beginning, so that none is left out either.
 */
final class Abstraction {
    /** Longer than anything that the walk lets happen within one state. */
    private static final Duration LONG = Duration.ofHours(4);

    /** That nobody acted takes the rating away, so that somebody always did. */
    private static final Set<Actor> TO_RATE = Set.of(new Actor(Role.AGENT, "walk-agent-1"));

    /** The complaint is a fact that a hand-off can name. */
    private static final BigInteger THE_FIRST_EVENT = BigInteger.ONE.shiftLeft(1);

    private static final Comparator<Duty> ORDER = Comparator.comparing(Duty::kind)
            .thenComparing(duty -> StateKey.alike(duty.holder()))
            .thenComparing(Duty::onLapse)
            .thenComparing(duty -> String.valueOf(duty.holderId()))
            .thenComparing(duty -> String.valueOf(StateKey.causeOf(duty)));

    private final Policy policy;
    private final Instant now;

    Abstraction(Policy policy) {
        this.policy = policy;
        Instant first =
                policy.effectiveFrom().atStartOfDay(policy.calendar().zone()).toInstant();
        this.now = policy.calendar().plus(first, Duration.ofMinutes(1));
    }

    /** The instant at which every normal state stands; within working time. */
    Instant now() {
        return now;
    }

    StateKey keyOf(CaseState normal) {
        return StateKey.of(normal, policy);
    }

    CaseState normal(CaseState s) {
        boolean closed = s.stage() == Stage.CLOSED;
        Ball ball = ball(s.ball());
        return new CaseState(
                filing(s.filing()),
                s.matter(),
                s.stage(),
                s.suspendedFrom(),
                s.outcome(),
                1,
                now,
                closed ? now : null,
                ball,
                desk(s.desk(), closed),
                talks(s.negotiation()),
                proof(s.proof(), s.ball()),
                judgement(s.judgement()),
                performance(s.fulfilment()),
                s.money(),
                Map.of(),
                new UsageCounters(
                        Map.of(),
                        OutsideSigns.NONE,
                        Set.of(),
                        Set.of(),
                        new Outages(List.of()),
                        THE_FIRST_EVENT,
                        Map.of()));
    }

    private Judgement judgement(Judgement j) {
        return j.ruling() == null && !j.declined()
                ? j
                : new Judgement(j.caller(), j.declined(), j.ruling(), List.of(), now.plus(LONG), j.finalNow(), 0);
    }

    private Filing filing(Filing f) {
        return f == null
                ? null
                : new Filing(
                        f.buyer(),
                        f.seller(),
                        f.order(),
                        f.reason(),
                        f.remedy(),
                        f.amount(),
                        f.urgent(),
                        f.policy(),
                        now,
                        f.earlier(),
                        List.of(),
                        null);
    }

    /** Two open duties of one kind, holder and consequence are one: they lapse one after the other in the same way. */
    private Ball ball(Ball ball) {
        List<Duty> sorted = new ArrayList<>(ball.open());
        sorted.sort(ORDER);
        List<Duty> duties = new ArrayList<>(sorted.size());
        for (Duty duty : sorted) {
            if (duties.isEmpty() || ORDER.compare(duties.getLast(), duty) != 0) {
                duties.add(renewed(duty, duties.size()));
            }
        }
        List<Ball.Waiting> stopped = new ArrayList<>(ball.waiting());
        stopped.sort(Comparator.comparing(Ball.Waiting::duty, ORDER));
        List<Ball.Waiting> still = new ArrayList<>(stopped.size());
        for (Ball.Waiting w : stopped) {
            boolean again = !still.isEmpty()
                    && still.getLast().why() == w.why()
                    && ORDER.compare(still.getLast().duty(), w.duty()) == 0;
            if (!again) {
                Duty duty = renewed(w.duty(), duties.size() + still.size());
                still.add(new Ball.Waiting(duty, now, Duration.ofHours(1), w.why()));
            }
        }
        return new Ball(duties, still, duties.size() + still.size());
    }

    private Duty renewed(Duty duty, int number) {
        return StateCopies.named(duty, "d" + (number + 1), now, now.plus(LONG));
    }

    /** Of those who had the case one of each role is kept, for the way back; whoever acted is only ever asked for to be rated. */
    private static Desk desk(Desk desk, boolean closed) {
        Set<Actor> holders = new HashSet<>();
        for (Role role : List.of(Role.AGENT, Role.SENIOR)) {
            if (desk.owner() != null && desk.owner().role() == role) {
                holders.add(desk.owner());
            } else {
                desk.holders().stream()
                        .filter(actor -> actor.role() == role)
                        .min(Comparator.comparing(Actor::id))
                        .ifPresent(holders::add);
            }
        }
        return new Desk(
                desk.owner(),
                desk.fixed(),
                Set.copyOf(holders),
                desk.emptyHandOffs(),
                Set.of(),
                desk.senior(),
                0,
                closed ? TO_RATE : Set.of(),
                Set.of(),
                Set.of());
    }

    private static Negotiation talks(Negotiation talks) {
        List<Negotiation.Offer> open = talks.openOffer()
                .map(o -> List.of(new Negotiation.Offer("offer-1", o.by(), o.lines(), o.message(), o.status())))
                .orElse(List.of());
        return new Negotiation(open, talks.settlement(), false, false, 0, false);
    }

    private static Fulfilment performance(Fulfilment p) {
        return new Fulfilment(
                p.plan(), p.done(), false, false, p.confirmedByTheBuyer(), p.disputed(), performance(p.outlay()));
    }

    private static Outlay performance(Outlay o) {
        return new Outlay(
                o.credit(),
                o.creditBefore(),
                o.booked(),
                o.advanced(),
                o.lapses(),
                o.recoveries(),
                null,
                List.of(),
                null);
    }

    private static Proof proof(Proof proof, Ball ball) {
        List<Actor> asked = ball.open().stream()
                .filter(duty -> duty.holder().isThirdParty() && duty.holderId() != null)
                .map(duty -> new Actor(duty.holder(), duty.holderId()))
                .toList();
        return new Proof(proof.burdens(), List.of(), List.of(), Map.of(), asked, 0);
    }
}
