package org.ballcourt.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ballcourt.cases.endpoint.CommandInput;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.JsonBody;
import org.springframework.http.HttpHeaders;

/** Reads a command from a request: who sends it under which key, on which version of the case it insists, and its body. */
final class CommandReading {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    /** A number, or the tag of a case that was read, which begins with it. */
    private static final Pattern VERSION = Pattern.compile("(?:W/)?(\"?)(\\d{1,18})(?:-[0-9a-f]+)?\\1");

    private CommandReading() {}

    /** Names the faults of all headers at once; without an Idempotency-Key the command gets a fresh id. */
    static CommandInput of(String caseId, Class<? extends CaseCommand> type, Actor actor, HttpServletRequest request)
            throws IOException {
        String idempotencyKey = request.getHeader("Idempotency-Key");
        String ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
        RequestReading reading = new RequestReading();
        String key = idempotencyKey == null ? UUID.randomUUID().toString() : unquoted(idempotencyKey.strip());
        if (!KEY.matcher(key).matches()) {
            reading.fault("Idempotency-Key", Message.of("http.idempotency-key"));
        }
        Long version = null;
        if (ifMatch != null && !ifMatch.strip().equals("*")) {
            Matcher matcher = VERSION.matcher(ifMatch.strip());
            if (matcher.matches()) {
                version = Long.valueOf(matcher.group(2));
            } else {
                reading.fault("If-Match", Message.of("http.if-match"));
            }
        }
        reading.requireFaultless(caseId);
        return new CommandInput(caseId, key, actor, type, JsonBody.read(request, caseId), version);
    }

    /** The draft of the header's standard writes it as a quoted string; most callers do not. */
    private static String unquoted(String key) {
        return key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
    }
}
