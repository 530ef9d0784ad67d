package org.ballcourt.servicekit.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlyIdsTest {
    private final List<SpanData> out = new ArrayList<>();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new OnlyIds(new Kept())))
            .build()
            .get("test");

    private final class Kept implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            out.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    void leavesOutAddressesMessagesAndWhateverIsNoId() {
        Span span = tracer.spanBuilder("http post /api/cases").startSpan();
        span.setAttribute("http.url", "/api/cases/CANARY");
        span.setAttribute("uri", "/api/cases/{caseId}/{command}");
        span.setAttribute("caseId", "BC-1");
        span.setAttribute("commandId", "CANARY in words");
        span.recordException(new IllegalStateException("CANARY"));
        span.setStatus(StatusCode.ERROR, "CANARY");
        span.end();

        assertThat(out).hasSize(1);
        SpanData sent = out.getFirst();
        assertThat(sent.getAttributes().asMap().values())
                .containsExactlyInAnyOrder("BC-1", "/api/cases/{caseId}/{command}");
        assertThat(sent.getAttributes().size()).isEqualTo(2);
        assertThat(sent.getTotalAttributeCount()).isEqualTo(2);
        assertThat(sent.getEvents()).isEmpty();
        assertThat(sent.getTotalRecordedEvents()).isZero();
        assertThat(sent.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(sent.getStatus().getDescription()).isEmpty();
    }

    @Test
    void saysNothingOfHealthAndMetrics() {
        tracer.spanBuilder("http get /actuator/prometheus")
                .setAttribute("uri", "/actuator/prometheus")
                .startSpan()
                .end();
        assertThat(out).isEmpty();
    }
}
