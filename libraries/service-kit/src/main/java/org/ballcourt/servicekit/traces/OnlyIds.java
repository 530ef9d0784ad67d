package org.ballcourt.servicekit.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets nothing out of the process but ids and words of a fixed vocabulary: libraries say addresses with all that callers wrote into them,
 * and messages of exceptions, which quote people.
 */
record OnlyIds(SpanExporter out) implements SpanExporter {
    private static final Set<String> KNOWN = Set.of(
            "caseId",
            "commandId",
            "command",
            "type",
            "group",
            "topic",
            "channel",
            "notices",
            "result",
            // of Spring's requests; uri is the pattern
            "method",
            "status",
            "outcome",
            "uri",
            "exception");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/|=+{}*-]{1,128}");

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return out.export(spans.stream()
                .filter(span -> !isOfOperators(span))
                .<SpanData>map(Bare::new)
                .toList());
    }

    /** Whoever asks for health and metrics does so all day. */
    private static boolean isOfOperators(SpanData span) {
        String uri = span.getAttributes().get(AttributeKey.stringKey("uri"));
        return uri != null && uri.startsWith("/actuator");
    }

    @Override
    public CompletableResultCode flush() {
        return out.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return out.shutdown();
    }

    /** Says where it belongs, how long it took and whether it failed, and why nobody. */
    private static final class Bare extends DelegatingSpanData {
        private final Attributes attributes;
        private final StatusData status;

        Bare(SpanData span) {
            super(span);
            AttributesBuilder kept = Attributes.builder();
            span.getAttributes().forEach((key, value) -> {
                if (KNOWN.contains(key.getKey()) && ID.matcher(value.toString()).matches()) {
                    kept.put(key.getKey(), value.toString());
                }
            });
            attributes = kept.build();
            status = StatusData.create(span.getStatus().getStatusCode(), "");
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return status;
        }
    }
}
