package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.Role;

/**
 * Who has the ball: the open duties, and those that wait to run on.
 *
 * @param opened how many duties the case has had; numbers the next one
 */
public record Ball(List<Duty> open, List<Waiting> waiting, int opened) {
    /** A duty whose clock stands still. */
    public record Waiting(Duty duty, Instant since, Duration remaining, DutyEnding why) {}

    static final Ball NONE = new Ball(List.of(), List.of(), 0);

    public Ball {
        open = List.copyOf(open);
        waiting = List.copyOf(waiting);
    }

    Ball after(BallChange change, Instant at) {
        if (change.opened().isEmpty()
                && change.ended().isEmpty()
                && change.resumed().isEmpty()) {
            return this;
        }
        List<Duty> still = new ArrayList<>(open);
        List<Waiting> nowWaiting = new ArrayList<>(waiting);
        nowWaiting.removeIf(w -> change.resumed().contains(w.duty().dutyId()));
        for (EndedDuty ended : change.ended()) {
            if (ended.how() == DutyEnding.PAUSED || ended.how() == DutyEnding.SUSPENDED) {
                byId(ended.dutyId()).ifPresent(d -> nowWaiting.add(new Waiting(d, at, ended.remaining(), ended.how())));
            }
            still.removeIf(duty -> duty.dutyId().equals(ended.dutyId()));
        }
        still.addAll(change.opened());
        return new Ball(still, nowWaiting, opened + change.opened().size());
    }

    /** A ruling that waits for a settlement moves along when the case is handed to another of the same role. */
    Ball waitingMovesTo(Actor to) {
        if (to == null || waiting.isEmpty()) {
            return this;
        }
        List<Waiting> moved = waiting.stream()
                .map(w -> w.duty().holder() == to.role()
                        ? new Waiting(w.duty().withHolder(to.role(), to.id()), w.since, w.remaining, w.why)
                        : w)
                .toList();
        return new Ball(open, moved, opened);
    }

    Optional<Duty> byId(String dutyId) {
        return open.stream().filter(duty -> duty.dutyId().equals(dutyId)).findFirst();
    }

    Optional<Duty> ofKind(DutyKind kind) {
        return open.stream().filter(duty -> duty.kind() == kind).findFirst();
    }

    Optional<Duty> heldBy(Actor actor, DutyKind kind) {
        return open.stream().filter(d -> d.kind() == kind && d.isHeldBy(actor)).findFirst();
    }

    boolean has(DutyKind... kinds) {
        Set<DutyKind> wanted = Set.of(kinds);
        return open.stream().anyMatch(duty -> wanted.contains(duty.kind()));
    }

    /** How many have to act beside the payment adapter, which pays whatever else goes on. */
    long acting() {
        return open.stream().filter(duty -> duty.kind() != DutyKind.PAY_ADVANCE).count();
    }

    boolean platformHolds() {
        return open.stream().anyMatch(duty -> duty.holder().isPlatform());
    }

    boolean isWaiting(DutyKind kind) {
        return waiting.stream().anyMatch(w -> w.duty().kind() == kind);
    }

    /** The open duty that lapses first, if its time is over. */
    Optional<Duty> overdue(Instant now, boolean strictly) {
        return overdue(now, strictly, _ -> true);
    }

    /** The same among those alone. */
    Optional<Duty> overdue(Instant now, boolean strictly, Predicate<Duty> among) {
        return open.stream()
                .filter(among)
                .filter(duty ->
                        strictly ? duty.dueAt().isBefore(now) : !duty.dueAt().isAfter(now))
                .min((a, b) -> a.dueAt().equals(b.dueAt())
                        ? Integer.compare(number(a), number(b))
                        : a.dueAt().compareTo(b.dueAt()));
    }

    private static int number(Duty duty) {
        return Integer.parseInt(duty.dutyId().substring(1));
    }

    /** The roles that have the ball, in alphabetical order and joined by {@code +}. */
    public String holders() {
        if (open.size() == 1) {
            return open.getFirst().holder().name();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        open.forEach(duty -> roles.add(duty.holder()));
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining("+"));
    }
}
