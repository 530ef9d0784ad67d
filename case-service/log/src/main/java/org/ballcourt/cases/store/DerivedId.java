package org.ballcourt.cases.store;

import java.nio.charset.StandardCharsets;
import org.ballcourt.contracts.Actor;
import org.ballcourt.keys.InstallationSecret;
import org.ballcourt.wire.Sha256;

/** Ids of logs that follow from what they are about, so that whoever asks again finds the same log. */
public final class DerivedId {
    /** Crockford's base 32: no letter that is taken for a digit. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;

    private DerivedId() {}

    /**
     * Of the contest that somebody may bring against what the platform takes back from it in a case, the first time. Whoever knows the id of
     * the case, which nobody can guess, can compute it: those whom it concerns.
     */
    public static String ofContest(String dispute, Actor by) {
        return written("RC-", Sha256.of(by + "\n" + dispute));
    }

    /**
     * Of the one that it may bring against each.
     *
     * @param recovery which of those that it is told to pay in the case, counted from 1
     */
    public static String ofContest(String dispute, Actor by, int recovery) {
        return recovery < 2 ? ofContest(dispute, by) : written("RC-", Sha256.of(by + "\n" + dispute + "\n" + recovery));
    }

    /** Of what somebody began with a command of that id, which may be easy to guess: only whoever has the secret can compute it. */
    public static String of(String prefix, Actor by, String commandId, InstallationSecret secret) {
        return written(prefix, secret.hash((by + "\n" + commandId).getBytes(StandardCharsets.UTF_8)));
    }

    private static String written(String prefix, byte[] hash) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt(hash[i] & 31));
        }
        return id.toString();
    }
}
