package org.ballcourt.cases.standing;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;

/** What the desks and their people did in a time. */
@JsonPropertyOrder({"from", "until", "newestOnly", "desks", "people"})
public record DeskReport(
        Instant from, Instant until, boolean newestOnly, List<DeskLine> desks, List<DeskLine> people) {}
