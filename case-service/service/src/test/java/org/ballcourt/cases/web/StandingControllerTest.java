package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.standing.Court;
import org.ballcourt.contracts.CaseCommand.RateService;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.RequestProblems;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;

class StandingControllerTest {
    private final Court court = new Court();
    private final List<String> looks = new ArrayList<>();
    private MockMvc mvc;

    private record Reply(int status, String text) {
        JsonNode json() {
            return Wire.json().readTree(text);
        }
    }

    @BeforeEach
    void open() {
        AuditTrail audit = (actor, what, where) -> what.forEach(one -> looks.add(actor + " " + where + " " + one));
        mvc = MockMvcBuilders.standaloneSetup(
                        new StandingController(court.standings(), audit, court::now),
                        new DeskController(
                                court.standings(),
                                court.cases().views(),
                                new CaseAccess(
                                        court.cases(), audit, court.cases().independence()),
                                audit,
                                court::now))
                .setCustomArgumentResolvers(new CallerArguments())
                .setControllerAdvice(new CaseProblems(), new RequestProblems())
                .setMessageConverters(CasesOverHttp.converters())
                .build();
        court.ruled("li", "shop", "AGENT/wang", RulingResult.GRANTED);
        court.ruled("wen", "shop", "AGENT/chen", RulingResult.DISMISSED);
        court.waits("P7D");
    }

