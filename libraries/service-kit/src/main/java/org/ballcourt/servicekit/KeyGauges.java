package org.ballcourt.servicekit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.keys.WrappedKeys;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells Prometheus how many keys lie under which key-encryption key: one may be given up when nothing lies under it. */
@Configuration(proxyBeanMethods = false)
class KeyGauges {
    private static final Duration PACE = Duration.ofMinutes(5);

    @Bean(destroyMethod = "close")
    Worker keyGauges(BackgroundWorkers workers, ObjectProvider<WrappedKeys> stores, MeterRegistry meters) {
        MultiGauge gauge = MultiGauge.builder("ballcourt.keys")
                .description(
                        "Keys of texts or originals under each key-encryption key; none is what earlier versions stored as it is")
                .register(meters);
        return workers.every(PACE, "keys", () -> pass(stores, gauge)).start();
    }

    private static void pass(ObjectProvider<WrappedKeys> stores, MultiGauge gauge) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        stores.forEach(store -> store.counts()
                .forEach((key, count) ->
                        rows.add(MultiGauge.Row.of(Tags.of("of", store.name(), "wrapped_by", key), count))));
        gauge.register(rows, true);
    }
}
