package org.ballcourt.torture.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.torture.check.Flaw.Kind;

/** What was found so far. */
public final class Flaws {
    private final List<Flaw> all = new ArrayList<>();

    void add(Kind kind, String where, long seq, String what) {
        all.add(new Flaw(kind, where, seq, what));
    }

    void add(Kind kind, String where, String what) {
        add(kind, where, 0, what);
    }

    public List<Flaw> all() {
        return List.copyOf(all);
    }

    /** How many of each kind, zeros too. */
    public Map<Kind, Long> counts() {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(
                    kind, all.stream().filter(finding -> finding.kind() == kind).count());
        }
        return counts;
    }
}
