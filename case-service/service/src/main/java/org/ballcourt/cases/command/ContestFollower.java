package org.ballcourt.cases.command;

import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitSideEffect;
import org.ballcourt.contracts.CaseCommand.ReverseRecovery;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.RecoveryContested;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A contest that was upheld is carried over into the case whose recovery it is about; doing it again changes nothing. */
record ContestFollower(CaseCommands commands) implements CommitSideEffect {
    private static final Logger log = LoggerFactory.getLogger(ContestFollower.class);

    @Override
    public void apply(CaseLog contest, List<Commit> commits) {
        boolean upheld = commits.stream()
                .flatMap(commit -> commit.events().stream())
                .map(RecordedEvent::event)
                .anyMatch(event -> event instanceof CaseClosed closed && closed.outcome() == Outcome.UPHELD);
        if (upheld && contest.events().getFirst().event() instanceof RecoveryContested contested) {
            reverse(contest.caseId(), contested);
        }
    }

    private void reverse(String contest, RecoveryContested contested) {
        ReverseRecovery command =
                new ReverseRecovery(contest, contested.from(), contested.amount(), contested.recovery());
        try {
            commands.submit(CommandRequest.bySystem(contested.dispute(), "contest:" + contest, command));
        } catch (CaseRejection no) {
            log.error("Case {} refuses what contest {} decided", contested.dispute(), contest, no);
        }
    }
}
