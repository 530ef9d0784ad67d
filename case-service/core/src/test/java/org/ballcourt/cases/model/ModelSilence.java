package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.util.Map;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;

/** What silence does: the table of section 5, line by line. */
final class ModelSilence {
    private final ModelCase c;

    ModelSilence(ModelCase c) {
        this.c = c;
    }

    void lapse(ModelDuty duty) {
        c.lapsing = duty.holder;
        c.tell("DutyLapsed");
        c.lapsing = Role.SYSTEM;
        follow(duty);
        c.lapsing = null;
    }

    private void follow(ModelDuty duty) {
        c.ball.remove(duty);
        c.sellerSilent |= duty.holder == Role.SELLER;
        c.platformLate |= duty.holder.isPlatform();
        switch (duty.kind) {
            case ANSWER_CLAIM -> {
                if (duty.onLapse == Consequence.REMEDY_GRANTED) {
                    c.tell("ClaimAccepted");
                    boolean beyondPrice = c.policy.secondEdition() != null && c.remedy == Remedy.COMPENSATION;
                    c.enforce(new ModelPlan(
                            beyondPrice ? c.remedy : Remedy.REFUND,
                            c.claimed,
                            Map.of(Account.SELLER, 100),
                            Outcome.REMEDY_PERFORMED));
                } else {
                    c.tell("InterventionRequested");
                    c.openTriage();
                }
            }
            case ANSWER_REJECTION -> c.close(Outcome.LAPSED);
            case ANSWER_OFFER -> {
                c.offerBy = null;
                c.runOnAfterOffer();
            }
            case TRIAGE -> {
                c.senior = true;
                c.tell("InterventionAccepted");
                c.endAll();
                c.openEvidenceRound();
            }
            case PROVE -> {
                for (Burden burden : c.burdens) {
                    String by = burden.element() + " by " + duty.holder;
                    boolean brought = c.policy.secondEdition() == null
                            ? c.exhibits.contains(by)
                            : burden.kinds().stream().anyMatch(kind -> c.exhibits.contains(by + " with " + kind));
                    if (c.bearsNow(burden) == duty.holder && !brought) {
                        c.presumeAgainst(duty.holder, burden.element());
                    }
                }
                c.adjudicateIfProven();
            }
            case ANSWER_REQUEST -> {
                if (duty.about != null) {
                    c.presumeAgainst(duty.holder.isSide() ? duty.holder : c.bearerOf(duty.about), duty.about);
                }
                c.adjudicateIfProven();
            }
            case INSPECT -> c.adjudicateIfProven();
            case ANSWER_SETTLEMENT -> {
                if (!c.has(DutyKind.ANSWER_SETTLEMENT)) {
                    c.adjudicateAfterMediation();
                }
            }
            case RULE -> ruleLapses(duty);
            case MAY_APPEAL -> {
                if (c.nobodyActs()) {
                    c.rulingFinal = true;
                    carryOut();
                }
            }
            case REVIEW -> {
                c.reviewLapses++;
                if (duty.onLapse == Consequence.OTHER_REVIEWER) {
                    c.tell("HandedOff");
                    c.handOffs.add("" + c.events);
                    c.open(DutyKind.REVIEW, Role.REVIEWER, null, DutyTerm.REVIEW, null, Consequence.RULING_STANDS);
                } else {
                    c.tell("AppealDecided");
                    c.rulingFinal = true;
                    carryOut();
                }
            }
            case RETURN_GOODS -> {
                c.closeWithCreditBack(Outcome.LAPSED);
            }
            case CONFIRM_RECEIPT -> {
                c.tell("StepConfirmed");
                c.endStep(BigDecimal.ZERO);
            }
            case PERFORM -> {
                if (c.plan.whoBearsPerforms()) {
                    c.payouts().sellerWasSilent();
                } else if (c.advance().signum() > 0) {
                    c.open(DutyKind.PAY_ADVANCE, Role.SYSTEM, null, DutyTerm.PAY_ADVANCE, null, Consequence.RETRIED);
                } else {
                    c.advancePaid();
                }
            }
            case PAY_ADVANCE -> {
                if (duty.pays != null) {
                    payoutLapses(duty);
                } else if (duty.onLapse == Consequence.PLATFORM_OWES) {
                    c.close(c.plan.outcome());
                    c.bookAdvance();
                } else {
                    c.open(DutyKind.PAY_ADVANCE, Role.SYSTEM, null, DutyTerm.PAY_ADVANCE, null, afterAnother(duty))
                                    .lapses =
                            duty.lapses + 1;
                }
            }
            case AWAIT_OUTSIDE_BODY -> {
                c.tell("CaseResumed");
                c.stage = c.suspendedFrom;
                c.suspendedFrom = null;
                c.runOn(waiting -> waiting.suspended);
            }
            case HANDLE_AGENT_COMPLAINT -> throw new IllegalStateException("not a duty of a dispute");
        }
    }

