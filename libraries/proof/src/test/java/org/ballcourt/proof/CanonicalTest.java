package org.ballcourt.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

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

    /** The order of RFC 8785, which is that of UTF-16 code units. */
    @Test
    void sortsNamesAsTheStandardSays() {
        assertThat(canonical("{\"\\ud83d\\ude02\":1,\"\\ufb33\":2,\"~\":3,\"Z\":4,\"a\":5}"))
                .isEqualTo("{\"Z\":4,\"a\":5,\"~\":3,\"\ud83d\ude02\":1,\"\ufb33\":2}");
    }
}
