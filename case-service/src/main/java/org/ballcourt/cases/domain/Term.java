package org.ballcourt.cases.domain;

/** The lengths that a policy sets: one for each duty, and the variants of RULE. */
public enum Term {
    ANSWER_CLAIM,
    ANSWER_REJECTION,
    ANSWER_OFFER,
    TRIAGE,
    PROVE,
    ANSWER_REQUEST,
    INSPECT,
    ANSWER_SETTLEMENT,
    RULE_BY_AGENT,
    RULE_BY_SENIOR,
    RULE_AFTER_AGENT_LAPSE,
    RULE_LAST_CHANCE,
    MAY_APPEAL,
    REVIEW,
    RETURN_GOODS,
    CONFIRM_RECEIPT,
    PERFORM,
    PAY_ADVANCE,
    AWAIT_OUTSIDE_BODY,
    HANDLE_AGENT_COMPLAINT
}
