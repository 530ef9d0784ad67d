package org.ballcourt.servicekit.traces;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces, if Spring Boot has made what they need; {@link TracesWhenAskedFor} says when. */
@Configuration(proxyBeanMethods = false)
public class TracesConfiguration {
    @Bean
    Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        Tracer made = tracer.getIfAvailable();
        return made == null ? Traces.OFF : new Traces(made, propagator.getObject());
    }

    @Bean
    static BeanPostProcessor onlyIdsInTraces() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SpanExporter exporter ? new OnlyIds(exporter) : bean;
            }
        };
    }
}
