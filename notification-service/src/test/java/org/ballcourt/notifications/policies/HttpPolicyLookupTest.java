package org.ballcourt.notifications.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.ZoneId;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.messages.Language;
import org.junit.jupiter.api.Test;

class HttpPolicyLookupTest {
    private static final ZoneId OTHERWISE = ZoneId.of("Asia/Shanghai");
    private static final String VERSION = "eu-marketplace-2026-02";

    @Test
    void readsTheZoneOfTheMarketAndTheWordsOfClausesOnce() throws Exception {
        try (CaseServiceStub cases = new CaseServiceStub(VERSION, "Europe/Brussels")) {
            PolicyLookup policies = reader(cases);
            PolicyWords words = policies.of(VERSION);
            assertThat(words.zone()).isEqualTo(ZoneId.of("Europe/Brussels"));
            assertThat(words.clause("silence.answer-claim", Language.of("zh"))).isEqualTo("逾期即介入。");
            assertThat(words.clause("silence.answer-claim", Language.of("en"))).isEqualTo("Silence opens the door.");
            assertThat(words.clause("nobody.knows", Language.of("en"))).isEmpty();
            policies.of(VERSION);
            assertThat(cases.asked()).hasSize(2);
        }
    }

    @Test
    void waitsForACaseServiceThatIsAwayAndDoesNotGuess() throws Exception {
        try (CaseServiceStub cases = new CaseServiceStub(VERSION, "Europe/Brussels")) {
            PolicyLookup policies = reader(cases);
            cases.isAway(true);
            assertThatThrownBy(() -> policies.of(VERSION))
                    .isInstanceOf(UncheckedIOException.class)
                    .satisfies(away -> assertThat(FailureKind.of(away)).isEqualTo(FailureKind.TRANSIENT));
            cases.isAway(false);
            assertThat(policies.of(VERSION).zone()).isEqualTo(ZoneId.of("Europe/Brussels"));
        }
    }

    /** A refusal does not say that there are no such rules. */
    @Test
    void waitsWhereItIsRefused() throws Exception {
        try (CaseServiceStub cases = new CaseServiceStub(VERSION, "Europe/Brussels")) {
            PolicyLookup policies = reader(cases);
            cases.refuses(401);
            assertThatThrownBy(() -> policies.of(VERSION)).isInstanceOf(UncheckedIOException.class);
            cases.refuses(0);
            assertThat(policies.of(VERSION).zone()).isEqualTo(ZoneId.of("Europe/Brussels"));
        }
    }

    @Test
    void tellsTimesInTheZoneOfTheInstallationWhereNobodyKnowsMore() throws Exception {
        try (CaseServiceStub cases = new CaseServiceStub(VERSION, null)) {
            PolicyLookup policies = reader(cases);
            assertThat(policies.of(null)).isEqualTo(PolicyWords.unknown(OTHERWISE));
            assertThat(cases.asked()).isEmpty();
            assertThat(policies.of("nobody-knows")).isEqualTo(PolicyWords.unknown(OTHERWISE));
            assertThat(policies.of(VERSION).zone()).isEqualTo(OTHERWISE);
            assertThat(policies.of(VERSION).clause("silence.answer-claim", Language.of("en")))
                    .isEqualTo("Silence opens the door.");
            cases.tells("Europe/Brussels");
            assertThat(policies.of(VERSION).zone()).as("after its upgrade").isEqualTo(ZoneId.of("Europe/Brussels"));
        }
    }

    private static PolicyLookup reader(CaseServiceStub cases) {
        return new HttpPolicyLookup(cases::url, () -> "token", OTHERWISE);
    }
}
