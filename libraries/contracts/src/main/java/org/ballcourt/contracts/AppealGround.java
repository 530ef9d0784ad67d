package org.ballcourt.contracts;

/** Why a ruling is appealed. */
public enum AppealGround {
    NEW_EVIDENCE,
    RULE_MISAPPLIED,
    PROCEDURE
}
