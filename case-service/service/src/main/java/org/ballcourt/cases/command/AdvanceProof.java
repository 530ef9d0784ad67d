package org.ballcourt.cases.command;

import java.util.List;
import org.ballcourt.cases.command.Payments.Transfer;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;

/** Asks the payment system for an advance that somebody else than the product says was paid. */
final class AdvanceProof {
    private AdvanceProof() {}

    /** What the product ordered was answered by the payment system already. Where nothing was left to pay nobody paid, whatever lapsed. */
    static void require(Payments payments, CommandMetadata metadata, CaseState state, List<DatedEvent> events) {
        if (metadata.isOwn()) {
            return;
        }
        for (DatedEvent dated : events) {
            if (dated.event() instanceof AdvancePaid paid
                    && paid.amount().isPositive()
                    && !payments.confirms(paid.reference(), transfer(metadata, state, paid))) {
                throw new CaseRejection(
                        RejectionCode.PAYMENT_UNCONFIRMED,
                        Message.of("rule.payment-unknown").with("reference", String.valueOf(paid.reference())));
            }
        }
    }

    private static Transfer transfer(CommandMetadata metadata, CaseState state, AdvancePaid paid) {
        String buyer = new Actor(Role.BUYER, state.filing().buyer()).toString();
        return Transfer.of(metadata.caseId(), state.filing().order(), buyer, paid.amount());
    }
}
