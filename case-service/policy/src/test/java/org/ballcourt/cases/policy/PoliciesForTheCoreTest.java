package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ballcourt.cases.domain.ShippedPolicies;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;

/** The core's tests read the shipped policies as data; {@code -Dballcourt.policies=write} makes that data anew. */
class PoliciesForTheCoreTest {
    private static final Path FILE = Path.of("../core/src/test/resources" + ShippedPolicies.RESOURCE);

    @Test
    void areWhatTheReaderReads() throws IOException {
        if ("write".equals(System.getProperty("ballcourt.policies"))) {
            Files.writeString(FILE, json());
        }
        assertThat(ShippedPolicies.all())
                .as("a shipped policy changed: run this test with -Dballcourt.policies=write")
                .isEqualTo(LoadedPolicies.shipped().all());
    }

    private static String json() {
        return Wire.json()
                .rebuild()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build()
                .writeValueAsString(LoadedPolicies.shipped().all());
    }
}
