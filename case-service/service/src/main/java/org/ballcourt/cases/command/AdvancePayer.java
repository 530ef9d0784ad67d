package org.ballcourt.cases.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.ballcourt.cases.command.Payments.Transfer;
import org.ballcourt.cases.domain.Ball;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Filing;
import org.ballcourt.cases.store.Advances;
import org.ballcourt.cases.store.Advances.Noted;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitSideEffect;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pays the platform's advances and records them. An advance keeps its key however often its duty lapses and is opened again, so that
 * the payment system sees one payment, and pays once. What was asked for and not answered when the case closed is asked for until it is. What
 * failed until the case was closed is another payment than what is awarded later.
 */
final class AdvancePayer implements CommitSideEffect, IdleCheck {
    private static final Logger log = LoggerFactory.getLogger(AdvancePayer.class);
    private static final int BATCH = 100;

    private final Advances advances;
    private final CaseStore cases;
    private final CaseDecider decider;
    private final Payments payments;
    private final CaseCommands commands;
    private final ReentrantLock one = new ReentrantLock();
    private final AtomicInteger awaited = new AtomicInteger();

    AdvancePayer(Advances advances, CaseStore cases, CaseDecider decider, Payments payments, CaseCommands commands) {
        this.advances = advances;
        this.cases = cases;
        this.decider = decider;
        this.payments = payments;
        this.commands = commands;
    }

    /**
     * What the platform must pay now, or asked for and was not answered.
     *
     * @param first the duty that ordered it first
     */
    private record Due(String dutyId, String first, Transfer transfer) {
        String key() {
            return transfer.caseId() + ":" + first;
        }
    }

    @Override
    public void apply(CaseLog caseLog, List<Commit> commits) {
        if (commits.stream().flatMap(commit -> commit.events().stream()).anyMatch(AdvancePayer::opensAdvance)) {
            advances.note(new Noted(caseLog.caseId(), caseLog.lastSeq()));
            awaited.incrementAndGet();
            Thread.ofVirtual().name("case-advance").start(() -> {
                try {
                    payAll();
                } finally {
                    awaited.decrementAndGet();
                }
            });
        }
    }

    private static boolean opensAdvance(RecordedEvent recorded) {
        return recorded.event().ball().opened().stream().anyMatch(duty -> duty.kind() == DutyKind.PAY_ADVANCE);
    }

    /** Pays whatever is noted; what fails is tried again at the next call. */
    void payAll() {
        one.lock();
        try {
            advances.noted(BATCH).forEach(this::pay);
        } catch (Unavailable e) {
            log.warn("Cannot look for advances just now: {}", e.getMessage());
        } finally {
            one.unlock();
        }
    }

    private void pay(Noted noted) {
        succeeds(noted.caseId(), () -> {
            long open = due(cases.load(noted.caseId())).stream()
                    .filter(due -> !succeeds(noted.caseId(), () -> pay(due)))
                    .count();
            if (open == 0) {
                advances.done(noted);
            }
        });
    }

    /** What fails is told and tried again; other payments, of this case or another, do not wait for it. */
    private static boolean succeeds(String caseId, Runnable payment) {
        try {
            payment.run();
            return true;
        } catch (Unavailable e) {
            log.warn("The advance of case {} is not paid yet: {}", caseId, e.getMessage());
        } catch (CaseRejection e) {
            log.error("The advance of case {} was paid, but the case refuses to record it", caseId, e);
        } catch (RuntimeException strange) {
            log.error("The advance of case {} waits until somebody has looked", caseId, strange);
        }
        return false;
    }

    private void pay(Due due) {
        advances.ask(due.transfer().caseId(), due.first());
        String reference = payments.pay(due.key(), due.transfer());
        RecordAdvance command = new RecordAdvance(due.dutyId(), reference);
        commands.submit(CommandRequest.bySystem(due.transfer().caseId(), "advance:" + due.dutyId(), command));
    }

    /** A payment that is tried again keeps its key: that of the duty which ordered it first. */
    private List<Due> due(CaseLog caseLog) {
        CaseState state = CaseState.NONE;
        Map<String, String> ordering = new HashMap<>();
        Map<String, String> firsts = new HashMap<>();
        for (RecordedEvent recorded : caseLog.events()) {
            state = state.evolve(recorded.at(), recorded.actor(), recorded.event());
            List<Duty> ordered = ordered(state);
            ordering.keySet()
                    .retainAll(ordered.stream().map(AdvancePayer::causeOf).toList());
            ordered.forEach(
                    duty -> firsts.put(duty.dutyId(), ordering.computeIfAbsent(causeOf(duty), _ -> duty.dutyId())));
        }
        CaseState now = state;
        return toPay(caseLog.caseId(), now, firsts)
                .flatMap(duty -> amount(caseLog, now, duty)
                        .map(amount -> transfer(caseLog.caseId(), now.filing(), amount))
                        .map(transfer -> new Due(duty.dutyId(), firsts.get(duty.dutyId()), transfer))
                        .stream())
                .toList();
    }

    /** After the end only what was asked for before: perhaps it was paid, and nobody was told. */
    private Stream<Duty> toPay(String caseId, CaseState state, Map<String, String> firsts) {
        List<Duty> late =
                state.isOpen() ? List.of() : state.fulfilment().outlay().underWay();
        if (late.isEmpty()) {
            return open(state).stream();
        }
        Set<String> asked = advances.asked(caseId);
        return late.stream().filter(duty -> asked.contains(firsts.get(duty.dutyId())));
    }

    private static Transfer transfer(String caseId, Filing filing, Money amount) {
        return Transfer.of(caseId, filing.order(), new Actor(Role.BUYER, filing.buyer()).toString(), amount);
    }

    /** As a word; one for all that have none. */
    private static String causeOf(Duty advance) {
        return String.valueOf(advance.about());
    }

    private static List<Duty> open(CaseState state) {
        return advances(state.ball().open().stream());
    }

    /** Also those that wait while the case stands still. */
    private static List<Duty> ordered(CaseState state) {
        Stream<Duty> waiting = state.ball().waiting().stream().map(Ball.Waiting::duty);
        return advances(Stream.concat(state.ball().open().stream(), waiting));
    }

    private static List<Duty> advances(Stream<Duty> duties) {
        return duties.filter(duty -> duty.kind() == DutyKind.PAY_ADVANCE).toList();
    }

    /** Lets the rules say what would be recorded, so that exactly this is paid. */
    private Optional<Money> amount(CaseLog caseLog, CaseState state, Duty duty) {
        RecordAdvance command = new RecordAdvance(duty.dutyId(), "preview");
        DecisionInput act = new DecisionInput(caseLog.caseId(), Actor.SYSTEM, caseLog.lastAt(), command, Facts.NONE);
        return decider.decide(act, state).stream()
                .map(dated -> dated.event() instanceof AdvancePaid paid ? paid.amount() : null)
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Override
    public String name() {
        return "case-advances";
    }

    @Override
    public boolean isIdle() {
        return awaited.get() == 0;
    }
}
