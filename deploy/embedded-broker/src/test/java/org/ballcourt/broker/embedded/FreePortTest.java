package org.ballcourt.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {
    /** From 32768 on Linux, and from 49152 elsewhere, any connection that goes out may have it a moment later. */
    @Test
    void isNoneThatAConnectionMayTakeAndIsGivenOnce() {
        assertThat(IntStream.range(0, 200).mapToObj(number -> FreePort.next()))
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(port).isBetween(1_024, 32_767));
    }
}
