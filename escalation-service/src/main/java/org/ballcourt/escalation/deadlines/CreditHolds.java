package org.ballcourt.escalation.deadlines;

import java.util.HashSet;
import java.util.Set;

/** The cases whose deadlines wait because time may have to be given back to them. Not for several threads. */
final class CreditHolds {
    private final Set<String> unanswered = new HashSet<>();
    private String askedUpTo;

    boolean holds(String caseId) {
        return unanswered.contains(caseId) || askedUpTo != null && caseId.compareTo(askedUpTo) > 0;
    }

    void asked(String caseId) {
        unanswered.add(caseId);
    }

    void answered(String caseId) {
        unanswered.remove(caseId);
    }

    /** Of the cases behind that one, in the order of ids, some have not been asked yet; null for none. */
    void askedUpTo(String caseId) {
        askedUpTo = caseId;
    }

    boolean areUnanswered() {
        return !unanswered.isEmpty();
    }
}
