package org.ballcourt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line is an expectation and the difference that must be told; an empty one means that there is none. */
class AnswerComparisonTest {
    private static final Answer THE_CASE = Answer.of(200, """
            {"stage": "ENFORCEMENT", "ball": [
              {"holder": "SELLER", "duty": "PERFORM", "dueAt": "2026-11-06T08:00:00Z",
               "ifSilent": {"consequence": "PLATFORM_PAYS", "at": "2026-11-06T08:00:00Z"}},
              {"holder": "BUYER", "duty": "PROVE", "dueAt": "2026-11-07T08:00:00Z",
               "ifSilent": {"consequence": "PRESUMPTION", "at": "2026-11-07T08:00:00Z"}}],
             "held": {"SELLER": "PT102H", "BUYER+SELLER": "PT30M"},
             "money": {"BUYER": "+39.00", "SELLER": "-39.00", "PLATFORM": "0.00"}, "note": "caf\\u00e9 \\u4f60\\u597d"}
            """);
    private static final Seen WAITED = new Seen(
            null,
            List.of("DutyLapsed", "CaseClosed"),
            THE_CASE.json(),
            List.of("ConfirmStep", "AddStatement"),
            Map.of("BUYER/li", List.of("advance-paid", "duty-missed")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                         |
            {events: [DutyLapsed, CaseClosed]}                         |
            {events: [DutyLapsed]}                                     |
            {events: []}                                               | events: expected [], but it is [DutyLapsed]
            {events: [CaseClosed, DutyLapsed]}                         | events: expected [CaseClosed, DutyLapsed], but it is [DutyLapsed, CaseClosed]
            {stage: ENFORCEMENT}                                       |
            {stage: CLOSED}                                            | stage: expected CLOSED, but it is ENFORCEMENT
            {outcome: SETTLED}                                         | outcome: expected SETTLED, but it is none
            {ball: [{holder: BUYER, duty: PROVE}, {holder: SELLER, duty: PERFORM}]}                                |
            {ball: [{holder: SELLER, duty: PERFORM, dueAt: 2026-11-06T16:00:00+08:00}, {holder: BUYER, duty: PROVE}]} |
            {ball: [{holder: SELLER, duty: PERFORM}]}                  | ball: expected [SELLER PERFORM], but it is
            {ball: []}                                                 | ball: expected [], but it is
            {ball: [{holder: SELLER, duty: PERFORM, dueAt: 2026-11-06T16:00:01+08:00}, {holder: BUYER, duty: PROVE}]} | ball: expected
            {ball: [{holder: BUYER, duty: PERFORM}, {holder: SELLER, duty: PROVE}]}                                | ball: expected
            {ball: [{holder: SELLER, duty: PERFORM}, {holder: SELLER, duty: PERFORM}]}                             | ball: expected
            {preview: {duty: PERFORM, at: 2026-11-06T16:00:00+08:00, consequence: PLATFORM_PAYS}}                  |
            {preview: {duty: PERFORM, consequence: PRESUMPTION}}       | preview: expected PERFORM brings PRESUMPTION, but it shows
            {preview: {duty: PERFORM, at: 2026-11-07T16:00:00+08:00}}  | preview: expected PERFORM at 2026-11-07T08:00:00Z
            {allowed: [ConfirmStep]}                                   |
            {allowed: [ConfirmStep, RejectClaim]}                      | allowed: RejectClaim is missing
            {notAllowed: [RejectClaim]}                                |
            {notAllowed: [ConfirmStep]}                                | notAllowed: ConfirmStep is offered
            {visible: [PLATFORM_PAYS, café 你好]}                       |
            {visible: [PLATFORM_PAID]}                                 | visible: 'PLATFORM_PAID' does not occur
            {hidden: [PLATFORM_PAID]}                                  |
            {hidden: [你好]}                                            | hidden: '你好' occurs
            {notified: [BUYER/li: duty-missed, BUYER/li: advance-paid]} |
            {notified: [BUYER/li: duty-missed, BUYER/li: duty-missed]} | notified: BUYER/li did not get 'duty-missed'
            {notified: [SELLER/shop: duty-missed]}                     | notified: SELLER/shop did not get 'duty-missed', nor anything else
            {held: {SELLER: P4DT6H, BUYER+SELLER: PT0.5H}}             | `line 1: 'PT0.5H' is not a duration`
            {held: {SELLER: P4DT6H, BUYER+SELLER: PT30M}}              |
            {held: {SELLER: PT102H1S}}                                 | held: SELLER must have held it for PT102H1S
            {held: {AGENT: PT1S}}                                      | held: AGENT must have held it for PT1S
            {money: {BUYER: "+39.00", SELLER: "-39.00"}}               |
            {money: {BUYER: "+39.00"}}                                 | money: expected {BUYER=39.00}
            {money: {BUYER: "+39.01", SELLER: "-39.01"}}               | money: expected
            {money: {BUYER: "+39.00", PLATFORM: "-39.00"}}             | money: expected
            {rejected: WRONG_STAGE}                                    | this step sends no request
            """)
    void comparesWhatIsSeenOfTheCase(String expectation, String difference) {
        assertDifference(expectation, WAITED, difference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                    | it was refused: 409 WRONG_STAGE: Not now: [{"field":"x"}]
            {rejected: WRONG_STAGE}               |
            {rejected: WRONG_STAGE, status: 409}  |
            {status: 409}                         |
            {status: 404}                         | status: expected 404, but came 409 WRONG_STAGE
            {status: 200}                         | status: expected 200, but came 409 WRONG_STAGE
            {rejected: OVER_AUTHORITY}            | it must be rejected with OVER_AUTHORITY, but was refused with 409 WRONG_STAGE
            {rejected: WRONG_STAGE, events: []}   |
            {rejected: WRONG_STAGE, stage: CLOSED} | stage: expected CLOSED
            """)
    void comparesARefusedRequest(String expectation, String difference) {
        Answer refused = Answer.of(409, """
                {"code": "WRONG_STAGE", "title": "Not now", "errors": [{"field": "x"}]}""");
        Seen seen = new Seen(refused, List.of(), THE_CASE.json(), List.of(), Map.of());
        assertDifference(expectation, seen, difference == null ? null : difference.replace("Not now:", "Not now"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                    |
            {status: 200}                         |
            {status: 201}                         | status: expected 201, but came 200
            {status: 404}                         | status: expected 404, but came 200
            {rejected: WRONG_STAGE}               | it must be rejected with WRONG_STAGE, but was accepted and stored [ClaimAccepted]
            {events: [ClaimAccepted]}             |
            """)
    void comparesAnAcceptedRequest(String expectation, String difference) {
        Answer accepted = Answer.of(200, "{\"events\": [{\"seq\": 2, \"type\": \"ClaimAccepted\"}]}");
        Seen seen = new Seen(accepted, List.of("ClaimAccepted"), THE_CASE.json(), List.of(), Map.of());
        assertDifference(expectation, seen, difference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {events: [ClaimAccepted], status: 200} |
            {events: []}                           | events: expected [], but it is [ClaimAccepted]
            """)
    void takesTheFirstAnswerForTheEventsOfARepeatedCommand(String expectation, String difference) {
        Answer repeated = Answer.of(200, "{\"events\": [{\"seq\": 2, \"type\": \"ClaimAccepted\"}]}");
        Seen seen = new Seen(repeated, List.of(), THE_CASE.json(), List.of(), Map.of());
        assertDifference(expectation, seen, difference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {rejected: WRONG_STAGE} | it was refused, but stored [ClaimAccepted]
            {status: 409}           | it was refused, but stored [ClaimAccepted]
            """)
    void findsWhatARefusedRequestStoredAllTheSame(String expectation, String difference) {
        Answer refused = Answer.of(409, "{\"code\": \"WRONG_STAGE\"}");
        Seen seen = new Seen(refused, List.of("ClaimAccepted"), THE_CASE.json(), List.of(), Map.of());
        assertDifference(expectation, seen, difference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"BUYER": "+39.00", "SELLER": "-38.00"} | do not sum to zero
            {"BUYER": "+39.00", "SELLER": "-39.00"} |
            """)
    void findsMoneyThatComesFromNowhere(String money, String difference) {
        Answer theCase = Answer.of(200, "{\"money\": " + money + "}");
        Seen seen = new Seen(null, List.of(), theCase.json(), List.of(), Map.of());
        assertDifference("{money: {BUYER: '+39.00', SELLER: '-39.00'}}", seen, difference);
    }

    private static void assertDifference(String expectation, Seen seen, String difference) {
        String told;
        try {
            Story story = StoryReader.read(
                    Path.of("story.yaml"),
                    "{name: n, clock: 2026-11-02T10:00:00+08:00, order: {}, " + "steps: [{wait: PT1M, expect: "
                            + expectation + "}]}");
            told = AnswerComparison.firstDifference(story.steps().getFirst().expect(), seen)
                    .orElse("");
        } catch (StoryError wrong) {
            told = wrong.getMessage();
        }
        if (difference == null) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).contains(difference);
        }
    }
}
