package org.ballcourt.evidence.blobs;

import java.io.IOException;

/** The stored bytes are not the ones that were uploaded, or they are gone. */
public final class Tampered extends IOException {
    private static final long serialVersionUID = 1;

    Tampered(String sha256, String found) {
        super("Blob " + sha256 + " " + found);
    }
}
