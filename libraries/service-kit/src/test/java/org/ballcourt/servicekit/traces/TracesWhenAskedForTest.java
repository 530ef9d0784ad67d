package org.ballcourt.servicekit.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Whoever did not ask for traces pays nothing for them. */
class TracesWhenAskedForTest {
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(TracesConfiguration.class)
    static class Service {}

    private static ConfigurableApplicationContext started(String endpoint) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--" + TraceSettings.ENDPOINT + "=" + endpoint,
                        "--management.tracing.sampling.probability=1",
                        "--ballcourt.auth.secret=" + "s".repeat(64));
    }

    private static List<String> exporters() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("BatchSpanProcessor"))
                .toList();
    }

    @Test
    void makesNothingWhereTheyAreSentNowhere() {
        try (ConfigurableApplicationContext service = started("")) {
            assertThat(service.getBeanProvider(Tracer.class).stream()).isEmpty();
            assertThat(service.getBeanProvider(SpanExporter.class).stream()).isEmpty();
            assertThat(exporters()).isEmpty();
            Traces traces = service.getBean(Traces.class);
            assertThat(traces).isSameAs(Traces.OFF);
            assertThat(traces.observations().isNoop()).isTrue();
            assertThat(Stream.of(traces.begin("a"), traces.goOn("b", TRACEPARENT), traces.receive("c", TRACEPARENT)))
                    .allMatch(leg -> leg == Leg.NONE);
            assertThat(traces.current()).isNull();
        }
    }

    @Test
    void sendsNothingButIdsWhereTheyAreSentSomewhere() {
        try (ConfigurableApplicationContext service = started("http://127.0.0.1:9/v1/traces")) {
            assertThat(exporters()).hasSize(1);
            assertThat(service.getBeanProvider(SpanExporter.class).stream())
                    .hasSize(1)
                    .allMatch(OnlyIds.class::isInstance);
            Traces traces = service.getBean(Traces.class);
            assertThat(traces.observations().isNoop()).isFalse();
            try (Leg leg = traces.receive("c", TRACEPARENT).entered()) {
                assertThat(leg.traceparent())
                        .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                        .endsWith("-01")
                        .isNotEqualTo(TRACEPARENT);
                assertThat(traces.current()).isEqualTo(leg.traceparent());
            }
            assertThat(traces.current()).isNull();
        }
    }
}
