package org.ballcourt.torture.load;

import tools.jackson.databind.JsonNode;

/**
 * A command, the same however often it is sent.
 *
 * @param caseId null for one that opens a case
 * @param command its name, such as {@code RejectClaim}
 */
record Asked(String actor, String commandId, String caseId, String command, JsonNode body) {}
