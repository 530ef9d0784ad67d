package org.ballcourt.contracts;

/** Why a rule says no. STATE rejections answer 409, CONTENT rejections 422. */
public enum RejectionCode {
    WRONG_STAGE(Kind.STATE),
    CASE_CLOSED(Kind.STATE),
    CASE_SUSPENDED(Kind.STATE),
    NOT_YOUR_ROLE(Kind.STATE),
    DUTY_NOT_OPEN(Kind.STATE),
    NOT_YOURS_TO_ANSWER(Kind.STATE),
    OFFER_NOT_OPEN(Kind.STATE),
    GROUND_NOT_MET(Kind.CONTENT),
    DUPLICATE_CASE(Kind.STATE),
    OUTSIDE_WINDOW(Kind.CONTENT),
    NO_REASON_EXCLUDED(Kind.CONTENT),
    AMOUNT_EXCEEDS_ORDER(Kind.CONTENT),
    EVIDENCE_UNKNOWN(Kind.CONTENT),
    EVIDENCE_NOT_YOURS(Kind.CONTENT),
    UNKNOWN_ELEMENT(Kind.CONTENT),
    TOO_MANY_EVIDENCE_REQUESTS(Kind.STATE),
    FINDING_MISSING(Kind.CONTENT),
    LIABILITY_NOT_100(Kind.CONTENT),
    OVER_AUTHORITY(Kind.STATE),
    OWNER_FIXED(Kind.STATE),
    APPEAL_NEEDS_NEW_EVIDENCE(Kind.CONTENT),
    APPEAL_NEEDS_CLAUSE(Kind.CONTENT),
    ALREADY_APPEALED(Kind.STATE),
    REVIEWER_NOT_INDEPENDENT(Kind.STATE),
    UNKNOWN_CLAUSE(Kind.CONTENT),
    COMMAND_ID_REUSED(Kind.CONTENT),
    STALE_VERSION(Kind.STATE),
    CASE_LOG_FULL(Kind.STATE),
    UNKNOWN_PARTY(Kind.CONTENT),
    WRONG_CURRENCY(Kind.CONTENT),
    ALREADY_RATED(Kind.STATE),
    PAYMENT_UNCONFIRMED(Kind.CONTENT),
    ALREADY_DECIDED(Kind.STATE),
    UNKNOWN_MARKET(Kind.CONTENT),
    OFFER_EMPTY(Kind.CONTENT),
    OFFER_NOT_BETTER(Kind.CONTENT),
    REASON_MISSING(Kind.CONTENT),
    RULING_INCOHERENT(Kind.CONTENT),
    FACT_NOT_NEW(Kind.CONTENT),
    REFERENCE_MISSING(Kind.CONTENT),
    REFERENCE_USED(Kind.CONTENT),
    OWN_CASE(Kind.STATE),
    TOO_MANY_OFFERS(Kind.STATE),
    TOO_MANY_EXHIBITS(Kind.STATE),
    KIND_NOT_ASKED(Kind.CONTENT),
    UNKNOWN_ORDER(Kind.CONTENT),
    NOT_YOUR_ORDER(Kind.CONTENT),
    NO_SUCH_CASE(Kind.NO_RELATION);

    /** The family of a code, and so its HTTP status. */
    public enum Kind {
        STATE(409),
        CONTENT(422),
        NO_RELATION(404);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;

    RejectionCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
