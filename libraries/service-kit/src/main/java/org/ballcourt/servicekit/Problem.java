package org.ballcourt.servicekit;

import java.util.List;
import java.util.Locale;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.ProblemDocument;
import org.ballcourt.contracts.ProblemDocument.FieldError;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/**
 * A "no" before it is put into a language: a code for programs, sentences for people. The title, the rule and the next
 * step of a code stand in the message files, under {@code problem.CODE.title} and so on.
 *
 * @param caseId null where no case is concerned
 * @param allowedActions what the caller may do instead; empty where that is not known or nothing
 * @param faults every fault of a malformed request, by field
 */
public record Problem(
        String code,
        int status,
        Message detail,
        String caseId,
        List<AllowedAction> allowedActions,
        List<FieldFault> faults) {
    /** One fault of a request; the field is a dotted path, empty for the body itself. */
    public record FieldFault(String field, Message message) {}

    public Problem {
        allowedActions = List.copyOf(allowedActions);
        faults = List.copyOf(faults);
    }

    public static Problem of(String code, int status, Message detail) {
        return new Problem(code, status, detail, null, List.of(), List.of());
    }

    /** A code whose own sentence says enough, {@code problem.CODE.detail}. */
    public static Problem of(String code, int status) {
        return of(code, status, Message.of("problem." + code + ".detail"));
    }

    public static Problem malformed(String caseId, List<FieldFault> faults) {
        return malformed(Message.of("request.faults").with("count", faults.size()), caseId, faults);
    }

    public static Problem malformed(Message detail, String caseId, List<FieldFault> faults) {
        return new Problem("MALFORMED", 400, detail, caseId, List.of(), faults);
    }

    /** The one answer for a case that does not exist and for one that is none of the reader's business. */
    public static Problem noSuchCase() {
        return of("NO_SUCH_CASE", 404);
    }

    /** All that is known of what the framework or the container turned away. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> of("UNAUTHENTICATED", 401);
            case 403 -> of("FORBIDDEN", 403);
            case 404 -> of("NOT_FOUND", 404);
            case 405 -> of("METHOD_NOT_ALLOWED", 405);
            case 406 -> of("NOT_ACCEPTABLE", 406);
            case 413 -> of("BODY_TOO_LARGE", 413);
            case 415 -> of("UNSUPPORTED_MEDIA_TYPE", 415);
            case 503 -> of("UNAVAILABLE", 503);
            // What no server of HTTP could do: another transfer coding, another version.
            case 501, 505 -> of("MALFORMED", 400);
            default -> status < 500 ? of("MALFORMED", 400) : of("FAILED", 500);
        };
    }

    /** The problem's {@code type}: a stable address that need not answer. */
    public static String typeOf(String code) {
        return "https://ballcourt.org/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public ProblemDocument in(Language language) {
        Messages messages = Messages.in(language);
        return new ProblemDocument(
                typeOf(code),
                messages.text(Message.of("problem." + code + ".title")),
                status,
                messages.text(detail),
                code,
                messages.text(Message.of("problem." + code + ".rule")),
                messages.text(Message.of("problem." + code + ".next")),
                caseId,
                allowedActions,
                faults.stream()
                        .map(fault -> new FieldError(fault.field(), messages.text(fault.message())))
                        .toList());
    }
}
