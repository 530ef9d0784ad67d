package org.ballcourt.escalation.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ballcourt.escalation.deadlines.PendingCommand.Stand;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.OpenDuty;
import org.ballcourt.escalation.messaging.Reply;
import org.ballcourt.escalation.metrics.EscalationMetrics;
import org.ballcourt.escalation.timers.TimerQueue;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.servicekit.kafka.SentRecord;

/**
 * Fires each deadline: sends its command when the time is over, and again until the duty is seen ended.
 *
 * <p>The same command any number of times has one effect, so that nothing here needs to be remembered over a restart.
 */
public final class Deadlines {
    /** Few enough that the first are on their way while the others are written. */
    private static final int MOST_AT_ONCE = 500;

    private static final Set<String> NOTHING_TO_LAPSE = Set.of("CASE_CLOSED", "NO_SUCH_CASE");

    /** Nobody has looked at the command itself, because our token was not believed; that is for people to mend. */
    private static final Set<String> NOT_HEARD = Set.of("UNAUTHENTICATED", "FORBIDDEN");

    private final RecordSender sender;
    private final Predicate<String> owned;
    private final EscalationMetrics metrics;
    private final TimerQueue<Deadline> timers = new TimerQueue<>();
    private final PendingCommands pending = new PendingCommands();
    private final CreditHolds holds = new CreditHolds();
    private Instant latest = Instant.MIN;

    /** @param owned whether this instance works for the case */
    public Deadlines(RecordSender sender, Predicate<String> owned, EscalationMetrics metrics) {
        this.sender = sender;
        this.owned = owned;
        this.metrics = metrics;
    }

    /** The case has these duties open, and no others. */
    public void set(CaseDuties duties) {
        set(duties, Instant.MAX);
    }

    /** The same, where what is due later than that is left to the store. */
    public synchronized void set(CaseDuties duties, Instant until) {
        String caseId = duties.caseId();
        Map<String, Instant> open = duties.open().stream().collect(Collectors.toMap(OpenDuty::dutyId, OpenDuty::dueAt));
        pending.removeIf(
                caseId,
                command -> !command.isCredit()
                        && !command.duty()
                                .dueAt()
                                .equals(open.get(command.duty().dutyId())));
        List<Deadline> deadlines = duties.open().stream()
                .filter(duty -> !duty.dueAt().isAfter(until))
                .filter(duty -> pending.get(caseId, SystemCommands.lapseId(caseId, duty.dutyId())) == null)
                .map(duty -> new Deadline(caseId, duty))
                .toList();
        timers.set(caseId, deadlines);
    }

    /** Gives an outage back to these cases; their deadlines wait for the answers. */
    public void credit(Collection<String> cases, Outage outage, long nanos) {
        List<PendingCommand> commands = new ArrayList<>();
        synchronized (this) {
            for (String caseId : cases) {
                holds.asked(caseId);
                commands.add(PendingCommand.first(
                        SystemCommands.creditId(caseId, outage), SystemCommands.credit(caseId, outage), null, nanos));
            }
            commands.forEach(pending::put);
        }
        commands.forEach(command -> send(command, nanos));
    }

    /** What Kafka answers may come while this runs, or much later. */
    private void send(PendingCommand command, long nanos) {
        sender.send(command.message()).whenComplete((there, failure) -> sent(command, there, nanos));
    }

    /** @param there null where it could not be sent, or may have been */
    private synchronized void sent(PendingCommand command, SentRecord there, long nanos) {
        if (pending.get(command.caseId(), command.commandId()) == command) {
            pending.put(there == null ? command.failed(nanos) : command.takenByKafka(there));
        }
    }

    /** Sends what is due now, and again what is known to have come to nothing. */
    public void sendDue(Instant now, long nanos) {
        List<PendingCommand> commands = new ArrayList<>();
        synchronized (this) {
            if (now.isBefore(latest)) {
                waitAgainFor(pending.notYetDue(now));
            }
            latest = now;
            for (PendingCommand command : pending.due(nanos)) {
                again(command, nanos).ifPresent(commands::add);
            }
        }
        commands.forEach(command -> send(command, nanos));
        boolean more = true;
        while (more) {
            Fired fired = fireSome(now, nanos);
            fired.commands().forEach(command -> send(command, nanos));
            more = fired.isFull();
        }
    }

    /** @param isFull there may be more that was due */
    private record Fired(List<PendingCommand> commands, boolean isFull) {}

