package org.ballcourt.servicekit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.core.io.ClassPathResource;

/** Which build this process is of: its version, and the commit that whoever built it named. By the metric whoever scrapes knows which targets are ours. */
final class BuildInfo implements InfoContributor, MeterBinder {
    private final Map<String, String> build;

    BuildInfo() throws IOException {
        Properties written = new Properties();
        try (InputStream file = new ClassPathResource("build.properties", BuildInfo.class).getInputStream()) {
            written.load(file);
        }
        build = Map.of("version", written.getProperty("version"), "commit", written.getProperty("commit"));
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("build", build);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("ballcourt.build.info", () -> 1)
                .description("1, with the version and the commit of the build as labels")
                .tags("version", build.get("version"), "commit", build.get("commit"))
                .register(meters);
    }
}
