package org.ballcourt.cases.store;

import org.ballcourt.contracts.Actor;
import org.ballcourt.wire.Sha256;

/** Ids of logs that follow from what they are about, so that whoever asks again finds the same log. */
public final class DerivedId {
    /** Crockford's base 32: no letter that is taken for a digit. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;

    private DerivedId() {}

    /** Of the contest that somebody may bring against what the platform takes back from it in a case, the first time. */
    public static String ofContest(String dispute, Actor by) {
        return of("RC-", by + "\n" + dispute);
    }

    /**
     * Of the one that it may bring against each.
     *
     * @param recovery which of those that it is told to pay in the case, counted from 1
     */
    public static String ofContest(String dispute, Actor by, int recovery) {
        return recovery < 2 ? ofContest(dispute, by) : of("RC-", by + "\n" + dispute + "\n" + recovery);
    }

    public static String of(String prefix, String what) {
        byte[] hash = Sha256.of(what);
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt(hash[i] & 31));
        }
        return id.toString();
    }
}
