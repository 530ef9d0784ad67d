package org.ballcourt.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Rings each deadline: sends its command when the time is over, and again until the duty is seen ended.
 *
 * <p>The same command any number of times has one effect, so that nothing here needs to be remembered over a restart.
 */
final class Deadlines {
    private static final int MOST_AT_ONCE = 10_000;
    private static final Set<String> NOTHING_TO_LAPSE = Set.of("CASE_CLOSED", "NO_SUCH_CASE");

    private final Line line;
    private final Predicate<String> owned;
    private final ClockMeters meters;
    private final DueTimes<Deadline> times = new DueTimes<>();
    private final Calls calls = new Calls();
    private final Set<String> waitingForCredit = new HashSet<>();

    /** @param owned whether this instance works for the case */
    Deadlines(Line line, Predicate<String> owned, ClockMeters meters) {
        this.line = line;
        this.owned = owned;
        this.meters = meters;
    }

    /** The case has these duties open, and no others. */
    synchronized void set(CaseClock clock) {
        String caseId = clock.caseId();
        Set<String> open = clock.open().stream().map(OpenDuty::dutyId).collect(Collectors.toSet());
        calls.removeIf(
                caseId, call -> !call.isCredit() && !open.contains(call.duty().dutyId()));
        List<Deadline> rings = clock.open().stream()
                .filter(duty -> calls.get(caseId, Messages.lapseId(caseId, duty.dutyId())) == null)
                .map(duty -> new Deadline(caseId, duty))
                .toList();
        times.set(caseId, rings);
    }

    /** Gives an outage back to these cases; their deadlines wait for the answers. */
    void credit(Collection<String> cases, Outage outage, long nanos) {
        List<Message> messages = new ArrayList<>();
        synchronized (this) {
            for (String caseId : cases) {
                Message message = Messages.credit(caseId, outage);
                waitingForCredit.add(caseId);
                calls.put(Call.first(Messages.creditId(caseId, outage), message, null, nanos));
                messages.add(message);
            }
        }
        messages.forEach(line::send);
    }

    /** Sends what is due now and what was not answered in time. */
    void turn(Instant now, long nanos) {
        List<Message> messages = new ArrayList<>();
        synchronized (this) {
            for (Call call : calls.due(nanos)) {
                messages.addAll(again(call, nanos));
            }
            for (Deadline due : times.takeDue(now, MOST_AT_ONCE, ring -> waitingForCredit.contains(ring.caseId()))) {
                if (owned.test(due.caseId())) {
                    messages.add(ring(due, nanos));
                    meters.lapseSent(due.duty().kind(), Duration.between(due.at(), now));
                }
            }
        }
        messages.forEach(line::send);
    }

    /** A deadline that another instance has taken over is left to it; a credit is not, since the new one may not know of it. */
    private List<Message> again(Call call, long nanos) {
        if (!call.isCredit() && !owned.test(call.caseId())) {
            calls.removeIf(call.caseId(), call::equals);
            return List.of();
        }
        calls.put(call.sentAgain(nanos));
        meters.sentAgain();
        return List.of(call.message());
    }

    private Message ring(Deadline due, long nanos) {
        Message message = Messages.lapse(due.caseId(), due.id());
        calls.put(Call.first(Messages.lapseId(due.caseId(), due.id()), message, due.duty(), nanos));
        return message;
    }

    /**
     * What the case core answered. A refusal does not end the matter: a core whose clock is behind ours refuses a duty that it sees
     * open, and takes it a moment later; of a duty that has ended, the event tells.
     */
    synchronized void answered(Reply reply, long nanos) {
        Call call = calls.get(reply.caseId(), reply.commandId());
        if (call == null) {
            return;
        }
        if (call.isCredit()) {
            calls.removeIf(call.caseId(), call::equals);
            if (!calls.any(call.caseId(), Call::isCredit)) {
                waitingForCredit.remove(call.caseId());
            }
        } else if (reply.accepted() || NOTHING_TO_LAPSE.contains(reply.code())) {
            calls.put(call.taken(nanos));
        } else {
            calls.put(call.refused(nanos));
        }
    }

    synchronized Optional<Instant> next() {
        return times.next();
    }

    /** In how many nanoseconds something must be sent again. */
    synchronized OptionalLong nextAgain(long nanos) {
        return calls.nextAgain(nanos);
    }

    /** Nothing is due, and every answer has come. */
    synchronized boolean isIdle(Instant now) {
        return !times.hasDue(now) && calls.all().allMatch(Call::accepted);
    }

    /** Duties whose time is over and that were not seen ended. */
    synchronized long overdue(Instant now) {
        return times.countDue(now)
                + calls.all().filter(call -> !call.isCredit()).count();
    }

    /** The cases with open duties, whoever works for them. */
    synchronized Set<String> openCases() {
        Set<String> cases = times.cases();
        cases.addAll(calls.cases());
        return cases;
    }

    synchronized boolean isCrediting() {
        return !waitingForCredit.isEmpty();
    }
}
