package org.ballcourt.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class CanonicalTest {
    private static String canonical(String json) {
        return Canonical.of(Wire.json().readTree(json));
    }

    @Test
    void writesOneFormOnly() {
        assertThat(canonical(" { \"b\" : [ 1 , true , null , { } ] , \"a\" : \"x\" } "))
                .isEqualTo("{\"a\":\"x\",\"b\":[1,true,null,{}]}");
        assertThat(canonical("\"\\u6f0f\\u0041\\/\"")).isEqualTo("\"漏A/\"");
        assertThat(canonical("\"\\u0008\\u0009\\u000a\\u000c\\u000d\\u001f\\\"\\\\\""))
                .isEqualTo("\"\\b\\t\\n\\f\\r\\u001f\\\"\\\\\"");
    }

    @Test
    void escapesNothingElse() {
        String plain = "/\u007f\u0080\u2028\u2029\uffff\ud83d\ude02\ud83d<>&'";
        assertThat(Canonical.of(StringNode.valueOf(plain))).isEqualTo('"' + plain + '"');
        for (char control = 0; control < ' '; control++) {
            String written = Canonical.of(StringNode.valueOf(String.valueOf(control)));
            assertThat(written)
                    .isIn(
                            String.format("\"\\u%04x\"", (int) control),
                            "\"\\b\"",
                            "\"\\t\"",
                            "\"\\n\"",
                            "\"\\f\"",
                            "\"\\r\"");
        }
    }

    /** The order of RFC 8785, which is that of UTF-16 code units. */
    @Test
    void sortsNamesAsTheStandardSays() {
        assertThat(canonical("{\"\\ud83d\\ude02\":1,\"\\ufb33\":2,\"~\":3,\"Z\":4,\"a\":5}"))
                .isEqualTo("{\"Z\":4,\"a\":5,\"~\":3,\"\ud83d\ude02\":1,\"\ufb33\":2}");
    }
}
