package org.ballcourt.escalation.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.OpenDuty;
import org.ballcourt.escalation.messaging.Reply;
import org.ballcourt.escalation.metrics.EscalationMetrics;
import org.ballcourt.escalation.timers.TimerQueue;
import org.ballcourt.servicekit.kafka.OutgoingRecord;
import org.ballcourt.servicekit.kafka.RecordSender;

/**
 * Fires each deadline: sends its command when the time is over, and again until the duty is seen ended.
 *
 * <p>The same command any number of times has one effect, so that nothing here needs to be remembered over a restart.
 */
public final class Deadlines {
    private static final int MOST_AT_ONCE = 10_000;
    private static final Set<String> NOTHING_TO_LAPSE = Set.of("CASE_CLOSED", "NO_SUCH_CASE");

    private final RecordSender sender;
    private final Predicate<String> owned;
    private final EscalationMetrics metrics;
    private final TimerQueue<Deadline> timers = new TimerQueue<>();
    private final PendingCommands pending = new PendingCommands();
    private final Set<String> waitingForCredit = new HashSet<>();

    /** @param owned whether this instance works for the case */
    public Deadlines(RecordSender sender, Predicate<String> owned, EscalationMetrics metrics) {
        this.sender = sender;
        this.owned = owned;
        this.metrics = metrics;
    }

    /** The case has these duties open, and no others. */
    public synchronized void set(CaseDuties duties) {
        String caseId = duties.caseId();
        Map<String, Instant> open = duties.open().stream().collect(Collectors.toMap(OpenDuty::dutyId, OpenDuty::dueAt));
        pending.removeIf(
                caseId,
                command -> !command.isCredit()
                        && !command.duty()
                                .dueAt()
                                .equals(open.get(command.duty().dutyId())));
        List<Deadline> deadlines = duties.open().stream()
                .filter(duty -> pending.get(caseId, SystemCommands.lapseId(caseId, duty.dutyId())) == null)
                .map(duty -> new Deadline(caseId, duty))
                .toList();
        timers.set(caseId, deadlines);
    }

    /** Gives an outage back to these cases; their deadlines wait for the answers. */
    public void credit(Collection<String> cases, Outage outage, long nanos) {
        List<OutgoingRecord> messages = new ArrayList<>();
        synchronized (this) {
            for (String caseId : cases) {
                OutgoingRecord message = SystemCommands.credit(caseId, outage);
                waitingForCredit.add(caseId);
                pending.put(PendingCommand.first(SystemCommands.creditId(caseId, outage), message, null, nanos));
                messages.add(message);
            }
        }
        messages.forEach(sender::send);
    }

    /** Sends what is due now and what was not answered in time. */
    public void sendDue(Instant now, long nanos) {
        List<OutgoingRecord> messages = new ArrayList<>();
        synchronized (this) {
            waitAgainFor(pending.notYetDue(now));
            for (PendingCommand command : pending.due(nanos)) {
                messages.addAll(again(command, nanos));
            }
            for (Deadline due :
                    timers.takeDue(now, MOST_AT_ONCE, deadline -> waitingForCredit.contains(deadline.caseId()))) {
                if (owned.test(due.caseId())) {
                    messages.add(fire(due, nanos));
                    metrics.lapseSent(due.duty().kind(), Duration.between(due.at(), now));
                }
            }
        }
        messages.forEach(sender::send);
    }

    /** Time was set back while these were on their way: they are due again when it comes to them again. */
    private void waitAgainFor(List<PendingCommand> early) {
        for (PendingCommand command : early) {
            pending.removeIf(command.caseId(), command::equals);
            timers.add(new Deadline(command.caseId(), command.duty()));
        }
    }

    /** A deadline that another instance has taken over is left to it; a credit is not, since the new one may not know of it. */
    private List<OutgoingRecord> again(PendingCommand command, long nanos) {
        if (!command.isCredit() && !owned.test(command.caseId())) {
            pending.removeIf(command.caseId(), command::equals);
            return List.of();
        }
        pending.put(command.sentAgain(nanos));
        metrics.sentAgain();
        return List.of(command.message());
    }

    private OutgoingRecord fire(Deadline due, long nanos) {
        OutgoingRecord message = SystemCommands.lapse(due.caseId(), due.id());
        pending.put(PendingCommand.first(SystemCommands.lapseId(due.caseId(), due.id()), message, due.duty(), nanos));
        return message;
    }

    /**
     * What the case core answered. A refusal does not end the matter: a core whose clock is behind ours refuses a duty that it sees
     * open, and takes it a moment later; of a duty that has ended, the event tells.
     */
    public synchronized void answered(Reply reply, long nanos) {
        PendingCommand command = pending.get(reply.caseId(), reply.commandId());
        if (command == null) {
            return;
        }
        if (command.isCredit()) {
            pending.removeIf(command.caseId(), command::equals);
            if (!pending.any(command.caseId(), PendingCommand::isCredit)) {
                waitingForCredit.remove(command.caseId());
            }
        } else if (reply.accepted() || NOTHING_TO_LAPSE.contains(reply.code())) {
            pending.put(command.taken(nanos));
        } else {
            pending.put(command.refused(nanos));
        }
    }

    public synchronized Optional<Instant> next() {
        return timers.next();
    }

    /** In how many nanoseconds something must be sent again. */
    public synchronized OptionalLong nextAgain(long nanos) {
        return pending.nextAgain(nanos);
    }

    /** Nothing is due, and every answer has come. */
    public synchronized boolean isIdle(Instant now) {
        return !timers.hasDue(now) && pending.all().allMatch(command -> command.accepted() || command.isEarly(now));
    }

    /** Duties whose time is over and that were not seen ended. */
    public synchronized long overdue(Instant now) {
        return timers.countDue(now)
                + pending.all().filter(command -> !command.isCredit()).count();
    }

    /** The cases with open duties, whoever works for them. */
    public synchronized Set<String> openCases() {
        Set<String> cases = timers.cases();
        cases.addAll(pending.cases());
        return cases;
    }

    public synchronized boolean isCrediting() {
        return !waitingForCredit.isEmpty();
    }
}
