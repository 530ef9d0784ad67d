package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnPreferenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "return=minimal | MINIMAL",
                "Return = MINIMAL | MINIMAL",
                "respond-async, wait=10, return=minimal; foo=1 | MINIMAL",
                "return=\"minimal\" | MINIMAL",
                "return=representation, return=minimal | REPRESENTATION",
                "return=nothing | NONE",
                "returns=minimal | NONE",
                "note=\"a, return=minimal\" | NONE",
                "respond-async | NONE",
                "`` | NONE"
            })
    void readsWhatTheStandardAllows(String header, ReturnPreference read) {
        assertThat(ReturnPreference.of(header)).isEqualTo(read);
    }
}
