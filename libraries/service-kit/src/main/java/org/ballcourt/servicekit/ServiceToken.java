package org.ballcourt.servicekit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/** The token with which a service reads the events that it missed from the case-service. */
public final class ServiceToken implements Supplier<String> {
    private final Supplier<String> source;

    private ServiceToken(Supplier<String> source) {
        this.source = source;
    }

    /**
     * Minted where {@code ballcourt.auth.secret} is set; else read each time from the file {@code
     * ballcourt.auth.service-token-file}, which the platform renews.
     */
    public static ServiceToken from(Environment environment) {
        String secret = SettingsCheck.given(environment, "ballcourt.auth.secret");
        if (secret != null) {
            TokenMint mint = new TokenMint(secret);
            return new ServiceToken(
                    () -> mint.token("ballcourt", List.of(ServiceRole.EVENTS_READ.name()), Duration.ofMinutes(5)));
        }
        String file = SettingsCheck.given(environment, "ballcourt.auth.service-token-file");
        return new ServiceToken(() -> read(file));
    }

    @Override
    public String get() {
        return source.get();
    }

    private static String read(String file) {
        if (file == null) {
            throw new IllegalStateException("Set ballcourt.auth.secret or ballcourt.auth.service-token-file");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
