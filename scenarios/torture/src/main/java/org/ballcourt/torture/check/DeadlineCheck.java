package org.ballcourt.torture.check;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;

/** Each silence had its consequence: not before its time, not after the next event, once, and whoever is open is held by somebody. */
final class DeadlineCheck {
    private final Checked checked;
    private final Flaws findings;

    DeadlineCheck(Checked checked, Flaws findings) {
        this.checked = checked;
        this.findings = findings;
    }

    void check() {
        JsonNode about = checked.dump().about();
        Instant now = Instant.parse(about.path("now").asString());
        if (!about.path("settled").asBoolean()) {
            findings.add(Kind.UNSETTLED, "the installation", about.path("why").asString());
        }
        checked.histories().forEach(log -> check(log, now));
    }

    private void check(CaseHistory log, Instant now) {
        Duties duties = new Duties();
        for (LogEvent event : log.events()) {
            if (event.is("duty-lapsed")) {
                lapse(event, duties);
            }
            overdue(event, duties);
            duties.after(event);
        }
        duties.open().forEach((id, dueAt) -> {
            if (!log.isClosed() && !dueAt.isAfter(now)) {
                findings.add(Kind.LATE, log.caseId(), "duty " + id + " was due at " + dueAt + " and is open at " + now);
            }
        });
        if (!log.isClosed() && duties.open().isEmpty()) {
            findings.add(Kind.MISSING, log.caseId(), "is open, and nobody has the ball");
        }
    }

    private void lapse(LogEvent event, Duties before) {
        String id = event.body().path("dutyId").asString();
        Instant dueAt = before.open().get(id);
        if (dueAt == null) {
            String how = before.ended().get(id);
            findings.add(
                    how == null ? Kind.PHANTOM : Kind.DOUBLED,
                    event.caseId(),
                    event.seq(),
                    how == null
                            ? "lapses duty " + id + ", which never was"
                            : "lapses duty " + id + ", which was " + how);
        } else if (event.at().isBefore(kept(dueAt)) || event.storedAt().isBefore(dueAt)) {
            findings.add(
                    Kind.EARLY,
                    event.caseId(),
                    event.seq(),
                    "lapses duty " + id + " of " + dueAt + " at " + event.at() + ", stored at " + event.storedAt());
        }
    }

    /** As the log keeps a time, without what is finer than a millisecond. */
    private static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whatever was due before an event has had its consequence before it. */
    private void overdue(LogEvent event, Duties before) {
        before.open().forEach((id, dueAt) -> {
            boolean lapsesNow = event.is("duty-lapsed")
                    && event.body().path("dutyId").asString().equals(id);
            if (dueAt.isBefore(event.at()) && !lapsesNow) {
                findings.add(
                        Kind.LATE,
                        event.caseId(),
                        event.seq(),
                        "came at " + event.at() + ", when duty " + id + " of " + dueAt + " had not lapsed");
            }
        });
    }
}
