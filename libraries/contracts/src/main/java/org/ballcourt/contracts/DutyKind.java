package org.ballcourt.contracts;

/** What the holder of the ball must do. */
public enum DutyKind {
    ANSWER_CLAIM,
    ANSWER_REJECTION,
    ANSWER_OFFER,
    TRIAGE,
    PROVE,
    ANSWER_REQUEST,
    INSPECT,
    ANSWER_SETTLEMENT,
    RULE,
    MAY_APPEAL,
    REVIEW,
    RETURN_GOODS,
    CONFIRM_RECEIPT,
    PERFORM,
    PAY_ADVANCE,
    AWAIT_OUTSIDE_BODY,
    HANDLE_AGENT_COMPLAINT,
    HANDLE_VIOLATION,
    HANDLE_CONTEST,
    /** Of whoever is reported, before anybody decides. */
    ANSWER_REPORT,
    /** Of the desk: a person says something to whoever asked. */
    ANSWER_CONTACT
}
