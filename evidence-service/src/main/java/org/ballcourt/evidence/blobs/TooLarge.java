package org.ballcourt.evidence.blobs;

import java.io.IOException;

/** More bytes came than may be stored. */
public final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    public TooLarge(long cap) {
        super("More than " + cap + " bytes");
    }
}
