package org.ballcourt.contracts.canary;

import tools.jackson.databind.JsonNode;

/** Knows more than the JDK. */
public record KnowingContract(JsonNode tree) {}
