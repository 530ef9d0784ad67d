package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Remembers every version that this installation ever started with, so that none changes unnoticed and none is lost. */
public interface PolicyRegistry {
    /**
     * A version as it was when it was seen first.
     *
     * @param text of its file
     * @param sha256 of the text, in hexadecimal
     */
    record Kept(String version, String file, String text, String sha256, Instant firstSeen) {}

    List<Kept> all();

    /** Keeps the version unless it is kept already; answers what is kept now. */
    Kept keep(Kept version);

    /** The versions of this installation's very first start, which are these if there was none yet. */
    Set<String> firstStart(Set<String> versions, Instant at);
}
