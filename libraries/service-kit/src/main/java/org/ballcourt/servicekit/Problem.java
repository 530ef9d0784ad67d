package org.ballcourt.servicekit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.ProblemDocument;
import org.ballcourt.contracts.ProblemDocument.FieldError;
import org.ballcourt.contracts.Word;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.wire.Ids;
import org.ballcourt.wire.Shortened;

/**
 * A "no" before it is put into a language: a code for programs, sentences for people. The title, the rule and the next
 * step of a code stand in the message files, under {@code problem.CODE.title} and so on; where another step fits what
 * happened better, it stands under the key of the detail with {@code .next} behind it.
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
    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_TEXT = 1000;

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

    /** An answer is no larger than what Kafka takes and people read, whatever was asked: long parts are cut, and the faults that are left out are counted. */
    public ProblemDocument in(Language language) {
        Messages messages = Messages.in(language);
        return new ProblemDocument(
                typeOf(code),
                messages.text(Message.of("problem." + code + ".title")),
                status,
                cut(messages.text(detail), LONGEST_TEXT),
                code,
                messages.text(Message.of("problem." + code + ".rule")),
                next(messages),
                Ids.shown(caseId),
                allowedActions,
                errors(messages));
    }

    /** What is wrong with the content is to be mended; what comes at the wrong time, or from the wrong person, leaves something else to do. */
    private String next(Messages messages) {
        String ofDetail = detail.key() + ".next";
        String step = messages.text(
                messages.has(ofDetail)
                        ? new Message(ofDetail, detail.arguments())
                        : Message.of("problem." + code + ".next"));
        List<Word> possible = allowedActions.stream()
                .map(allowed -> new Word("Command", allowed.action()))
                .toList();
        return status != 409 || possible.isEmpty()
                ? step
                : messages.text(Message.of("said.possible").with("next", step).with("actions", possible));
    }

    private List<FieldError> errors(Messages messages) {
        List<FieldError> errors = new ArrayList<>();
        faults.stream()
                .limit(MOST_FAULTS)
                .map(fault -> new FieldError(
                        cut(fault.field(), LONGEST_FIELD), cut(messages.text(fault.message()), LONGEST_TEXT)))
                .forEach(errors::add);
        if (faults.size() > MOST_FAULTS) {
            Message more = Message.of("request.more-faults").with("count", faults.size() - MOST_FAULTS);
            errors.add(new FieldError("", messages.text(more)));
        }
        return List.copyOf(errors);
    }

    private static String cut(String text, int longest) {
        return Shortened.to(text, longest, "...");
    }
}
