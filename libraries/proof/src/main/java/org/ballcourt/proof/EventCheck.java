package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RecordedEvent;

/** Follows the chain through events that are shown whole, in part or not at all, and names the field that does not fit. */
final class EventCheck {
    private final String caseId;
    private final Findings findings;
    private final List<Shown> shown = new ArrayList<>();

    /** Hashes that the next event may follow; empty where nothing is known of the one before. */
    private Set<String> previous = Set.of(RecordedEvent.GENESIS);

    private long expected = 1;
    private boolean oldGap;

    EventCheck(String caseId, Findings findings) {
        this.caseId = caseId;
        this.findings = findings;
    }

    List<Shown> run(List<JsonCursor> events) {
        int before = findings.count();
        for (JsonCursor event : events) {
            try {
                look(event);
            } catch (JsonCursor.Wrong wrong) {
                findings.faults.add(wrong.finding());
                previous = Set.of();
            }
        }
        long count = expected - 1;
        findings.holds(
                before, "events 1-" + count, Message.of("proof.events.hold").with("events", count));
        if (oldGap) {
            findings.note("events", Message.of("proof.events.old-gap"));
        }
        return shown;
    }

    private void look(JsonCursor part) {
        long seq = number(part);
        JsonCursor event = part.at("event " + seq);
        boolean follows = place(event, seq);
        EventBody body = EventBody.read(event);
        boolean whole = body.check(event, findings);
        if (follows && !previous.isEmpty() && whole) {
            link(event, seq, body);
        }
        Set<String> next = new LinkedHashSet<>();
        next.add(event.hash("hash"));
        if (follows) {
            previous.forEach(before -> next.add(body.hash(before, caseId, seq)));
        }
        oldGap |= body instanceof EventBody.Opaque;
        previous = next;
        shown.add(Shown.of(seq, event.text("hash"), body.leaves()));
    }

    /** What does not say which it is takes the place of the next. */
    private long number(JsonCursor part) {
        try {
            return part.number("seq");
        } catch (JsonCursor.Wrong wrong) {
            expected++;
            throw wrong;
        }
    }

    private boolean place(JsonCursor event, long seq) {
        boolean follows = seq == expected;
        if (seq > expected) {
            String missing = seq - expected == 1 ? "" + expected : expected + "-" + (seq - 1);
            findings.fault("event " + missing, Message.of("proof.event.missing").with("seq", seq));
        } else if (seq < expected) {
            findings.fault(event.where(), "proof.event.out-of-order");
        }
        expected = Math.max(expected, seq + 1);
        return follows;
    }

    private void link(JsonCursor event, long seq, EventBody body) {
        String stated = event.hash("hash");
        boolean fits = previous.stream().anyMatch(before -> stated.equals(body.hash(before, caseId, seq)));
        if (!fits && !(body instanceof EventBody.Opaque) && !body.blame(event, findings)) {
            findings.fault(event.where(), "proof.event.not-linked");
        }
    }
}
