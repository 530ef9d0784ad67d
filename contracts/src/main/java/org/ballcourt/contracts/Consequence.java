package org.ballcourt.contracts;

/** What silence brings when a duty's time is over. */
public enum Consequence {
    REMEDY_GRANTED,
    INTERVENTION_OPENS,
    CASE_LAPSES,
    OFFER_EXPIRES,
    CASE_ACCEPTED,
    PRESUMPTION,
    GOES_ON,
    COUNTS_AS_DECLINED,
    MOVES_TO_SENIOR,
    PROVISIONAL_CREDIT,
    GRANTED_AT_PLATFORM_COST,
    RULING_FINAL,
    OTHER_REVIEWER,
    RULING_STANDS,
    REMEDY_LAPSES,
    COUNTS_AS_RECEIVED,
    PLATFORM_PAYS,
    RETRIED,
    PLATFORM_OWES,
    RESUMES
}
