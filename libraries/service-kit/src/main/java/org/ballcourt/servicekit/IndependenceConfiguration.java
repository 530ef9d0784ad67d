package org.ballcourt.servicekit;

import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where the platform tells who of its people is related to whom: {@code ballcourt.directory.relatives}, the path of a file. */
@Configuration(proxyBeanMethods = false)
public class IndependenceConfiguration {
    private static final Logger log = LoggerFactory.getLogger(IndependenceConfiguration.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    @Bean
    Independence independence(Environment settings) {
        String file = SettingsCheck.given(settings, "ballcourt.directory.relatives");
        if (file == null) {
            log.warn(
                    "No directory of relatives is given (ballcourt.directory.relatives): the platform's people are kept from their own cases,"
                            + " and from those of nobody near to them");
            return Independence.WITHOUT_DIRECTORY;
        }
        return new Independence(new RelativesFile(Path.of(file), LOOK_AGAIN));
    }
}