    private synchronized Fired fireSome(Instant now, long nanos) {
        List<Deadline> taken = timers.takeDue(now, MOST_AT_ONCE, deadline -> holds.holds(deadline.caseId()));
        List<PendingCommand> commands = new ArrayList<>();
        for (Deadline due : taken) {
            timers.done(due);
            if (owned.test(due.caseId())) {
                commands.add(fire(due, nanos));
                metrics.lapseSent(due.duty().kind(), Duration.between(due.at(), now));
            }
        }
        return new Fired(commands, taken.size() == MOST_AT_ONCE);
    }

    /**
     * Finds out which commands the case core is past without our having heard of it. What waits in the topic is not sent again, however
     * long it waits there: that would make every storm a worse one.
     */
    public void look(CommandProgress progress, long nanos) {
        List<PendingCommand> waiting;
        synchronized (this) {
            waiting = pending.inTopic();
        }
        Optional<Predicate<SentRecord>> passed = waiting.isEmpty() ? Optional.empty() : progress.passed();
        if (passed.isPresent()) {
            passed(waiting, passed.get(), nanos);
        }
    }

    private synchronized void passed(List<PendingCommand> waiting, Predicate<SentRecord> passed, long nanos) {
        pending.passed(waiting, passed, nanos);
    }

    /** Time was set back while these were on their way: they are due again when it comes to them again. */
    private void waitAgainFor(List<PendingCommand> early) {
        for (PendingCommand command : early) {
            pending.removeIf(command.caseId(), command::equals);
            timers.add(new Deadline(command.caseId(), command.duty()));
        }
    }

    /** A deadline that another instance has taken over is left to it; a credit is not, since the new one may not know of it. */
    private Optional<PendingCommand> again(PendingCommand command, long nanos) {
        if (!command.isCredit() && !owned.test(command.caseId())) {
            pending.removeIf(command.caseId(), command::equals);
            return Optional.empty();
        }
        if (command.isInTopic() && pending.isProgressKnown(nanos)) {
            pending.put(command.waitsOn(nanos));
            return Optional.empty();
        }
        PendingCommand again = command.sentAgain(nanos);
        pending.put(again);
        metrics.sentAgain();
        return Optional.of(again);
    }

    private PendingCommand fire(Deadline due, long nanos) {
        PendingCommand command = PendingCommand.first(
                SystemCommands.lapseId(due.caseId(), due.id()),
                SystemCommands.lapse(due.caseId(), due.id()),
                due.duty(),
                nanos);
        pending.put(command);
        return command;
    }

    /** The event of a lapse was seen. Of those that were asked for here it is measured how late they came. */
    public synchronized void lapsed(String caseId, String dutyId, Instant now, long nanos) {
        PendingCommand command = pending.get(caseId, SystemCommands.lapseId(caseId, dutyId));
        if (command != null && command.stand() != Stand.LAPSED) {
            metrics.lapseSeen(Duration.between(command.duty().dueAt(), now));
            pending.put(command.lapsed(nanos));
        }
    }

    /**
     * What the case core answered. A refusal does not end the matter: a core whose clock is behind ours refuses a duty that it sees
     * open, and takes it a moment later; of a duty that has ended, the event tells.
     */
    public synchronized void answered(Reply reply, long nanos) {
        PendingCommand command = pending.get(reply.caseId(), reply.commandId());
        if (command == null || command.stand() == Stand.LAPSED) {
            return;
        }
        if (command.isCredit() && reply.code() != null && NOT_HEARD.contains(reply.code())) {
            pending.put(command.refused(nanos));
        } else if (command.isCredit()) {
            pending.removeIf(command.caseId(), command::equals);
            if (!pending.any(command.caseId(), PendingCommand::isCredit)) {
                holds.answered(command.caseId());
            }
        } else if (reply.accepted() || NOTHING_TO_LAPSE.contains(reply.code())) {
            pending.put(command.accepted(nanos));
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
        return !timers.hasDue(now) && pending.all().allMatch(command -> command.isAccepted() || command.isEarly(now));
    }

    /** Duties whose time is over and that were not seen ended. */
    public synchronized long overdue(Instant now) {
        return timers.countDue(now)
                + pending.all().filter(command -> !command.isCredit()).count();
    }

    /** Of the cases behind that one, in the order of ids, some have not been asked yet to take a credit; null for none. */
    synchronized void creditedUpTo(String caseId) {
        holds.askedUpTo(caseId);
    }

    public synchronized boolean isCrediting() {
        return holds.areUnanswered();
    }
}
