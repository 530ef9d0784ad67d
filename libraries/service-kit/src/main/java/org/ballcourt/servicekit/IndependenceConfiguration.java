package org.ballcourt.servicekit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where the platform tells who of its people is related to whom: {@code ballcourt.directory.relatives}, the path of a file. */
@Configuration(proxyBeanMethods = false)
public class IndependenceConfiguration {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    @Bean
    Independence independence(Environment settings) {
        String file = SettingsCheck.given(settings, "ballcourt.directory.relatives");
        return file == null
                ? Independence.WITHOUT_DIRECTORY
                : new Independence(new RelativesFile(Path.of(file), LOOK_AGAIN));
    }
}
