package org.ballcourt.cases.domain;

import static org.ballcourt.contracts.Consequence.*;

import java.util.EnumSet;
import java.util.Set;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;

/** What a policy sets a time and a consequence of silence for: each duty, and its variants that differ in either. */
public enum DutyTerm {
    ANSWER_CLAIM(DutyKind.ANSWER_CLAIM, INTERVENTION_OPENS, REMEDY_GRANTED),
    ANSWER_SMALL_CLAIM(DutyKind.ANSWER_CLAIM, REMEDY_GRANTED, INTERVENTION_OPENS),
    ANSWER_REJECTION(DutyKind.ANSWER_REJECTION, CASE_LAPSES, INTERVENTION_OPENS),
    ANSWER_OFFER(DutyKind.ANSWER_OFFER, OFFER_EXPIRES),
    TRIAGE(DutyKind.TRIAGE, CASE_ACCEPTED),
    PROVE(DutyKind.PROVE, PRESUMPTION, GOES_ON),
    /** In what condition returned goods came back. */
    PROVE_CONDITION(DutyKind.PROVE, PRESUMPTION, GOES_ON),
    ANSWER_REQUEST(DutyKind.ANSWER_REQUEST, PRESUMPTION, GOES_ON),
    INSPECT(DutyKind.INSPECT, GOES_ON),
    ANSWER_SETTLEMENT(DutyKind.ANSWER_SETTLEMENT, COUNTS_AS_DECLINED),
    RULE_BY_AGENT(DutyKind.RULE, MOVES_TO_SENIOR, PROVISIONAL_CREDIT, GRANTED_AT_PLATFORM_COST),
    RULE_BY_SENIOR(DutyKind.RULE, PROVISIONAL_CREDIT, GRANTED_AT_PLATFORM_COST, MOVES_TO_SENIOR),
    RULE_AFTER_AGENT_LAPSE(DutyKind.RULE, PROVISIONAL_CREDIT, GRANTED_AT_PLATFORM_COST, MOVES_TO_SENIOR),
    RULE_LAST_CHANCE(DutyKind.RULE, GRANTED_AT_PLATFORM_COST, PROVISIONAL_CREDIT, MOVES_TO_SENIOR),
    MAY_APPEAL(DutyKind.MAY_APPEAL, RULING_FINAL),
    REVIEW(DutyKind.REVIEW, OTHER_REVIEWER, RULING_STANDS),
    REVIEW_BY_OTHER(DutyKind.REVIEW, RULING_STANDS, OTHER_REVIEWER),
    RETURN_GOODS(DutyKind.RETURN_GOODS, REMEDY_LAPSES),
    CONFIRM_RECEIPT(DutyKind.CONFIRM_RECEIPT, COUNTS_AS_RECEIVED),
    /** Of what was sent in place of the goods, or repaired. */
    RECEIVE_REPLACEMENT(DutyKind.CONFIRM_RECEIPT, COUNTS_AS_RECEIVED),
    PERFORM(DutyKind.PERFORM, PLATFORM_PAYS),
    PAY_ADVANCE(DutyKind.PAY_ADVANCE, RETRIED),
    PAY_ADVANCE_LAST(DutyKind.PAY_ADVANCE, PLATFORM_OWES, RETRIED),
    /** In the second edition from its last sign. */
    AWAIT_OUTSIDE_BODY(DutyKind.AWAIT_OUTSIDE_BODY, RESUMES),
    /** Before a reference proves that the body has the case. */
    AWAIT_PROOF_OF_FILING(DutyKind.AWAIT_OUTSIDE_BODY, RESUMES),
    HANDLE_AGENT_COMPLAINT(DutyKind.HANDLE_AGENT_COMPLAINT, ONE_LEVEL_UP, CLOSES_UNDECIDED),
    HANDLE_VIOLATION(DutyKind.HANDLE_VIOLATION, ONE_LEVEL_UP, CLOSES_UNDECIDED),
    HANDLE_CONTEST(DutyKind.HANDLE_CONTEST, ONE_LEVEL_UP, CLOSES_UNDECIDED),
    ANSWER_REPORT(DutyKind.ANSWER_REPORT, GOES_ON),
    /** Of a complaint, a report or a contest. */
    HANDLE_AT_LEVEL_ABOVE(DutyKind.HANDLE_AGENT_COMPLAINT, CLOSES_UNDECIDED, ONE_LEVEL_UP),
    /** Where whoever asks waits on the line. */
    ANSWER_CONTACT(DutyKind.ANSWER_CONTACT, ONE_LEVEL_UP, CLOSES_UNDECIDED),
    /** A contact in writing. */
    ANSWER_LETTER(DutyKind.ANSWER_CONTACT, ONE_LEVEL_UP, CLOSES_UNDECIDED),
    ANSWER_CONTACT_AT_LEVEL_ABOVE(DutyKind.ANSWER_CONTACT, CLOSES_UNDECIDED, ONE_LEVEL_UP);

    private final DutyKind duty;
    private final Set<Consequence> consequences;

    DutyTerm(DutyKind duty, Consequence usual, Consequence... others) {
        this.duty = duty;
        this.consequences = EnumSet.of(usual, others);
    }

    /** Whether policies of the first edition do without it; what else only the second edition opens has a time in those too. */
    public boolean isNeededBySecondEditionAlone() {
        return this == ANSWER_REPORT || duty == DutyKind.ANSWER_CONTACT;
    }

    /** What the level above has to do where the desk was silent. */
    public static DutyTerm atLevelAbove(DutyKind duty) {
        return duty == DutyKind.ANSWER_CONTACT ? ANSWER_CONTACT_AT_LEVEL_ABOVE : HANDLE_AT_LEVEL_ABOVE;
    }

    /** The duty that this is a variant of. */
    public DutyKind duty() {
        return duty;
    }

    /** What a policy may let silence bring here; whether a choice leads out of every state is for the walk to prove. */
    public Set<Consequence> consequences() {
        return consequences;
    }
}
