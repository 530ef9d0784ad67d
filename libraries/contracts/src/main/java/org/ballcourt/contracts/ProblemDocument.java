package org.ballcourt.contracts;

import java.util.List;

/**
 * A refusal or a failure as it travels (RFC 9457), in one language, the same over HTTP and Kafka.
 *
 * @param type a stable address of the code that need not answer
 * @param detail what happened here
 * @param code what programs decide by
 * @param rule which rule speaks
 * @param next what to do now
 * @param caseId null where no case is concerned
 * @param allowedActions what the caller may do instead; empty where that is not known or nothing
 * @param errors every fault of a malformed request
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String rule,
        String next,
        @OptionalField String caseId,
        List<AllowedAction> allowedActions,
        List<FieldError> errors) {
    /** @param field dotted path of the part of the request that is wrong; empty for the body itself */
    public record FieldError(String field, String message) {}
}
