package org.ballcourt.evidence.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.AppealLodged;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.EvidenceRequested;
import org.ballcourt.contracts.CaseEvent.EvidenceSubmitted;
import org.ballcourt.contracts.CaseEvent.FlagContested;
import org.ballcourt.contracts.CaseEvent.SellerRejected;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.bson.Document;

/** Learns from case events who has to do with a case and what was submitted to it. */
public final class CaseFilesFold implements CaseFold {
    private final CaseFiles files;

    public CaseFilesFold(CaseFiles files) {
        this.files = files;
    }

    @Override
    public Document apply(Document caseDocument, RecordedEvent recorded) {
        String caseId = recorded.caseId();
        Instant at = recorded.at();
        switch (recorded.event()) {
            case ComplaintFiled filed ->
                caseDocument.append(CaseFiles.BUYER, filed.buyer()).append(CaseFiles.SELLER, filed.seller());
            case AgentComplaintFiled filed -> {
                caseDocument
                        .append(CaseFiles.BY, filed.by().toString())
                        .append(CaseFiles.ABOUT, filed.agent().toString());
                cite(caseId, filed.evidence(), at);
            }
            case ViolationReported report -> {
                caseDocument
                        .append(CaseFiles.BY, report.by().toString())
                        .append(CaseFiles.ACCUSED, Role.SELLER + "/" + report.seller());
                cite(caseId, report.evidence(), at);
            }
            case ViolationDecided decided when decided.decision() == MatterDecision.UPHELD ->
                caseDocument.append(CaseFiles.ABOUT, caseDocument.getString(CaseFiles.ACCUSED));
            case FlagContested contest ->
                caseDocument.append(CaseFiles.BY, contest.by().toString());
            case EvidenceRequested requested -> noteAsked(caseDocument, requested);
            case EvidenceSubmitted submitted ->
                files.disclose(new Disclosure(
                        caseId,
                        submitted.evidence().evidenceId(),
                        submitted.exhibit(),
                        submitted.element() == null ? List.of() : List.of(submitted.element()),
                        at));
            case SellerRejected rejected -> cite(caseId, rejected.evidence(), at);
            case AppealLodged appeal -> cite(caseId, appeal.evidence(), at);
            default -> {
                // Nothing else says who may see what.
            }
        }
        return caseDocument;
    }

    private static void noteAsked(Document caseDocument, EvidenceRequested requested) {
        if (requested.from().isThirdParty()) {
            List<String> asked = new ArrayList<>(caseDocument.getList(CaseFiles.ASKED, String.class, List.of()));
            String who =
                    requested.fromId() == null ? requested.from().name() : requested.from() + "/" + requested.fromId();
            if (!asked.contains(who)) {
                asked.add(who);
            }
            caseDocument.append(CaseFiles.ASKED, asked);
        }
    }

    private void cite(String caseId, List<EvidenceItem> cited, Instant at) {
        for (EvidenceItem item : cited) {
            files.discloseUnlessKnown(new Disclosure(caseId, item.evidenceId(), null, List.of(), at));
        }
    }
}
