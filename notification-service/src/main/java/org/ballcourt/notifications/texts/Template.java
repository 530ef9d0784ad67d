package org.ballcourt.notifications.texts;

import java.util.Locale;

/**
 * What notices there are. Each has a text per language in {@code notices/<id>.<language>.txt}.
 *
 * <p>A binding notice tells of a decision, a deadline or money: when it is uncertain whether its mail went out, it is
 * sent again. Of a courtesy the reader would rather miss one than get two.
 */
public enum Template {
    COMPLAINT_FILED,
    EXPRESS_REFUND_GRANTED,
    NO_REASON_RETURN_GRANTED,
    COMPLAINT_FILED_FOR_YOU,
    CLAIM_ACCEPTED,
    CLAIM_REJECTED,
    OFFER_MADE,
    OFFER_ACCEPTED,
    OFFER_DECLINED,
    OFFER_EXPIRED,
    STATEMENT_ADDED(false),
    COMPLAINT_WITHDRAWN,
    INTERVENTION_REQUESTED,
    INTERVENTION_ACCEPTED,
    INTERVENTION_DECLINED,
    EVIDENCE_ROUND_OPENED,
    EVIDENCE_REQUESTED,
    EVIDENCE_SUBMITTED(false),
    EVIDENCE_COMPLETED(false),
    EVIDENCE_UNAVAILABLE(false),
    CASE_HANDED_OFF,
    OWNER_FIXED,
    ESCALATED,
    SETTLEMENT_PROPOSED,
    SETTLEMENT_ACCEPTED,
    SETTLEMENT_DECLINED,
    RULING_ISSUED,
    RULING_FINAL,
    APPEAL_LODGED,
    APPEAL_DECIDED,
    STEP_CONFIRMED,
    NON_PERFORMANCE_REPORTED,
    CASE_SUSPENDED,
    CASE_RESUMED,
    EXTERNAL_OUTCOME_RECORDED,
    SELLER_SILENT,
    OTHER_SIDE_SILENT,
    DUTY_MISSED,
    DUTY_ENDED(false),
    PLATFORM_LATE,
    SENIOR_LATE,
    REVIEWER_LATE,
    INSPECTION_LATE,
    ADVANCE_LATE,
    SUPERVISOR_LATE,
    MATTER_FILED,
    COMPLAINED_ABOUT,
    MATTER_DECIDED,
    SANCTION_DECIDED,
    SANCTION_APPEALED,
    VIOLATION_UPHELD,
    VIOLATION_REPORTED,
    REPORT_ANSWERED,
    REPORT_UNANSWERED,
    MATTER_CLOSED,
    CONTACT_ANSWERED,
    CONTACT_REPEATED(false),
    CONTACT_UNANSWERED,
    PROVISIONAL_CREDIT,
    ADVANCE_PAID,
    RECOVERY_OPENED,
    RECOVERY_TO_CLAIM,
    RECOVERY_REVERSED,
    REMEDY_REDUCED,
    OUTAGE_CREDITED,
    POLICY_ANNOUNCED,
    STANDING_CHANGED,
    WEBHOOK_DISABLED,
    CASE_CLOSED,
    YOUR_TURN,
    REMINDER(false);

    private final boolean binding;

    Template() {
        this(true);
    }

    Template(boolean binding) {
        this.binding = binding;
    }

    public boolean isBinding() {
        return binding;
    }

    /** As others name it: {@code complaint-filed}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The template of an id. */
    public static Template of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
