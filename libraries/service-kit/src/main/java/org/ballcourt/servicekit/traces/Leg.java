package org.ballcourt.servicekit.traces;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;

/** One part of a trace, until it is closed; one that is part of none does nothing. */
public final class Leg implements AutoCloseable {
    static final Leg NONE = new Leg(null, null);

    private final Traces traces;
    private final Span span;
    private Tracer.SpanInScope scope;

    Leg(Traces traces, Span span) {
        this.traces = traces;
        this.span = span;
    }

    /** Says an id, or something of a fixed vocabulary; whatever else is said does not leave the process. */
    public Leg with(String key, String value) {
        if (span != null && value != null) {
            span.tag(key, value);
        }
        return this;
    }

    /** What this thread does from now on is part of it. */
    public Leg entered() {
        if (span != null) {
            scope = traces.enter(span);
        }
        return this;
    }

    /** Tells others where to go on; null where they have nothing to go on with. */
    public String traceparent() {
        return span == null ? null : Traces.traceparent(span);
    }

    @Override
    public void close() {
        if (scope != null) {
            scope.close();
        }
        if (span != null) {
            span.end();
        }
    }
}
