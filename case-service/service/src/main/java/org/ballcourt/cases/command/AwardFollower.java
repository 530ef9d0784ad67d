package org.ballcourt.cases.command;

import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitSideEffect;
import org.ballcourt.contracts.CaseCommand.ReduceRemedy;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ExternalOutcomeRecorded;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an outside body awarded in one case of an order line is told to the line's other cases, so that what they perform gives way to
 * it. Whatever was decided in them at the same moment is stored by then, or is decided anew.
 */
record AwardFollower(CaseCommands commands, Claims claims) implements CommitSideEffect {
    private static final Logger log = LoggerFactory.getLogger(AwardFollower.class);

    @Override
    public void apply(CaseLog awarded, List<Commit> commits) {
        commits.stream()
                .flatMap(commit -> commit.events().stream())
                .filter(recorded -> recorded.event() instanceof ExternalOutcomeRecorded award && award.plan() != null)
                .forEach(award -> tellOthers(awarded, award));
    }

    private void tellOthers(CaseLog awarded, RecordedEvent award) {
        ComplaintFiled filed = (ComplaintFiled) awarded.events().getFirst().event();
        String reason = "award:" + awarded.caseId() + ":" + award.seq();
        claims.earlier().lines().others(filed.order().line(), awarded.caseId()).forEach(other -> reduce(other, reason));
    }

    private void reduce(String caseId, String commandId) {
        try {
            commands.submit(CommandRequest.bySystem(caseId, commandId, new ReduceRemedy()));
        } catch (CaseRejection no) {
            log.error("Case {} refuses to give way by command {}", caseId, commandId, no);
        }
    }
}
