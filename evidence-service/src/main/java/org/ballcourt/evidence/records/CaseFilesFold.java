package org.ballcourt.evidence.records;

import java.time.Instant;
import java.util.List;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.AppealLodged;
import org.ballcourt.contracts.CaseEvent.EvidenceSubmitted;
import org.ballcourt.contracts.CaseEvent.SellerRejected;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/** Learns from case events who has to do with a case and what was submitted to it. */
public record CaseFilesFold(CaseFiles files) implements CaseFold {
    @Override
    public Document apply(Document caseDocument, RecordedEvent recorded) {
        String caseId = recorded.caseId();
        Instant at = recorded.at();
        switch (recorded.event()) {
            case AgentComplaintFiled filed -> cite(caseId, filed.evidence(), at);
            case ViolationReported report -> cite(caseId, report.evidence(), at);
            case EvidenceSubmitted submitted ->
                files.disclose(new ExhibitDisclosure(
                        caseId,
                        submitted.evidence().evidenceId(),
                        submitted.exhibit(),
                        submitted.element() == null ? List.of() : List.of(submitted.element()),
                        at));
            case SellerRejected rejected -> cite(caseId, rejected.evidence(), at);
            case AppealLodged appeal -> cite(caseId, appeal.evidence(), at);
            default -> {
                // Nothing else names originals.
            }
        }
        return CaseFiles.with(caseDocument, CaseFiles.parties(caseDocument).after(recorded.event()));
    }

    private void cite(String caseId, List<EvidenceItem> cited, Instant at) {
        for (EvidenceItem item : cited) {
            files.discloseUnlessKnown(new ExhibitDisclosure(caseId, item.evidenceId(), null, List.of(), at));
        }
    }
}