    private Reply sees(String actor, String path) {
        try {
            MockHttpServletResponse answer =
                    mvc.perform(CasesOverHttp.as(actor, get(path))).andReturn().getResponse();
            return new Reply(answer.getStatus(), new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void showsEverybodyTheirOwn() {
        assertThat(sees("SELLER/shop", "/api/standing").json().get("of").stringValue())
                .isEqualTo("SELLER/shop");
        assertThat(sees("BUYER/li", "/api/standing").json().get("of").stringValue())
                .isEqualTo("BUYER/li");
        assertThat(sees("AGENT/wang", "/api/standing").json().get("of").stringValue())
                .isEqualTo("AGENT/wang");
        assertThat(sees("SELLER/shop", "/api/standing/SELLER/shop").status()).isEqualTo(200);
        assertThat(looks).isEmpty();
    }

    @Test
    void showsBuyersASellersRungAndRatesButNoCase() {
        Reply seen = sees("BUYER/somebody", "/api/standing/SELLER/shop");
        JsonNode whole = sees("SELLER/shop", "/api/standing").json();

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().at("/penalty")).isEqualTo(whole.at("/penalty"));
        for (String rate : List.of("silence", "intervention", "upheld", "performedOnTime")) {
            for (String part : List.of("count", "of", "rate")) {
                String field = "/rates/" + rate + "/" + part;
                assertThat(seen.json().at(field)).as(field).isEqualTo(whole.at(field));
            }
        }
        assertThat(whole.at("/rates/upheld/cases").size()).isPositive();
        assertThat(seen.text()).doesNotContain("caseId", "BC-", "points", "reasons", "flags", "li\"", "wen");
        assertThat(sees("BUYER/li", "/api/standing/SELLER/nobody").status()).isEqualTo(404);
        assertThat(looks).isEmpty();
    }

    @Test
    void answersStrangersAsIfThereWereNothing() {
        String none = sees("SELLER/other", "/api/standing/SELLER/nobody").text();
        for (String stranger : List.of("SELLER/other", "CARRIER/fastship", "STRANGER/x")) {
            Reply reply = sees(stranger, "/api/standing/SELLER/shop");
            assertThat(reply.status()).as(stranger).isEqualTo(404);
            assertThat(reply.text()).isEqualTo(none);
        }
        assertThat(sees("SELLER/shop", "/api/standing/BUYER/li").status()).isEqualTo(404);
        assertThat(sees("SELLER/shop", "/api/standing/AGENT/wang").status()).isEqualTo(404);
        assertThat(sees("CARRIER/fastship", "/api/standing").status()).isEqualTo(404);
        assertThat(sees("SUPERVISOR/gao", "/api/standing/NOBODY/x").status()).isEqualTo(404);
    }

    @Test
    void namesNoBuyerToTheSellerAndNoSellerToTheBuyer() {
        assertThat(sees("SELLER/shop", "/api/standing").text()).doesNotContain("\"li\"", "/li", "wen", "AGENT");
        assertThat(sees("BUYER/li", "/api/standing").text()).doesNotContain("shop", "AGENT");
    }

    @Test
    void letsThePlatformsPeopleLookAndWritesItDown() {
        assertThat(sees("AGENT/chen", "/api/standing/SELLER/shop")
                        .json()
                        .get("points")
                        .intValue())
                .isEqualTo(2);
        assertThat(looks).containsExactly("AGENT/chen standing SELLER/shop");
    }

    @Test
    void showsAColleaguesPageToSupervisorsAlone() {
        assertThat(sees("AGENT/chen", "/api/standing/AGENT/wang").status()).isEqualTo(403);
        assertThat(sees("SUPERVISOR/gao", "/api/standing/AGENT/wang").status()).isEqualTo(200);
        assertThat(looks).containsExactly("SUPERVISOR/gao standing AGENT/wang");
    }

    @Test
    void showsAllDesksToSupervisorsAndTheirOwnLineToOthers() {
        JsonNode all = sees("SUPERVISOR/gao", "/api/desk/figures").json();
        assertThat(all.get("desks").size()).isEqualTo(4);
        assertThat(all.get("people").valueStream().map(line -> line.get("of").stringValue()))
                .containsExactly("AGENT/chen", "AGENT/wang");
        JsonNode own = sees("AGENT/wang", "/api/desk/figures").json();
        assertThat(own.get("desks").size()).isZero();
        assertThat(own.at("/people/0/of").stringValue()).isEqualTo("AGENT/wang");
        assertThat(own.get("people").size()).isEqualTo(1);
        assertThat(sees("SELLER/shop", "/api/desk/figures").status()).isEqualTo(403);
    }

    /** Whoever passes a case on chooses by name. */
    @Test
    void namesThePeopleOfTheDeskToThePlatformAlone() {
        JsonNode people = sees("AGENT/wang", "/api/desk/people").json();

        assertThat(people.get("people").valueStream().map(JsonNode::stringValue))
                .containsExactly("AGENT/chen", "AGENT/wang");
        assertThat(sees("SELLER/shop", "/api/desk/people").status()).isEqualTo(403);
        assertThat(sees("CARRIER/fastship", "/api/desk/people").status()).isEqualTo(403);
    }

    @Test
    void showsSupervisorsAnyLineStepByStepAndOthersTheirOwn() {
        JsonNode desks = sees("SUPERVISOR/gao", "/api/desk/series?step=P7D").json();
        assertThat(desks.get("lines").valueStream().map(line -> line.get("of").stringValue()))
                .containsExactly("AGENT", "REVIEWER", "SENIOR", "SUPERVISOR");
        assertThat(desks.at("/lines/0/points").size()).isEqualTo(5);
        assertThat(sees("SUPERVISOR/gao", "/api/desk/series?of=AGENT/wang")
                        .json()
                        .at("/lines/0/points")
                        .size())
                .isEqualTo(30);
        JsonNode own = sees("AGENT/wang", "/api/desk/series?of=AGENT/chen").json();
        assertThat(own.at("/lines/0/of").stringValue()).isEqualTo("AGENT/wang");
        assertThat(own.get("lines").size()).isEqualTo(1);
        assertThat(sees("SELLER/shop", "/api/desk/series").status()).isEqualTo(403);
    }

    @Test
    void refusesStepsAndDesksThatMakeNoSense() {
        for (String wrong : List.of("step=PT5M", "step=-P1D", "step=day", "of=SELLER", "of=BUYER/li", "of=wang")) {
            assertThat(sees("SUPERVISOR/gao", "/api/desk/series?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(sees("SUPERVISOR/gao", "/api/desk/series?step=PT5M&of=SELLER")
                        .json()
                        .get("errors")
                        .size())
                .isEqualTo(2);
        String tooMany = "/api/desk/series?from=2026-01-01T00:00:00Z&until=2026-12-31T00:00:00Z";
        assertThat(sees("SUPERVISOR/gao", tooMany + "&step=P3D").status()).isEqualTo(400);
        assertThat(sees("SUPERVISOR/gao", tooMany + "&step=P7D").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-10, PT24H", "2026-04-11, PT48H", "2027-01-01, PT96H"})
    void takesStepsOfWholeDaysThatFitWhereNobodySaysHowLong(String until, String step) {
        String from = "/api/desk/series?from=2026-01-01T00:00:00Z&until=";
        assertThat(sees("SUPERVISOR/gao", from + until + "T00:00:00Z")
                        .json()
                        .get("step")
                        .stringValue())
                .isEqualTo(step);
    }

    @Test
    void showsHowThePlatformsPeopleAreRatedToSupervisorsAlone() {
        String caseId = court.ruled("li", "shop", "AGENT/wang", RulingResult.DISMISSED);
        court.waits("P7D");
        court.does(caseId, "SELLER/shop", new RateService("wang", 2, null));
        court.does(caseId, "BUYER/li", new RateService("wang", 5, null));
        court.waits("PT1H");

        JsonNode found = sees("SUPERVISOR/gao", "/api/desk/ratings?step=P7D").json();

        assertThat(found.get("people").size()).isEqualTo(1);
        assertThat(found.at("/people/0/of").stringValue()).isEqualTo("AGENT/wang");
        assertThat(found.at("/people/0/all/count").asInt()).isEqualTo(2);
        assertThat(found.at("/people/0/all/mean").stringValue()).isEqualTo("3.50");
        assertThat(found.at("/people/0/byRole/SELLER/mean").stringValue()).isEqualTo("2.00");
        assertThat(found.at("/people/0/low").asInt()).isEqualTo(1);
        assertThat(found.at("/people/0/steps").size()).isEqualTo(5);
        assertThat(found.at("/people/0/steps/4/stars/count").asInt()).isEqualTo(2);
        assertThat(found.get("ratings")
                        .valueStream()
                        .map(one -> one.get("caseId").stringValue()))
                .containsExactly(caseId, caseId);
        assertThat(looks).containsExactly("SUPERVISOR/gao ratings " + caseId);
        assertThat(sees("SUPERVISOR/gao", "/api/desk/ratings?of=AGENT/chen")
                        .json()
                        .get("people"))
                .isEmpty();
        assertThat(sees("SUPERVISOR/gao", "/api/desk/ratings?of=BUYER/li").status())
                .isEqualTo(400);
        for (String other : List.of("AGENT/wang", "SENIOR/mei", "SELLER/shop", "CARRIER/fastship")) {
            assertThat(sees(other, "/api/desk/ratings").status()).as(other).isEqualTo(403);
        }
    }

    /** Who may not read the case is not told of its ratings either, though they count. */
    @Test
    void namesNoRatingOfACaseOfASupervisorsOwn() {
        String caseId = court.ruled("li", "shop", "AGENT/wang", RulingResult.DISMISSED);
        court.waits("P7D");
        court.does(caseId, "SELLER/shop", new RateService("wang", 2, null));
        court.waits("PT1H");

        JsonNode found = sees("SUPERVISOR/shop", "/api/desk/ratings").json();

        assertThat(found.at("/people/0/all/count").asInt()).isEqualTo(1);
        assertThat(found.get("ratings")).isEmpty();
        assertThat(looks).isEmpty();
    }

    @Test
    void showsWhoPassedToWhomToSupervisorsAlone() {
        assertThat(sees("SUPERVISOR/gao", "/api/desk/passes")
                        .json()
                        .get("passes")
                        .size())
                .isZero();
        assertThat(sees("AGENT/wang", "/api/desk/passes").status()).isEqualTo(403);
    }

    @Test
    void refusesTimesThatMakeNoSenseNamingAllFaults() {
        Reply reply = sees("SUPERVISOR/gao", "/api/desk/figures?from=yesterday&until=now");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("errors").size()).isEqualTo(2);
        assertThat(sees("SUPERVISOR/gao", "/api/desk/figures?from=2020-01-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void comparesNoCaseForASupervisorWhoIsASideOfItOrARelative() {
        court.cases().related("xu", "BUYER/wen");

        for (String supervisor : List.of("SUPERVISOR/li", "SUPERVISOR/shop", "SUPERVISOR/xu")) {
            assertThat(sees(supervisor, "/api/desk/consistency").json().get("pairs"))
                    .as(supervisor)
                    .isEmpty();
        }
        assertThat(looks).isEmpty();
    }

    @Test
    void listsUnequalRulingsForSupervisorsWithTheirReasonsAndWritesItDown() {
        JsonNode page = sees("SUPERVISOR/gao", "/api/desk/consistency").json();
        assertThat(page.get("pairs").size()).isEqualTo(1);
        assertThat(page.at("/pairs/0/unlike/reasons").stringValue()).isEqualTo("理由如下 DISMISSED");
        assertThat(page.at("/pairs/0/usual/reasons").stringValue()).isEqualTo("理由如下 GRANTED");
        assertThat(looks).hasSize(2).allMatch(look -> look.startsWith("SUPERVISOR/gao consistency case-"));
        assertThat(sees("AGENT/wang", "/api/desk/consistency").status()).isEqualTo(403);
        assertThat(sees("SUPERVISOR/gao", "/api/desk/consistency?limit=0&cursor=*")
                        .json()
                        .get("errors")
                        .size())
                .isEqualTo(2);
    }
}
