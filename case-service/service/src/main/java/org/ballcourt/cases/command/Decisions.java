package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.LapseDuty;

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

    /** What was decided, and what was looked up for it. */
    record Decided(List<DatedEvent> events, Facts facts) {}

    /** What the command brings about, or a rejection of a rule or of the log's limits. */
    Decided decide(CaseCommand command, CommandMetadata metadata, CaseState state, CaseLog log, Instant at) {
        Policy first = decider.policyOf(command, state, at);
        Facts facts = this.facts.find(command, metadata, state, first, at);
        Policy policy = decider.policyOf(command, state, facts, at);
        // What was found may tell that another market's numbers hold, and so that others are to be asked for.
        Facts found = policy == first ? facts : this.facts.find(command, metadata, state, policy, at);
        // What arrives at the instant of a deadline is in time, so nothing lapses before that instant is over.
        Instant when = command instanceof LapseDuty ? CommitWriter.moment(clock.past()) : at;
        DecisionInput input = new DecisionInput(metadata.caseId(), metadata.actor(), when, command, found);
        List<DatedEvent> events = decider.decide(input, state);
        LogSizeLimit.require(policy, log, command, metadata, events);
        AdvanceProof.require(this.facts.payments(), metadata, state, events);
        return new Decided(events, found);
    }
}
