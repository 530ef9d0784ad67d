package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.contracts.CaseCommand;

/** Asks the decider with what it cannot know by itself: the time, the facts from outside, and the log's limits. */
record Decisions(CaseDecider decider, FactFinder facts, CaseClock clock) {
    /** Time never goes back within a case. */
    Instant now(CaseLog log) {
        Instant now = CommitWriter.moment(clock.instant());
        return now.isBefore(log.lastAt()) ? log.lastAt() : now;
    }

    Policy policyOf(CaseState state, Instant at) {
        return decider.policyOf(state, at);
    }

    /** What the command brings about, or a rejection of a rule or of the log's limits. */
    List<DatedEvent> decide(CaseCommand command, CommandMetadata metadata, CaseState state, CaseLog log, Instant at) {
        Policy policy = policyOf(state, at);
        DecisionInput input = new DecisionInput(
                metadata.caseId(), metadata.actor(), at, command, facts.find(command, metadata, state, policy, at));
        List<DatedEvent> events = decider.decide(input, state);
        LogSizeLimit.require(policy.limits(), log, command, metadata, events);
        return events;
    }
}
