package org.ballcourt.cases.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The shipped files, and changed copies of them. */
final class PolicyFiles {
    static final String SHIPPED = read("/policies/cn-marketplace-2026-01.yaml");
    static final String SECOND = read("/policies/cn-marketplace-2026-02.yaml");
    static final String MARKET = "cn-marketplace";

    private PolicyFiles() {}

    static LoadedPolicies load(String... policies) {
        List<PolicySource> sources = new ArrayList<>();
        for (String text : policies) {
            sources.add(new PolicySource("policy-" + (sources.size() + 1) + ".yaml", text, false));
        }
        return LoadedPolicies.of(MARKET, sources, calendars());
    }

    static List<PolicySource> calendars() {
        List<PolicySource> calendars = new ArrayList<>();
        for (int year = 2025; year <= 2027; year++) {
            String name = "cn-" + year + ".yaml";
            calendars.add(new PolicySource(name, read("/calendars/" + name), false));
        }
        return calendars;
    }

    /** A changed copy; fails if there was nothing to change. */
    static String shippedWith(String from, String to) {
        return changed(SHIPPED, from, to);
    }

    static String changed(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("The file does not contain: " + from);
        }
        return text.replace(from, to);
    }

    /** Line of the first occurrence, from 1. */
    static int lineOf(String text, String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count() + (part.startsWith("\n") ? 1 : 0);
    }

    static String read(String resource) {
        try (InputStream in = PolicyFiles.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
