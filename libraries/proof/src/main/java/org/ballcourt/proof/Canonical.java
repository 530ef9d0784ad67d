package org.ballcourt.proof;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in the one form that is hashed: RFC 8785, in which whole numbers are the only numbers. */
public final class Canonical {
    private static final JsonMapper SORTED = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES, JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                    .build())
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private Canonical() {}

    /** Keys sorted by UTF-16 code units, no spaces, no escapes but the needed ones. */
    public static String of(JsonNode node) {
        return SORTED.writeValueAsString(node);
    }
}
