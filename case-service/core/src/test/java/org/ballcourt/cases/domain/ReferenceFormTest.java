package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceFormTest {
    private static final List<String> ALIKE = List.of(
            "PAY-Straße-1é",
            "pay-STRASSE-1É",
            "ＰＡＹ－strasse－１é",
            " P A\tY\u00A0-\u3000straße-1e\u0301 ",
            "PAY\u200B-\uFEFFstra\u00ADße\u2060-1e\u200D\u0301",
            "PAY\uFE0F-str\u115Faße\u3164-1é\u0000",
            "PAY-straẞe-1é\u2800\uDB40\uDC61");

    @Test
    void isTheSameForAllWaysToWriteOne() {
        assertThat(ALIKE).extracting(ReferenceForm::of).containsOnly("PAY-STRASSE-1É");
    }

    @Test
    void isAnotherForAnotherReference() {
        assertThat(List.of("PAY-1", "PAY1", "PAY-11", "PAY_1", "支付1", "支付2"))
                .extracting(ReferenceForm::of)
                .doesNotHaveDuplicates();
    }

    @Test
    void isItsOwnForm() {
        assertThat(List.of("ΣΑΣ", "σας", "İ", "ı", "ﬀ", "ǰ", "ΐ"))
                .allSatisfy(written ->
                        assertThat(ReferenceForm.of(ReferenceForm.of(written))).isEqualTo(ReferenceForm.of(written)));
        assertThat(ReferenceForm.of("σας")).isEqualTo(ReferenceForm.of("ΣΑΣ"));
    }

    @Test
    void isMissingWhereNobodySeesALetterOrANumber() {
        assertThat(List.of("", "-", ". .", " \t", "\u200B", "\u3000\uFEFF", "\u2800", "\u3164"))
                .allMatch(ReferenceForm::isMissing);
        assertThat(ReferenceForm.isMissing(null)).isTrue();
        assertThat(ReferenceForm.isMissing("7")).isFalse();
    }
}
