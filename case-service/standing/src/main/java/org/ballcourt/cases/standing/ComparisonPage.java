package org.ballcourt.cases.standing;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** @param cursor where the next page begins; null where this was the last */
@JsonPropertyOrder({"pairs", "cursor"})
public record ComparisonPage(List<Comparison> pairs, String cursor) {}
