package org.ballcourt.contracts.canary;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Breaks what holds of the contracts. */
public record KnowingContract(JsonNode tree, UUID lot) {
    public Instant asked() {
        return Instant.now();
    }
}
