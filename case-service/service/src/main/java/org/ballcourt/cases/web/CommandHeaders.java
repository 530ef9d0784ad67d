package org.ballcourt.cases.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.endpoint.Problem;
import org.ballcourt.cases.endpoint.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;

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
        List<FieldFault> faults = new ArrayList<>();
        String key = idempotencyKey == null ? UUID.randomUUID().toString() : unquoted(idempotencyKey.strip());
        if (!KEY.matcher(key).matches()) {
            faults.add(new FieldFault(
                    "Idempotency-Key",
                    new Words(
                            "must have 1 to 128 visible ASCII characters and no spaces",
                            "须为 1 至 128 个可见 ASCII 字符，不含空格")));
        }
        Long version = null;
        if (ifMatch != null && !ifMatch.strip().equals("*")) {
            Matcher matcher = VERSION.matcher(ifMatch.strip());
            if (matcher.matches()) {
                version = Long.valueOf(matcher.group(2));
            } else {
                faults.add(new FieldFault("If-Match", new Words("must be a version such as \"7\"", "须为版本号，例如 \"7\"")));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refused(Problem.malformed(caseId, faults));
        }
        return new CommandHeaders(key, version);
    }

    /** The draft of the header's standard writes it as a quoted string; most callers do not. */
    private static String unquoted(String key) {
        return key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
    }
}
