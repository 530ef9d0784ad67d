package org.ballcourt.servicekit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.core.io.ClassPathResource;

/** Which build this process is of: its version, and the commit that whoever built it named. */
final class BuildInfo implements InfoContributor {
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
}
