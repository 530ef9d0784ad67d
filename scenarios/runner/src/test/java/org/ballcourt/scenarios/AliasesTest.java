package org.ballcourt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AliasesTest {
    private static final Map<String, String> IDS = Map.of("noise", "ev-1", "label", "ev-2");

    @Test
    void replacesNamesInListsAndDeepInside() {
        assertThat(resolved(
                        "{\"a\": \"$noise\", \"b\": [\"$label\", \"x\"], \"c\": [{\"d\": [\"$noise\"]}], \"n\": 5}"))
                .isEqualTo("{\"a\":\"ev-1\",\"b\":[\"ev-2\",\"x\"],\"c\":[{\"d\":[\"ev-1\"]}],\"n\":5}");
    }

    @Test
    void leavesTextsThatOnlyContainAName() {
        assertThat(resolved("[\"it costs $5\", \"see $noise\", \"$unknown\"]"))
                .isEqualTo("[\"it costs $5\",\"see $noise\",\"$unknown\"]");
    }

    private static String resolved(String json) {
        JsonNode node = Answer.of(200, json).json();
        return Aliases.resolve(node, IDS).toString();
    }
}
