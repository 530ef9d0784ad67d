package org.ballcourt.cases.command;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.cases.command.Payments.Transfer;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.ReferenceForm;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.PaymentReferences.Claimant;
import org.ballcourt.cases.store.PaymentReferences.Use;
import org.ballcourt.cases.store.UsedReferences;
import org.ballcourt.cases.store.UsedReferences.Taken;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;

/** The references of payments that a case names: each is taken before the commit that rests on it is stored. */
record References(UsedReferences used) {
    /**
     * What a reference must prove: that the buyer was paid, and the platform as far as that has credited the buyer before. Each payee is
     * a question of its own; the first is the one that the reference stands for.
     */
    static List<Transfer> payments(String caseId, CaseState state) {
        List<Transfer> due = state.ball().open().stream()
                .filter(duty -> duty.kind() == DutyKind.PERFORM && duty.payments() != null)
                .flatMap(duty -> duty.payments().stream())
                .map(one -> transfer(caseId, one.to(), one.amount(), state))
                .toList();
        return due.isEmpty() ? List.of(whole(caseId, state)) : due;
    }

    private static Transfer whole(String caseId, CaseState state) {
        Money credit = state.fulfilment().credit();
        boolean credited = credit != null && credit.isPositive();
        Account to = credited ? Account.PLATFORM : Account.BUYER;
        return transfer(caseId, to, state.fulfilment().dueNow(), state);
    }

    private static Transfer transfer(String caseId, Account to, Money amount, CaseState state) {
        String payee = to == Account.PLATFORM
                ? Account.PLATFORM.name()
                : new Actor(Role.BUYER, state.filing().buyer()).toString();
        return Transfer.of(caseId, state.filing().order(), payee, amount);
    }

    boolean isUsed(String reference, Transfer transfer, CommandMetadata metadata) {
        return isNamed(reference) && used.isUsed(reference, use(transfer, metadata, 0));
    }

    /**
     * The word of whoever did not pay proves nothing, and so uses up no reference: it might be another seller's.
     *
     * @param strict whether the case stands under rules that refuse a reference which proves another payment
     */
    void take(CaseCommand command, CommandMetadata metadata, CaseLog log, CaseState state, boolean strict) {
        String reference = named(command);
        boolean proves = command instanceof RecordAdvance || metadata.actor().role() == Role.SELLER;
        Transfer transfer = isNamed(reference) && proves
                ? proven(command, log.caseId(), state).orElse(null)
                : null;
        if (transfer == null) {
            return;
        }
        Use use = use(transfer, metadata, log.version());
        Taken taken =
                command instanceof RecordAdvance ? used.takeForAdvance(reference, use) : used.take(reference, use);
        if (taken == Taken.LOG_CHANGED) {
            throw new VersionConflict(log.caseId());
        }
        if (taken == Taken.USED && strict) {
            throw new CaseRejection(
                    RejectionCode.REFERENCE_USED,
                    Message.of("rule.payment-reference-used").with("reference", reference));
        }
    }

    /** An advance is ordered by its duty, a provisional credit before there is a plan; all else by the plan. */
    private static Optional<Transfer> proven(CaseCommand command, String caseId, CaseState state) {
        if (state.fulfilment().plan() != null) {
            return Optional.of(payments(caseId, state).getFirst());
        }
        if (command instanceof RecordAdvance) {
            return Stream.concat(state.ball().open().stream(), state.fulfilment().outlay().underWay().stream())
                    .filter(duty -> duty.kind() == DutyKind.PAY_ADVANCE && duty.payments() != null)
                    .flatMap(duty -> duty.payments().stream())
                    .map(one -> transfer(caseId, one.to(), one.amount(), state))
                    .findFirst();
        }
        return Optional.empty();
    }

    /** Null for a command that names no payment. */
    private static String named(CaseCommand command) {
        if (command instanceof RecordAdvance advance) {
            return advance.reference();
        }
        return command instanceof ConfirmStep step && step.step().isMoney() ? step.reference() : null;
    }

    private Use use(Transfer transfer, CommandMetadata metadata, long version) {
        return new Use(
                metadata.caseId(),
                version,
                new Claimant(metadata.actor(), metadata.commandId(), metadata.bodyHash()),
                transfer.payee(),
                transfer.amount(),
                InstantSource.system().instant());
    }

    private static boolean isNamed(String reference) {
        return !ReferenceForm.isMissing(reference);
    }
}
