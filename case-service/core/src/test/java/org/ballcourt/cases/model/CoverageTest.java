package org.ballcourt.cases.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ballcourt.contracts.RejectionCode;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final CoveragePage PAGE = new CoveragePage();

    @Test
    void leavesNoCellUntried() {
        assertThat(PAGE.gaps()).isEmpty();
    }

    @Test
    void isPublishedAsItIs() throws IOException {
        assertThat(PAGE.markdown())
                .as("docs/coverage.md is out of date; run CoveragePage in the folder case-service/core")
                .isEqualTo(Files.readString(Path.of("../../docs/coverage.md")));
    }

    @Test
    void hasDifferentLettersForEveryCode() {
        assertThat(Arrays.stream(RejectionCode.values())
                        .map(code -> CoveragePage.letters(code.name()))
                        .toList())
                .doesNotHaveDuplicates();
    }
}
