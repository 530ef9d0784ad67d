package org.ballcourt.servicekit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/** The token with which a service of ours comes to the case-service: to read the events that it missed, or to say what time brings. */
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
        return from(environment, ServiceRole.EVENTS_READ, Duration.ofMinutes(5));
    }

    /** @param life longer than what carries the token may be on its way; it is minted anew after a fraction of it */
    public static ServiceToken from(Environment environment, ServiceRole role, Duration life) {
        String secret = SettingsCheck.given(environment, "ballcourt.auth.secret");
        if (secret != null) {
            TokenMint mint = TokenMint.from(environment, secret);
            return new ServiceToken(
                    new Kept(() -> mint.token("ballcourt", List.of(role.name()), life), life.dividedBy(10)));
        }
        String file = SettingsCheck.given(environment, "ballcourt.auth.service-token-file");
        return new ServiceToken(() -> read(file));
    }

    @Override
    public String get() {
        return source.get();
    }

    /** Gives the same one for a while: a storm of lapses shares it, and whoever checks it remembers it. */
    private static final class Kept implements Supplier<String> {
        private final Supplier<String> source;
        private final long lastsNanos;
        private String token;
        private long mintedAt;

        Kept(Supplier<String> source, Duration lasts) {
            this.source = source;
            this.lastsNanos = lasts.toNanos();
        }

        @Override
        public synchronized String get() {
            if (token == null || System.nanoTime() - mintedAt > lastsNanos) {
                token = source.get();
                mintedAt = System.nanoTime();
            }
            return token;
        }
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
