package org.ballcourt.torture.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;

/**
 * Where nobody may move the product's clock, what happened is dated when it happened, whatever the clock of a node said: by the clock of
 * the torture nothing is dated after it was seen, or before it was asked for.
 */
final class TimeCheck {
    /** A node is believed up to two seconds beside the store's time; the rest is for what the two cannot know of each other. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private final Checked checked;
    private final Flaws findings;

    TimeCheck(Checked checked, Flaws findings) {
        this.checked = checked;
        this.findings = findings;
    }

    void check() {
        // A clock that can be moved says nothing about the time of day.
        if (checked.dump().about().path("clocksStopped").asBoolean()) {
            checked.dump().journal(this::read);
        }
    }

    private void read(JsonNode line) {
        Instant seen = Instant.parse(line.path("when").asString()).plus(TOLERANCE);
        switch (line.path("is").asString()) {
            case "lapsed" -> {
                Instant at = CaseHistory.date(line.path("at"));
                if (at.isAfter(seen)) {
                    findings.add(
                            Kind.EARLY,
                            line.path("caseId").asString(),
                            line.path("seq").asLong(),
                            "lapsed at " + at + ", and was seen at "
                                    + line.path("when").asString());
                }
            }
            case "accepted" -> {
                Instant asked = Instant.parse(line.path("since").asString()).minus(TOLERANCE);
                Set<Instant> lapses = lapses(line);
                line.path("events")
                        .valueStream()
                        .filter(event -> !lapses.contains(CaseHistory.date(event.path("at"))))
                        .forEach(event -> dated(line, event, asked, seen));
            }
            default -> {
                // Of the rest nobody has said when it was.
            }
        }
    }

    /** A command that comes after a deadline finds the lapse first, and that takes effect when it was due. */
    private static Set<Instant> lapses(JsonNode line) {
        return line.path("events")
                .valueStream()
                .filter(event -> event.path("type").asString().equals("DutyLapsed"))
                .map(event -> CaseHistory.date(event.path("at")))
                .collect(Collectors.toSet());
    }

    private void dated(JsonNode line, JsonNode event, Instant asked, Instant seen) {
        Instant at = CaseHistory.date(event.path("at"));
        if (at.isBefore(asked) || at.isAfter(seen)) {
            findings.add(
                    Kind.INVERTED,
                    line.path("caseId").asString(),
                    event.path("seq").asLong(),
                    "is dated " + at + ", but was asked for at "
                            + line.path("since").asString() + " and acknowledged at "
                            + line.path("when").asString());
        }
    }
}
