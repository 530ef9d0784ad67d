package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.List;

/** Collects what the checks of one bundle find. */
final class Findings {
    final List<Finding> faults = new ArrayList<>();
    final List<Finding> holds = new ArrayList<>();
    final List<Finding> notes = new ArrayList<>();

    void fault(String where, String en, String zh) {
        faults.add(new Finding(where, en, zh));
    }

    void note(String where, String en, String zh) {
        notes.add(new Finding(where, en, zh));
    }

    /** Says that a part holds if nothing was found against it since there were so many faults. */
    void holds(int faultsBefore, String where, String en, String zh) {
        if (faults.size() == faultsBefore) {
            holds.add(new Finding(where, en, zh));
        }
    }

    int count() {
        return faults.size();
    }

    /** Runs one part's check; a part of the wrong shape is a fault and stops only its own check. */
    void guarded(Runnable check) {
        try {
            check.run();
        } catch (JsonCursor.Wrong wrong) {
            faults.add(wrong.finding());
        }
    }
}