    private void payoutLapses(ModelDuty duty) {
        if (duty.onLapse == Consequence.PLATFORM_OWES) {
            c.payouts().neverPaid(duty);
        } else {
            c.payouts().order(duty.about, duty.pays.get(Account.BUYER), afterAnother(duty));
            c.ball.getLast().lapses = duty.lapses + 1;
        }
    }

    /** The last of so many attempts at one payment leaves a debt, whatever became of other payments. */
    private Consequence afterAnother(ModelDuty payment) {
        boolean last = payment.lapses + 2 >= c.policy.limits().advanceAttempts();
        return last ? Consequence.PLATFORM_OWES : Consequence.RETRIED;
    }

    private void ruleLapses(ModelDuty duty) {
        BigDecimal price = c.price(new ModelOrderLine(c).left(c.claim()));
        switch (duty.onLapse) {
            case MOVES_TO_SENIOR -> {
                c.tell("EscalatedToSenior");
                c.senior = true;
                c.open(
                        DutyKind.RULE,
                        Role.SENIOR,
                        null,
                        DutyTerm.RULE_AFTER_AGENT_LAPSE,
                        null,
                        Consequence.PROVISIONAL_CREDIT);
            }
            case PROVISIONAL_CREDIT -> {
                c.tell("ProvisionalCreditGranted");
                BigDecimal more = price.subtract(c.credit).max(BigDecimal.ZERO);
                c.credit = c.credit.add(more);
                c.book(Map.of(Account.BUYER, more, Account.PLATFORM, more.negate()));
                c.open(
                        DutyKind.RULE,
                        Role.SENIOR,
                        duty.holderId,
                        DutyTerm.RULE_LAST_CHANCE,
                        null,
                        Consequence.GRANTED_AT_PLATFORM_COST);
                if (c.policy.secondEdition() != null && more.signum() > 0) {
                    c.payouts().order(ModelPayouts.CREDIT, more);
                }
            }
            default -> {
                BigDecimal rest = price.subtract(c.credit).max(BigDecimal.ZERO);
                if (c.policy.secondEdition() != null && rest.signum() > 0) {
                    c.perform(new ModelPlan(
                            Remedy.REFUND, price, Map.of(Account.PLATFORM, 100), Outcome.REMEDY_PERFORMED));
                    return;
                }
                c.closeTaking(c.credit.subtract(price).max(BigDecimal.ZERO), Outcome.REMEDY_PERFORMED);
                c.book(Map.of(Account.BUYER, rest, Account.PLATFORM, rest.negate()));
                c.credit = BigDecimal.ZERO;
            }
        }
    }

    /** A final ruling is performed, or the case closes where nothing is owed. */
    void carryOut() {
        if (c.sentAway) {
            c.closeWithCreditBack(Outcome.INADMISSIBLE);
            return;
        }
        if (c.ruling.grants()) {
            c.enforce(c.ruling.plan());
            return;
        }
        boolean undecided = c.ruling.result() == RulingResult.UNDECIDED;
        c.closeWithCreditBack(undecided ? Outcome.UNDECIDED : Outcome.CLAIM_DISMISSED);
    }
}
