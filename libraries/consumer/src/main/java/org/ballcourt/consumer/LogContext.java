package org.ballcourt.consumer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Says beside every line that this thread logs until it is closed which case, which command and which trace it is about, by the keys
 * {@value #CASE}, {@value #COMMAND} and {@value #TRACE} of SLF4J's MDC. Only ids come into it, never what somebody wrote: what does not look like an id is left out.
 */
public final class LogContext implements AutoCloseable {
    public static final String CASE = "caseId";
    public static final String COMMAND = "commandId";
    public static final String TRACE = "traceId";

    /** The header in which W3C's Trace Context travels, over HTTP and with Kafka records. */
    public static final String TRACEPARENT_HEADER = "traceparent";

    /** Without the sign that addresses of mail have. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/|=+-]{1,128}");

    /** As W3C's Trace Context has it; the first group is the id of the trace. */
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private static final String NO_TRACE = "0".repeat(32);

    private record Before(String key, String value) {}

    private final Deque<Before> before = new ArrayDeque<>(2);

    private LogContext() {}

    public static LogContext ofCase(String caseId) {
        return new LogContext().with(CASE, caseId);
    }

    public static LogContext ofCommand(String caseId, String commandId) {
        return ofCase(caseId).with(COMMAND, commandId);
    }

    /** @param traceparent the header of that name, or null */
    public static LogContext ofTrace(String traceparent) {
        LogContext context = new LogContext();
        if (traceparent != null) {
            Matcher known = TRACEPARENT.matcher(traceparent);
            if (known.matches() && !known.group(1).equals(NO_TRACE)) {
                context.with(TRACE, known.group(1));
            }
        }
        return context;
    }

    private LogContext with(String key, String id) {
        if (id != null && ID.matcher(id).matches()) {
            before.push(new Before(key, MDC.get(key)));
            MDC.put(key, id);
        }
        return this;
    }

    /** What was said before is said again. */
    @Override
    public void close() {
        while (!before.isEmpty()) {
            Before last = before.pop();
            if (last.value() == null) {
                MDC.remove(last.key());
            } else {
                MDC.put(last.key(), last.value());
            }
        }
    }
}
