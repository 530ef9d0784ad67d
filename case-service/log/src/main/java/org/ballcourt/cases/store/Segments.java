package org.ballcourt.cases.store;

import java.util.List;
import java.util.stream.IntStream;

/** The shares in which the relay's work is owned; a case never changes its segment. */
public final class Segments {
    public static final int COUNT = 64;

    public static final List<Integer> ALL = IntStream.range(0, COUNT).boxed().toList();

    private Segments() {}

    public static int of(String caseId) {
        return Math.floorMod(caseId.hashCode(), COUNT);
    }
}
