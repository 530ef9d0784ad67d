package org.ballcourt.servicekit.traces;

import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.ballcourt.consumer.LogContext;

/** The parts that this process has in traces. Where nobody asked for traces there are none, and nothing costs anything. */
public final class Traces {
    public static final Traces OFF = new Traces(null, null);

    private final Tracer tracer;
    private final Propagator propagator;
    private final ObservationRegistry observations;

    Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.observations = tracer == null ? ObservationRegistry.NOOP : observations(tracer, propagator);
    }

    /** Beside Spring's own registry, which would make a metric of each observation too. */
    private static ObservationRegistry observations(Tracer tracer, Propagator propagator) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new FirstMatchingCompositeObservationHandler(
                        new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
                        new DefaultTracingObservationHandler(tracer)));
        return registry;
    }

    /** For a library that knows of observations alone. */
    public ObservationRegistry observations() {
        return observations;
    }

    /** Where others go on with what this thread does, as the header {@code traceparent}; null where nobody looks at it. */
    public String current() {
        Span span = tracer == null ? null : tracer.currentSpan();
        return span == null ? null : traceparent(span);
    }

    /** A part of what this thread does, or the first part of a new trace. */
    public Leg begin(String name) {
        return tracer == null ? Leg.NONE : leg(tracer.spanBuilder().name(name));
    }

    /** The same, where it reaches out. */
    public Leg begin(String name, Span.Kind kind) {
        return tracer == null ? Leg.NONE : leg(tracer.spanBuilder().name(name).kind(kind));
    }

    /** Goes on with what somebody else did; without a {@code traceparent} there is nothing to go on with. */
    public Leg goOn(String name, String traceparent) {
        return isPart(traceparent) ? leg(after(traceparent).name(name)) : Leg.NONE;
    }

    /** The same, where it reaches out. */
    public Leg goOn(String name, Span.Kind kind, String traceparent) {
        return isPart(traceparent) ? leg(after(traceparent).name(name).kind(kind)) : Leg.NONE;
    }

    private boolean isPart(String traceparent) {
        return tracer != null && traceparent != null;
    }

    private Span.Builder after(String traceparent) {
        return propagator.extract(Map.of(LogContext.TRACEPARENT_HEADER, traceparent), Map::get);
    }

    private Leg leg(Span.Builder span) {
        return new Leg(this, span.start());
    }

    /** Goes on with it, or begins a new trace. */
    public Leg receive(String name, String traceparent) {
        return traceparent == null ? begin(name, Span.Kind.CONSUMER) : goOn(name, Span.Kind.CONSUMER, traceparent);
    }

    Tracer.SpanInScope enter(Span span) {
        return tracer.withSpan(span);
    }

    /** Null for a span that is not recorded. */
    static String traceparent(Span span) {
        TraceContext context = span.context();
        return Boolean.TRUE.equals(context.sampled())
                ? "00-" + context.traceId() + "-" + context.spanId() + "-01"
                : null;
    }
}
