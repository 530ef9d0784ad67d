package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.domain.InMemoryPolicyRegistry;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.junit.jupiter.api.Test;

/** Starting again and again with files that come, change and go. */
class PolicyHistoryTest {
    private static final PolicySource SHIPPED = new PolicySource("shipped.yaml", PolicyFiles.SHIPPED, false);
    private final PolicyRegistry registry = new InMemoryPolicyRegistry();
    private Instant now = Instant.parse("2026-11-02T02:00:00Z");

    private static PolicySource ofOperator(String version, String effectiveFrom) {
        String text = PolicyFiles.shippedWith("version: cn-marketplace-2026-01", "version: " + version);
        text = PolicyFiles.changed(text, "effectiveFrom: 2026-01-01", "effectiveFrom: " + effectiveFrom);
        return new PolicySource("mine.yaml", text, true);
    }

    private static PolicySource with(PolicySource source, String from, String to) {
        return new PolicySource(source.file(), PolicyFiles.changed(source.text(), from, to), source.ofOperator());
    }

    private LoadedPolicies start(PolicySource... files) {
        return LoadedPolicies.of(PolicyFiles.MARKET, List.of(files), PolicyFiles.calendars(), registry, () -> now);
    }

    @Test
    void takesAnythingAtTheVeryFirstStart() {
        assertThat(start(SHIPPED, ofOperator("cn-marketplace-2026-03", "2026-03-01"))
                        .all())
                .hasSize(2);
        assertThat(start(SHIPPED, ofOperator("cn-marketplace-2026-03", "2026-03-01"))
                        .all())
                .as("and again")
                .hasSize(2);
    }

    @Test
    void refusesANewVersionWhoseDayIsOver() {
        start(SHIPPED);
        assertThatThrownBy(() -> start(SHIPPED, ofOperator("cn-marketplace-2026-11", "2026-11-01")))
                .isInstanceOf(PolicyFilesRefused.class)
                .hasMessageStartingWith("mine.yaml:4 effectiveFrom: lies in the past (today is 2 November 2026)");
        assertThat(start(SHIPPED, ofOperator("cn-marketplace-2026-11", "2026-11-02"))
                        .all())
                .hasSize(2);
    }

    /** Midnight has passed in Shanghai already. */
    @Test
    void countsTheDayInTheCalendarsZone() {
        start(SHIPPED);
        now = Instant.parse("2026-11-01T16:00:00Z");
        assertThatThrownBy(() -> start(SHIPPED, ofOperator("cn-marketplace-2026-11", "2026-11-01")))
                .isInstanceOf(PolicyFilesRefused.class);
        now = Instant.parse("2026-11-01T15:59:59Z");
        assertThat(start(SHIPPED, ofOperator("cn-marketplace-2026-11", "2026-11-01"))
                        .all())
                .hasSize(2);
    }

    @Test
    void takesAShippedVersionOfTheNextReleaseWhateverItsDay() {
        start(SHIPPED);
        PolicySource next = ofOperator("cn-marketplace-2026-06", "2026-06-01");
        assertThat(start(SHIPPED, new PolicySource("next.yaml", next.text(), false))
                        .all())
                .hasSize(2);
    }

    @Test
    void refusesAVersionThatChangedAndNamesTheFirstField() {
        start(SHIPPED);
        now = now.plusSeconds(60);
        PolicySource changed = with(SHIPPED, "PROVE: {time: PT72H", "PROVE: {time: PT96H");
        assertThatThrownBy(() -> start(changed))
                .isInstanceOf(PolicyFilesRefused.class)
                .hasMessageStartingWith(
                        "shipped.yaml:16 terms.PROVE.time: was PT72H and is now PT96H, but a version never"
                                + " changes: cases may stand under it; write a new one (changes: 1; kept since 2 November 2026, 02:00 (UTC))");
    }

    @Test
    void letsACommentBeCorrected() {
        start(SHIPPED);
        assertThat(start(with(SHIPPED, "# The shipped policy.", "# The shipped policy!"))
                        .all())
                .hasSize(1);
    }

    @Test
    void keepsAVersionWhoseFileIsGone() {
        PolicySource mine = ofOperator("cn-marketplace-2027-01", "2027-01-01");
        start(SHIPPED, mine);
        LoadedPolicies later = start(SHIPPED);
        assertThat(later.text("cn-marketplace-2027-01")).isEqualTo(mine.text());
        assertThat(later.document("cn-marketplace-2027-01")
                        .path("effectiveFrom")
                        .asString())
                .isEqualTo("2027-01-01");
        assertThat(later.version("cn-marketplace-2027-01").version())
                .as("cases that were filed under it go on")
                .isEqualTo("cn-marketplace-2027-01");
        assertThat(later.inForce(Instant.parse("2027-06-01T00:00:00Z")).version())
                .as("but no new complaint stands under it")
                .isEqualTo("cn-marketplace-2026-01");
    }

    @Test
    void keepsAVersionThatIsNotUnderstoodAnyMoreToBeRead() {
        registry.keep(new PolicyRegistry.Kept("old-1", "old.yaml", "version: old-1\nmoon: full\n", "x", now));
        LoadedPolicies loaded = start(SHIPPED);
        assertThat(loaded.document("old-1").path("moon").asString()).isEqualTo("full");
        assertThat(loaded.warnings())
                .anySatisfy(warning -> assertThat(Spoken.en(warning)).contains("old-1 has no file any more"));
        assertThatThrownBy(() -> loaded.version("old-1")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Two nodes start at the same moment with different texts; both looked before either wrote. */
    @Test
    void tellsTheSecondOfTwoNodesThatItsTextIsAnother() {
        PolicySource changed = with(SHIPPED, "PROVE: {time: PT72H", "PROVE: {time: PT96H");
        PolicyRegistry racing = new InMemoryPolicyRegistry() {
            @Override
            public List<Kept> all() {
                return new ArrayList<>();
            }
        };
        LoadedPolicies.of(PolicyFiles.MARKET, List.of(SHIPPED), PolicyFiles.calendars(), racing, () -> now);
        assertThatThrownBy(() -> LoadedPolicies.of(
                        PolicyFiles.MARKET, List.of(changed), PolicyFiles.calendars(), racing, () -> now))
                .isInstanceOf(PolicyFilesRefused.class)
                .hasMessageContaining("a version never changes");
    }

    /** The first node has begun its first start and written no version yet. */
    @Test
    void letsASecondNodeJoinTheFirstStart() {
        PolicySource mine = ofOperator("cn-marketplace-2026-03", "2026-03-01");
        registry.firstStart(Set.of("cn-marketplace-2026-01", "cn-marketplace-2026-03"), now);
        assertThat(start(SHIPPED, mine).all()).hasSize(2);
    }

    @Test
    void remembersNothingOfARefusedStart() {
        start(SHIPPED);
        assertThatThrownBy(() -> start(SHIPPED, ofOperator("cn-marketplace-2026-03", "2026-03-01")))
                .isInstanceOf(PolicyFilesRefused.class);
        assertThat(registry.all()).extracting(PolicyRegistry.Kept::version).containsExactly("cn-marketplace-2026-01");
    }
}
