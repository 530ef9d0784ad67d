package org.ballcourt.cases.web;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ballcourt.contracts.Message;

/**
 * What the headers of a command say.
 *
 * @param commandId the caller's Idempotency-Key, or a fresh one
 * @param expectedVersion null unless the caller sent If-Match
 */
record CommandHeaders(String commandId, Long expectedVersion) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern VERSION = Pattern.compile("(?:W/)?(\"?)(\\d{1,18})\\1");

    /** Reads both headers, either of which may be null; names the faults of both at once. */
    static CommandHeaders of(String idempotencyKey, String ifMatch, String caseId) {
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
        return new CommandHeaders(key, version);
    }

    /** The draft of the header's standard writes it as a quoted string; most callers do not. */
    private static String unquoted(String key) {
        return key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
    }
}
