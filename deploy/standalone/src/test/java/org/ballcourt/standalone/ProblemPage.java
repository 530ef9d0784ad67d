package org.ballcourt.standalone;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.servicekit.Problem;

/** What stands in docs/problems.md, which {@code ProblemPageTest} writes anew with {@code -Dballcourt.problems=write}. */
final class ProblemPage {
    /** With which HTTP status the codes of no rule are sent. */
    private static final Map<String, Integer> OF_NO_RULE = new TreeMap<>(Map.ofEntries(
            Map.entry("MALFORMED", 400),
            Map.entry("UNAUTHENTICATED", 401),
            Map.entry("FORBIDDEN", 403),
            Map.entry("ID_NOT_USABLE", 403),
            Map.entry("NOT_FOUND", 404),
            Map.entry("UNKNOWN_COMMAND", 404),
            Map.entry("METHOD_NOT_ALLOWED", 405),
            Map.entry("NOT_ACCEPTABLE", 406),
            Map.entry("GROUP_DECIDED", 409),
            Map.entry("WHAT_IF_RUNNING", 409),
            Map.entry("BODY_TOO_LARGE", 413),
            Map.entry("UNSUPPORTED_MEDIA_TYPE", 415),
            Map.entry("FAILED", 500),
            Map.entry("FILE_TOO_LARGE", 413),
            Map.entry("TOO_MANY_UPLOADS", 409),
            Map.entry("UPLOADS_WITHOUT_A_CASE", 409),
            Map.entry("LINK_WITHDRAWN", 410),
            Map.entry("NO_SUCH_EVIDENCE", 404),
            Map.entry("EVIDENCE_ERASED", 410),
            Map.entry("NO_VIEW", 415),
            Map.entry("NOT_YET_REGISTERED", 503),
            Map.entry("ORIGINAL_DAMAGED", 500),
            Map.entry("STORE_UNAVAILABLE", 503),
            Map.entry("TOO_MANY_LINKS", 409),
            Map.entry("TOO_MANY_WEBHOOKS", 409),
            Map.entry("TOO_MANY_REQUESTS", 429),
            Map.entry("UNAVAILABLE", 503)));

    static final Path FILE = Path.of("../../docs/problems.md");

    private ProblemPage() {}

    /** Every code with its status: those of rules first, in the order of the rulebook. */
    static Map<String, Integer> statuses() {
        Map<String, Integer> statuses = Arrays.stream(RejectionCode.values())
                .collect(Collectors.toMap(
                        Enum::name, code -> code.kind().status(), (one, _) -> one, LinkedHashMap::new));
        statuses.putAll(OF_NO_RULE);
        return statuses;
    }

    /** NOT_YOUR_ROLE is a rule's, and 403 where a whole address is for others. */
    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Problems 问题代码

                Every "no" of every service is a problem (RFC 9457): `{type, title, status, detail, code, rule, next, caseId, allowedActions, errors}`.
                `detail` says what happened in this case, `rule` which rule speaks, `next` what to do now: the words below, others where what happened asks for them, and for a 409
                also whatever the caller may do in the case at that moment. `errors` names each field that is wrong, of a reason that says too little too. Sentences are for people and
                change; programs read `code`, `allowedActions` and `errors[].field`. Ask for Chinese with `Accept-Language: zh`.
                This page is made from the texts that the product sends.

                """);
        statuses().forEach((code, status) -> {
            String sent = code.equals("NOT_YOUR_ROLE") ? status + " or 403" : String.valueOf(status);
            page.append("## %s · %s\n`%s`\n\n".formatted(code, sent, Problem.typeOf(code)));
            page.append(entry(code, "en", ".")).append(entry(code, "zh", "。"));
        });
        return page.toString().stripTrailing() + "\n";
    }

    private static String entry(String code, String language, String stop) {
        Messages messages = Messages.in(Language.of(language));
        List<String> parts = List.of("title", "rule", "next").stream()
                .map(part -> messages.text(Message.of("problem." + code + "." + part)))
                .toList();
        return "**%s%s** %s *%s*\n\n".formatted(parts.get(0), stop, parts.get(1), parts.get(2));
    }
}
