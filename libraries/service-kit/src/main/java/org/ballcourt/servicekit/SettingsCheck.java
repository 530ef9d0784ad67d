package org.ballcourt.servicekit;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.kafka.Publisher;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Looks at a service's settings before anything starts, and refuses those with which it would be open to everybody or could not do its
 * work. All faults are named at once. A service lists the settings that it cannot do without in {@code ballcourt.required}. The
 * standalone product is for trials and brings its own, so it says so ({@code ballcourt.standalone}); outside test mode it needs the rest.
 */
public final class SettingsCheck implements ApplicationListener<ApplicationPreparedEvent> {
    static final String MISSING = "settings.missing";
    private static final Set<String> BELIEVED_KEYS =
            Set.of("ballcourt.events.keys", Publisher.EVIDENCE.keys(), Publisher.ESCALATION.keys());

    private static final List<String> AUTH =
            List.of("ballcourt.auth.secret", "ballcourt.auth.jwk-set-uri", "ballcourt.auth.issuer-uri");

    /** What comes over these decides who somebody is, whose an order is, and whether money moved. */
    private static final List<String> FACTS_FROM = List.of(
            "ballcourt.auth.jwk-set-uri",
            "ballcourt.auth.issuer-uri",
            "ballcourt.orders.url",
            "ballcourt.payments.url");

    /** In bytes, as HS256 wants it. */
    static final int SHORTEST_SECRET = 32;

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        List<Message> faults = faults(event.getApplicationContext().getEnvironment());
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
    }

    static List<Message> faults(Environment settings) {
        boolean testMode = settings.getProperty("ballcourt.test-mode", Boolean.class, false);
        if (settings.getProperty("ballcourt.standalone", Boolean.class, false)) {
            return testMode ? List.of() : missing(settings).toList();
        }
        List<Message> faults = new ArrayList<>(missing(settings).toList());
        if (testMode) {
            faults.add(Message.of("settings.test-mode"));
        }
        List<String> auth =
                AUTH.stream().filter(name -> given(settings, name) != null).toList();
        if (auth.isEmpty()) {
            faults.add(Message.of("settings.auth").with("settings", String.join(", ", AUTH)));
        }
        // Beside the address of its keys a provider's own only names the issuer.
        if (auth.size() > 1 && auth.contains("ballcourt.auth.secret")) {
            faults.add(Message.of("settings.auth-twice").with("settings", String.join(", ", auth)));
        }
        String secret = given(settings, "ballcourt.auth.secret");
        int length = secret == null ? 0 : secret.getBytes(StandardCharsets.UTF_8).length;
        if (secret != null && length < SHORTEST_SECRET) {
            faults.add(Message.of("settings.short-secret")
                    .with("least", SHORTEST_SECRET)
                    .with("length", length));
        }
        if (secret == null) {
            Stream.of("ballcourt.auth.audience", "ballcourt.auth.issuer")
                    .filter(name -> given(settings, name) == null)
                    .filter(name -> !name.endsWith(".issuer") || given(settings, "ballcourt.auth.issuer-uri") == null)
                    .forEach(name -> faults.add(Message.of("settings.tokens").with("setting", name)));
        }
        if (isPlain(settings) && !settings.getProperty("ballcourt.kafka.allow-plaintext", Boolean.class, false)) {
            brokers(settings)
                    .filter(broker -> !isLoopback(broker))
                    .forEach(broker ->
                            faults.add(Message.of("settings.plaintext").with("broker", broker)));
        }
        if (!settings.getProperty("ballcourt.http.allow-plaintext", Boolean.class, false)) {
            FACTS_FROM.stream()
                    .filter(name -> isPlainElsewhere(given(settings, name, "")))
                    .forEach(name -> faults.add(Message.of("settings.plain-http")
                            .with("setting", name)
                            .with("address", hostOf(given(settings, name)))));
        }
        return faults;
    }

    /** What else stands in an address may be a secret. */
    private static String hostOf(String address) {
        try {
            return "http://" + URI.create(address.strip()).getHost();
        } catch (IllegalArgumentException noAddress) {
            return "http:...";
        }
    }

    private static boolean isPlainElsewhere(String address) {
        if (!address.strip().toLowerCase(Locale.ROOT).startsWith("http:")) {
            return false;
        }
        try {
            String host = URI.create(address.strip()).getHost();
            return host == null || !isLoopback(host);
        } catch (IllegalArgumentException noAddress) {
            return true;
        }
    }

    private static Stream<Message> missing(Environment settings) {
        return Stream.of(settings.getProperty("ballcourt.required", String[].class, new String[0]))
                .filter(name -> given(settings, name) == null)
                .filter(name -> !(BELIEVED_KEYS.contains(name) && believesTheTopic(settings)))
                .map(name -> Message.of(MISSING).with("setting", name));
    }

    private static boolean believesTheTopic(Environment settings) {
        return "NONE".equalsIgnoreCase(given(settings, "ballcourt.events.proof"));
    }

    /** Null where the setting is missing or blank, as a file without a value gives it. */
    static String given(Environment settings, String name) {
        String value = settings.getProperty(name);
        return value == null || value.isBlank() ? null : value;
    }

    static String given(Environment settings, String name, String otherwise) {
        String value = given(settings, name);
        return value == null ? otherwise : value;
    }

    /** For all clients, or for one kind of them. */
    private static boolean isPlain(Environment settings) {
        String all = protocols(settings, "").findFirst().orElse("PLAINTEXT");
        return Stream.concat(
                        Stream.of(all),
                        Stream.of("consumer.", "producer.", "admin.").flatMap(kind -> protocols(settings, kind)))
                .anyMatch(protocol -> protocol.toUpperCase(Locale.ROOT).endsWith("PLAINTEXT"));
    }

    private static Stream<String> protocols(Environment settings, String kind) {
        return Stream.of("security.protocol", "properties.security.protocol")
                .map(name -> settings.getProperty("spring.kafka." + kind + name))
                .filter(value -> value != null && !value.isBlank());
    }

    private static Stream<String> brokers(Environment settings) {
        return Stream.of("", "consumer.", "producer.", "admin.")
                .map(kind -> settings.getProperty("spring.kafka." + kind + "bootstrap-servers", ""))
                .flatMap(servers -> Stream.of(servers.split(",")))
                .distinct()
                .map(String::strip)
                .filter(broker -> !broker.isEmpty());
    }

    /** A name that cannot be found now is not ours. */
    private static boolean isLoopback(String broker) {
        String host = broker.replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
