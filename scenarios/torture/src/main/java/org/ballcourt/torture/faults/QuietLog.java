package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Has processes that bring no settings for their log tell what is wrong, and nothing else. */
final class QuietLog {
    private static final String SETTINGS = """
            <configuration>
              <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %-5level %logger{30} %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="OUT"/></root>
            </configuration>
            """;

    private QuietLog() {}

    static Map<String, String> settings(Path folder) {
        try {
            Path file = folder.resolve("logback.xml");
            Files.writeString(file, SETTINGS);
            return Map.of("logback.configurationFile", file.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
