package org.ballcourt.contracts;

import java.util.List;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.AppealLodged;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.EvidenceSubmitted;
import org.ballcourt.contracts.CaseEvent.InterventionRequested;
import org.ballcourt.contracts.CaseEvent.RecoveryContested;
import org.ballcourt.contracts.CaseEvent.ReportAnswered;
import org.ballcourt.contracts.CaseEvent.SellerRejected;
import org.ballcourt.contracts.CaseEvent.ViolationReported;

/** Which evidence an event brings to its case: submitted as such, or by being named. */
public final class CitedEvidence {
    private CitedEvidence() {}

    /** Empty for most events; a piece that the case has already may be among them. */
    public static List<EvidenceItem> of(CaseEvent event) {
        List<EvidenceItem> cited = switch (event) {
            case EvidenceSubmitted e -> List.of(e.evidence());
            case ComplaintFiled e -> e.newFacts();
            case SellerRejected e -> e.evidence();
            case InterventionRequested e -> e.evidence();
            case AppealLodged e -> e.evidence();
            case AgentComplaintFiled e -> e.evidence();
            case ViolationReported e -> e.evidence();
            case ReportAnswered e -> e.evidence();
            case RecoveryContested e -> e.evidence();
            default -> List.of();
        };
        return cited == null ? List.of() : cited;
    }
}
