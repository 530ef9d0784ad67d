package org.ballcourt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StoryReaderTest {
    private static final String HEAD = """
            name: A story
            clock: 2026-11-02T10:00:00+08:00
            order: {orderId: O-1, orderLineId: "1", warrantyUntil: 2027-10-11}
            steps:
            """;

    static Stream<Path> ourStories() throws Exception {
        return Files.list(Path.of("../../scenarios"))
                .filter(file -> file.toString().endsWith(".yaml"));
    }

    @ParameterizedTest
    @MethodSource("ourStories")
    void readsEveryStoryOfOurs(Path file) {
        assertThat(StoryReader.read(file).steps()).isNotEmpty();
    }

    @Test
    void readsEveryFormOfAStep() {
        Story story = read("""
              - {as: BUYER/li, upload: {alias: noise, kind: VIDEO, file: noise.mp4, mediaType: video/mp4}}
              - {as: BUYER/li, do: SubmitEvidence, commandId: c-1, with: {evidence: $noise}}
              - {wait: P7DT1M, expect: {stage: CLOSED}}
              - {as: SELLER/shop, see: inbox}
              - {payments: down}
            """);
        assertThat(story.steps())
                .extracting(step -> (Object) step.getClass())
                .containsExactly(
                        Step.Upload.class, Step.Command.class, Step.Wait.class, Step.See.class, Step.Payments.class);
        assertThat(((Step.Wait) story.steps().get(2)).time())
                .isEqualTo(Duration.ofDays(7).plusMinutes(1));
    }

    @Test
    void letsACommandInsistOnAVersion() {
        Story story = read("  - {as: BUYER/li, do: AcceptClaim, ifVersion: \"7\"}\n");
        assertThat(((Step.Command) story.steps().getFirst()).ifVersion()).isEqualTo("7");
    }

    @Test
    void knowsHowThePaymentSystemCanBe() {
        assertThatThrownBy(() -> read("  - {payments: tired}\n"))
                .hasMessageContaining("payments believes, doubts or is down, not 'tired'");
    }

    @Test
    void knowsLogsByTheNamesThatTheirFilingsGaveThem() {
        Story story = read("""
              - {as: BUYER/li, do: FileComplaint, alias: dispute, with: {}}
              - {as: BUYER/li, do: FileAgentComplaint, alias: complaint, with: {caseId: $dispute}}
              - {as: AGENT/wang, on: $dispute, see: case}
              - {wait: PT1H}
            """);
        assertThat(story.steps()).extracting(Step::on).containsExactly(null, null, "dispute", null);
        assertThatThrownBy(() -> read("  - {as: BUYER/li, on: $dispute, see: case}\n"))
                .hasMessageContaining("no earlier step files $dispute");
        assertThatThrownBy(() -> read("  - {as: BUYER/li, on: dispute, see: case}\n"))
                .hasMessageContaining("by its alias");
    }

    @Test
    void keepsTimesAndDatesAsTheTextsThatTheyAre() {
        Story story = read(
                "  - {as: BUYER/li, do: RateService, with: {stars: 5, urgent: true, comment: NO, at: 2026-11-01T20:00:00+08:00}}\n");
        assertThat(story.order().toString()).contains("\"warrantyUntil\":\"2027-10-11\"");
        assertThat(((Step.Command) story.steps().getFirst()).with().toString())
                .isEqualTo("{\"stars\":5,\"urgent\":true,\"comment\":\"NO\",\"at\":\"2026-11-01T20:00:00+08:00\"}");
    }

    @Test
    void leavesOutAFieldWithoutAValue() {
        Story story = read("  - {as: BUYER/li, do: AddStatement, with: {text: 亲,正在核实, visibleTo: ALL, why: null}}\n");
        assertThat(((Step.Command) story.steps().getFirst()).with().toString())
                .isEqualTo("{\"text\":\"亲\",\"visibleTo\":\"ALL\",\"why\":null}");
    }

    @Test
    void readsEveryKeyOfExpect() {
        Expectation expected = read("""
              - wait: PT1M
                expect:
                  events: [DutyLapsed]
                  stage: CLOSED
                  outcome: LAPSED
                  ball: [{holder: SELLER, duty: PERFORM, dueAt: 2026-11-06T16:00:00+08:00}]
                  rejected: WRONG_STAGE
                  status: 409
                  allowed: [AcceptClaim]
                  notAllowed: [RejectClaim]
                  visible: [a]
                  hidden: [b]
                  notified: [BUYER/li: claim-rejected, BUYER/li: duty-missed]
                  preview: {duty: PERFORM, at: 2026-11-06T16:00:00+08:00, consequence: PLATFORM_PAYS}
                  held: {BUYER+SELLER: PT1H30M}
                  money: {BUYER: "+39.00", SELLER: "-39.00"}
            """).steps().getFirst().expect();
        assertThat(expected).hasNoNullFieldsOrProperties();
        assertThat(expected.ball().getFirst().dueAt()).isEqualTo(Instant.parse("2026-11-06T08:00:00Z"));
        assertThat(expected.notified()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {wait: PT1H, expct: {}}                                         | line 5: unknown key 'expct' in a step
            {wait: PT1H, expect: {evnts: []}}                               | line 5: unknown key 'evnts' in expect
            {wait: PT1H, expect: {ball: [{holder: A, duty: B, due: C}]}}    | line 5: unknown key 'due' in ball
            {wait: PT1H, expect: {preview: {dutty: RULE}}}                  | line 5: unknown key 'dutty' in preview
            {wait: PT1H, as: BUYER/li}                                      | line 5: unknown key 'as' in a step
            {wait: 48 hours}                                                | line 5: '48 hours' is not a duration
            {wait: PT1H, wait: PT2H}                                        | line 5: 'wait' stands twice
            {as: BUYER/li, do: X, see: case}                                | line 5: a step is exactly one of
            {as: BUYER/li}                                                  | line 5: a step is exactly one of
            {as: li, do: AcceptClaim}                                       | line 5: 'li' is not of the form ROLE/id
            {do: AcceptClaim}                                               | line 5: a step needs 'as'
            {as: BUYER/li, see: money}                                      | line 5: one can see case, events
            {as: BUYER/li, upload: {alias: a, kind: PHOTO}}                 | line 5: upload needs either
            {as: BUYER/li, upload: {alias: a, kind: PHOTO, text: b, size: 1}} | line 5: unknown key 'size' in upload
            {as: BUYER/li, do: SubmitEvidence, with: {evidence: [[$lost]]}} | line 5: no earlier step uploads or files $lost
            {wait: PT1H, expect: {held: {SELLER: 3 days}}}                  | line 5: '3 days' is not a duration
            {wait: PT1H, expect: {money: {SELLER: a lot}}}                  | line 5: 'a lot' is not an amount
            {wait: PT1H, expect: {status: ok}}                              | line 5: 'ok' is not an HTTP status
            """)
    void namesTheLineOfWhatTheFormatDoesNotHave(String step, String complaint) {
        assertThatThrownBy(() -> read("  - " + step + "\n"))
                .isInstanceOf(StoryError.class)
                .hasMessageStartingWith(complaint);
    }

    @Test
    void refusesAnUnknownKeyAtTheTop() {
        assertThatThrownBy(() -> read("  - {wait: PT1H}\nfinaly: {}\n"))
                .hasMessageStartingWith("line 6: unknown key 'finaly' in a story");
    }

    @Test
    void refusesExpectationsThatNeedARequestAfterTheLastStep() {
        assertThatThrownBy(() -> read("  - {wait: PT1H}\nfinally: {rejected: WRONG_STAGE}\n"))
                .hasMessageStartingWith("line 6: unknown key 'rejected' in finally");
    }

    @Test
    void refusesWhatIsNotYamlAtAll() {
        assertThatThrownBy(() -> read("  - {wait: PT1H\n")).hasMessageContaining("not YAML");
    }

    private static Story read(String steps) {
        return StoryReader.read(Path.of("story.yaml"), HEAD + steps);
    }
}
