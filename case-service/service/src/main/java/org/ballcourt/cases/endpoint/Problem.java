package org.ballcourt.cases.endpoint;

import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;

/** Makes problems of sentences that stand in the code in both languages; goes when the last of them stands in a file. */
public final class Problem {
    private Problem() {}

    /** One fault of a request. */
    public record FieldFault(String field, Words words) {}

    public static org.ballcourt.servicekit.Problem of(String code, int status, Words detail) {
        return org.ballcourt.servicekit.Problem.of(code, status, message(detail));
    }

    public static org.ballcourt.servicekit.Problem of(
            CaseRejection rejection, String caseId, List<AllowedAction> allowedActions) {
        RejectionCode code = rejection.code();
        return new org.ballcourt.servicekit.Problem(
                code.name(), code.kind().status(), rejection.message(), caseId, allowedActions, List.of());
    }

    public static org.ballcourt.servicekit.Problem malformed(String caseId, List<FieldFault> faults) {
        return org.ballcourt.servicekit.Problem.malformed(
                caseId,
                faults.stream()
                        .map(fault ->
                                new org.ballcourt.servicekit.Problem.FieldFault(fault.field(), message(fault.words())))
                        .toList());
    }

    public static org.ballcourt.servicekit.Problem noSuchCase() {
        return org.ballcourt.servicekit.Problem.noSuchCase();
    }

    public static Message message(Words words) {
        return Message.of("problem.said").with("en", words.en()).with("zh", words.zh());
    }
}
