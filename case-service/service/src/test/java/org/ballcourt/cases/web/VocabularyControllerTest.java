package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.RejectionCode;
import org.junit.jupiter.api.Test;

class VocabularyControllerTest {
    private final VocabularyController.Vocabulary names = new VocabularyController().names();

    @Test
    void namesWhatPeopleSendAndNotWhatClocksSend() {
        assertThat(names.commands())
                .contains("FileComplaint", "RateService", "ContestRecovery")
                .doesNotContain("LapseDuty", "RecordAdvance", "CreditOutage", "ReverseRecovery");
    }

    @Test
    void namesEveryConsequenceAndEveryCode() {
        assertThat(names.consequences()).isEqualTo(textsOf(Consequence.values()));
        assertThat(names.rejectionCodes()).isEqualTo(textsOf(RejectionCode.values()));
    }

    private static List<String> textsOf(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
