package org.ballcourt.cases.whatif;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.policy.PolicyDraft;

/** The shipped rules, and drafts that change one thing in them. */
public final class Drafts {
    public static final LoadedPolicies LOADED = LoadedPolicies.shipped();
    public static final String SHIPPED = read("/policies/cn-marketplace-2026-02.yaml");

    private Drafts() {}

    /** A changed copy; fails if there was nothing to change. */
    public static String with(String from, String to) {
        if (!SHIPPED.contains(from)) {
            throw new IllegalArgumentException("The file does not contain: " + from);
        }
        return SHIPPED.replace(from, to);
    }

    static PolicyDraft draft(String text) {
        return PolicyDraft.read("draft.yaml", text, LOADED);
    }

    static Policy changed(String from, String to) {
        return draft(with(from, to)).policy();
    }

    static Policy own() {
        return draft(SHIPPED).policy();
    }

    private static String read(String resource) {
        try (InputStream in = Drafts.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
