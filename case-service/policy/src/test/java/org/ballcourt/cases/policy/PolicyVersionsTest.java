package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.junit.jupiter.api.Test;

class PolicyVersionsTest {
    private static final String NEXT = next();

    @Test
    void standSideBySideNewestFirst() {
        LoadedPolicies loaded = PolicyFiles.load(PolicyFiles.SHIPPED, NEXT);
        assertThat(loaded.all())
                .extracting(Policy::version)
                .containsExactly("cn-marketplace-2026-07", "cn-marketplace-2026-01");
    }

    @Test
    void takeEffectAtMidnightOfTheCalendarsZone() {
        LoadedPolicies loaded = PolicyFiles.load(NEXT, PolicyFiles.SHIPPED);
        assertThat(loaded.inForce(Instant.parse("2026-06-30T15:59:59.999Z")).version())
                .isEqualTo("cn-marketplace-2026-01");
        assertThat(loaded.inForce(Instant.parse("2026-06-30T16:00:00Z")).version())
                .isEqualTo("cn-marketplace-2026-07");
    }

    @Test
    void letTheFirstOneStandBeforeItsDay() {
        assertThat(PolicyFiles.load(PolicyFiles.SHIPPED, NEXT)
                        .inForce(Instant.EPOCH)
                        .version())
                .isEqualTo("cn-marketplace-2026-01");
    }

    @Test
    void ofAnotherMarketGovernNoComplaintHere() {
        String other = PolicyFiles.changed(NEXT, "cn-marketplace", "hk-marketplace");
        LoadedPolicies loaded = PolicyFiles.load(PolicyFiles.SHIPPED, other);
        assertThat(loaded.inForce(Instant.parse("2026-12-01T00:00:00Z")).market())
                .isEqualTo("cn-marketplace");
        assertThat(loaded.version("hk-marketplace-2026-07").market()).isEqualTo("hk-marketplace");
    }

    @Test
    void standSideBySideWithTheInstallationsOwnFirst() {
        String other = PolicyFiles.changed(NEXT, "cn-marketplace", "aa-marketplace");
        LoadedPolicies loaded = PolicyFiles.load(other, PolicyFiles.SHIPPED, NEXT);
        assertThat(loaded.markets(Instant.parse("2026-12-01T00:00:00Z")))
                .extracting(Policy::version)
                .containsExactly("cn-marketplace-2026-07", "aa-marketplace-2026-07");
        assertThat(LoadedPolicies.shipped("eu-marketplace").markets(Instant.parse("2026-12-01T00:00:00Z")))
                .extracting(Policy::version)
                .containsExactly("eu-marketplace-2026-02", "cn-marketplace-2026-02");
    }

    @Test
    void areRefusedWhenTwoFilesHaveTheSameId() {
        assertThatThrownBy(() -> PolicyFiles.load(PolicyFiles.SHIPPED, PolicyFiles.SHIPPED))
                .isInstanceOf(PolicyFilesRefused.class)
                .hasMessageContaining("policy-2.yaml:2 version: has a file already: policy-1.yaml");
    }

    @Test
    void areRefusedWhenTwoTakeEffectOnTheSameDay() {
        String sameDay = PolicyFiles.shippedWith("version: cn-marketplace-2026-01", "version: cn-marketplace-2026-01b");
        assertThatThrownBy(() -> PolicyFiles.load(PolicyFiles.SHIPPED, sameDay))
                .isInstanceOf(PolicyFilesRefused.class)
                .hasMessageContaining("policy-2.yaml:4 effectiveFrom: is also the day of policy-1.yaml");
    }

    @Test
    void areRefusedWhenNoneIsOfTheMarket() {
        String other = PolicyFiles.changed(NEXT, "cn-marketplace", "hk-marketplace");
        assertThatThrownBy(() -> PolicyFiles.load(other))
                .isInstanceOf(PolicyFilesRefused.class)
                .hasMessageContaining("no file has a policy for market cn-marketplace");
    }

    @Test
    void areUnknownUnlessLoaded() {
        assertThatThrownBy(() -> PolicyFiles.load(PolicyFiles.SHIPPED).version("cn-marketplace-1999-01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cn-marketplace-2026-01");
    }

    @Test
    void areComparedFieldByField() {
        LoadedPolicies loaded = PolicyFiles.load(PolicyFiles.SHIPPED, NEXT);
        List<Change> changes = PolicyDiff.between(
                loaded.document("cn-marketplace-2026-01"), loaded.document("cn-marketplace-2026-07"));
        assertThat(changes)
                .containsExactly(
                        new Change("version", "cn-marketplace-2026-01", "cn-marketplace-2026-07"),
                        new Change("effectiveFrom", "2026-01-01", "2026-07-01"),
                        new Change("terms.PROVE.time", "PT72H", "PT96H"),
                        new Change("burdens.INJURY_OR_ALLERGY.INJURY_CAUSED.kinds", kinds(""), kinds(",\"VIDEO\"")),
                        new Change("clauses.service.extra.en", null, "More."),
                        new Change("clauses.service.extra.zh", null, "更多。"));
        assertThat(PolicyDiff.between(
                        loaded.document("cn-marketplace-2026-01"), loaded.document("cn-marketplace-2026-01")))
                .isEmpty();
    }

    private static String kinds(String more) {
        return "[\"MEDICAL_RECORD\",\"INSPECTION_REPORT\",\"PHOTO\"" + more + "]";
    }

    private static String next() {
        String text = PolicyFiles.shippedWith("version: cn-marketplace-2026-01", "version: cn-marketplace-2026-07");
        text = PolicyFiles.changed(text, "effectiveFrom: 2026-01-01", "effectiveFrom: 2026-07-01");
        text = PolicyFiles.changed(text, "PROVE: {time: PT72H", "PROVE: {time: PT96H");
        text = PolicyFiles.changed(
                text, "INSPECTION_REPORT, PHOTO]}\n  SELLER_MIS", "INSPECTION_REPORT, PHOTO, VIDEO]}\n  SELLER_MIS");
        return text + "  service.extra: {en: More., zh: 更多。}\n";
    }
}
