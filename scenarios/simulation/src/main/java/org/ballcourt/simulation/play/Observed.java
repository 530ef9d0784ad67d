package org.ballcourt.simulation.play;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the world outside has seen of a schedule. */
final class Observed {
    /** A time that was given back. */
    record Credit(Instant from, Instant until) {}

    /** What became of a mail at the server: for whom it was, and whether the sender knows. */
    record Handed(String to, boolean taken, boolean told) {}

    private final Map<String, List<Credit>> credits = new TreeMap<>();
    private final Map<String, List<Handed>> mails = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    /** A silence that goes on after one sign of life is told once more, as the longer one that it has become. */
    void credited(String caseId, Instant from, Instant until) {
        List<Credit> before = credits.computeIfAbsent(caseId, _ -> new ArrayList<>());
        Credit credit = new Credit(from, until);
        if (!before.contains(credit)) {
            for (Credit other : before) {
                boolean longer = other.from().equals(from);
                if (!longer && other.from().isBefore(until) && from.isBefore(other.until())) {
                    wrong("CREDITED TWICE " + caseId + " " + other + " and " + credit);
                }
            }
            before.add(credit);
        }
    }

    void handed(String messageId, Handed mail) {
        mails.computeIfAbsent(messageId, _ -> new ArrayList<>()).add(mail);
    }

    Map<String, List<Handed>> mails() {
        return mails;
    }

    void wrong(String what) {
        if (wrong.size() < 20) {
            wrong.add(what);
        }
    }

    List<String> wrong() {
        return wrong;
    }
}
