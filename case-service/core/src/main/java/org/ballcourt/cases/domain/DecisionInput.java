package org.ballcourt.cases.domain;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;

/**
 * A command together with everything a decision needs from outside the case.
 *
 * @param at the guarded clock's time; the decision itself never looks at a clock
 */
public record DecisionInput(String caseId, Actor actor, Instant at, CaseCommand command, Facts facts) {}
