package org.ballcourt.cases.standing;

import java.time.Instant;
import org.ballcourt.contracts.MisuseFlag;

/**
 * A side's word that a flag on it is wrong.
 *
 * @param decidedAt null while nobody decided
 */
record Contest(String caseId, MisuseFlag flag, Instant filedAt, Instant decidedAt, boolean upheld) {}
