package org.ballcourt.torture.load;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A command, the same however often it is sent.
 *
 * @param caseId null for one that opens a case
 * @param command its name, such as {@code RejectClaim}
 * @param since nobody had asked for it before, by the clock of the torture
 */
record Asked(String actor, String commandId, String caseId, String command, JsonNode body, Instant since) {
    Asked(String actor, String commandId, String caseId, String command, JsonNode body) {
        this(actor, commandId, caseId, command, body, Instant.now());
    }
}
