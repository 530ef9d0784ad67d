package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DutyCountTest {
    /** The first miss of all would otherwise be no increase, and no alarm. */
    @ParameterizedTest
    @ValueSource(strings = {"TRIAGE", "ANSWER_CONTACT", "RULE", "REVIEW"})
    void tellsFromTheBeginningThatTheDeskHasMissedNothing(String kind) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new DutyCount(meters);
        for (String name : new String[] {"ballcourt.duties.met", "ballcourt.duties.missed"}) {
            assertThat(meters.get(name)
                            .tags("kind", kind, "holder", "AGENT")
                            .counter()
                            .count())
                    .isZero();
        }
    }
}
