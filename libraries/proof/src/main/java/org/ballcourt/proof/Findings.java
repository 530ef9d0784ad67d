package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Message;

/** Collects what the checks of one bundle find. */
final class Findings {
    final List<BundleFinding> faults = new ArrayList<>();
    final List<BundleFinding> holds = new ArrayList<>();
    final List<BundleFinding> notes = new ArrayList<>();

    void fault(String where, String key) {
        fault(where, Message.of(key));
    }

    void fault(String where, Message what) {
        faults.add(new BundleFinding(where, what));
    }

    void note(String where, Message what) {
        notes.add(new BundleFinding(where, what));
    }

    /** Says that a part holds if nothing was found against it since there were so many faults. */
    void holds(int faultsBefore, String where, Message what) {
        if (faults.size() == faultsBefore) {
            holds.add(new BundleFinding(where, what));
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
