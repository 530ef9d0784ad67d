package org.ballcourt.cases.whatif;

/** Why a case is left alone. */
enum PassedOver {
    NOT_A_DISPUTE,
    STILL_OPEN,
    OTHER_MARKET,
    OUTSIDE_PERIOD
}
