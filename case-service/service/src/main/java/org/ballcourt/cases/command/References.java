package org.ballcourt.cases.command;

import java.time.InstantSource;
import org.ballcourt.cases.command.Payments.Payment;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.PaymentReferences.Use;
import org.ballcourt.cases.store.UsedReferences;
import org.ballcourt.cases.store.UsedReferences.Taken;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.StepKind;

/** The references of payments that a case names: each is taken before the commit that rests on it is stored. */
record References(UsedReferences used) {
    static boolean isMoney(StepKind step) {
        return step == StepKind.REFUND || step == StepKind.COMPENSATE;
    }

    /** The payment that a reference must prove: to the buyer, or to the platform where that has credited the buyer before. */
    static Payment payment(String reference, String caseId, CaseState state) {
        Money credit = state.fulfilment().credit();
        boolean credited = credit != null && credit.isPositive();
        String payee = credited
                ? Account.PLATFORM.name()
                : new Actor(Role.BUYER, state.filing().buyer()).toString();
        return new Payment(reference, caseId, payee, state.fulfilment().plan().amount());
    }

    boolean isUsed(Payment payment, CommandMetadata metadata) {
        return isNamed(payment.reference()) && used.isUsed(payment.reference(), use(payment, metadata, 0));
    }

    /** @param strict whether the case stands under rules that refuse a reference which proves another payment */
    void take(CaseCommand command, CommandMetadata metadata, CaseLog log, CaseState state, boolean strict) {
        String reference = named(command);
        if (!isNamed(reference) || state.fulfilment().plan() == null) {
            return;
        }
        Use use = use(payment(reference, log.caseId(), state), metadata, log.version());
        if (command instanceof RecordAdvance) {
            used.note(reference, use);
            return;
        }
        Taken taken = used.take(reference, use);
        if (taken == Taken.LOG_CHANGED) {
            throw new VersionConflict(log.caseId());
        }
        if (taken == Taken.USED && strict) {
            throw new CaseRejection(
                    RejectionCode.REFERENCE_USED,
                    Message.of("rule.payment-reference-used").with("reference", reference));
        }
    }

    /** Null for a command that names no payment. */
    private static String named(CaseCommand command) {
        if (command instanceof RecordAdvance advance) {
            return advance.reference();
        }
        return command instanceof ConfirmStep step && isMoney(step.step()) ? step.reference() : null;
    }

    private Use use(Payment payment, CommandMetadata metadata, long version) {
        return new Use(
                metadata.caseId(),
                version,
                metadata.actor(),
                metadata.commandId(),
                payment.payee(),
                payment.amount(),
                InstantSource.system().instant());
    }

    private static boolean isNamed(String reference) {
        return reference != null && !reference.isBlank();
    }
}
