package org.ballcourt.cases.door;

import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.view.AllowedAction;
import org.ballcourt.contracts.RejectionCode;

/**
 * A "no" in words for people and a code for programs (RFC 9457), the same over HTTP and Kafka.
 *
 * @param caseId null where no case is concerned
 * @param allowedActions what the caller may do instead; empty where that is not known or nothing
 * @param faults every fault of a malformed request, by field
 */
public record Problem(
        String code,
        int status,
        Words detail,
        String caseId,
        List<AllowedAction> allowedActions,
        List<FieldFault> faults) {
    /** One fault of a request. */
    public record FieldFault(String field, Words words) {}

    public Problem {
        allowedActions = List.copyOf(allowedActions);
        faults = List.copyOf(faults);
    }

    public static Problem of(String code, int status, Words detail) {
        return new Problem(code, status, detail, null, List.of(), List.of());
    }

    public static Problem of(CaseRejection rejection, String caseId, List<AllowedAction> allowedActions) {
        RejectionCode code = rejection.code();
        return new Problem(code.name(), code.kind().status(), rejection.words(), caseId, allowedActions, List.of());
    }

    public static Problem malformed(String caseId, List<FieldFault> faults) {
        Words words = new Words(
                faults.size() == 1 ? "There is one fault." : "There are " + faults.size() + " faults.",
                "共有 " + faults.size() + " 处问题。");
        return new Problem("MALFORMED", 400, words, caseId, List.of(), faults);
    }

    /** The one answer for a case that does not exist and for one that is none of the reader's business. */
    public static Problem noSuchCase() {
        return of(
                RejectionCode.NO_SUCH_CASE.name(),
                404,
                new Words("There is no case of yours under this id.", "没有找到与您相关的该编号争议。"));
    }
}
