package org.ballcourt.cases.proof;

import java.util.List;
import org.ballcourt.proof.SigningKey;

/** A key for tests. */
public final class Keys {
    static final InstallationKeys INSTALLATION = new InstallationKeys(SigningKey.fresh(), List.of());

    private Keys() {}

    public static Receipts receipts() {
        return new Receipts(INSTALLATION);
    }

    /** As the setting {@code ballcourt.proof.key} wants it. */
    public static String line() {
        return INSTALLATION.own().pem().replaceAll("-----[A-Z ]+-----|\\s", "");
    }
}
