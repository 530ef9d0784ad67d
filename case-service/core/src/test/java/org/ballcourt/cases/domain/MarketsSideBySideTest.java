package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.ViolationKind;
import org.junit.jupiter.api.Test;

/** The second edition: one installation serves several markets, and the order says which. */
class MarketsSideBySideTest {
    private static final Policy CHINA = ShippedPolicies.china().inForce(START);
    private static final Policy EUROPE = ShippedPolicies.europe().inForce(START);

    private static Dispute under(Policy... markets) {
        return new Dispute(new Policies() {
            @Override
            public Policy inForce(Instant at) {
                return markets[0];
            }

            @Override
            public List<Policy> markets(Instant at) {
                return List.of(markets);
            }

            @Override
            public Policy version(String version) {
                return Stream.of(markets)
                        .filter(policy -> policy.version().equals(version))
                        .findFirst()
                        .orElseThrow();
            }
        });
    }

    private static FileComplaint about(String currency, String market) {
        Order order = new Order(
                "O-1",
                "1",
                "li",
                "shop",
                null,
                "台灯",
                GoodsClass.ELECTRONICS,
                Money.of("129.00", currency),
                1,
                START.minusSeconds(864_000),
                START.minusSeconds(864_000),
                START.minusSeconds(432_000),
                null,
                List.of(),
                false,
                null,
                null,
                null,
                market,
                null,
                null,
                null);
        return new FileComplaint(
                order, Reason.QUALITY_DEFECT, Remedy.REFUND, Money.of("129.00", currency), "不亮", List.of(), false);
    }

    private static void standsUnder(Policy policy, Dispute filed) {
        assertThat(filed.event(ComplaintFiled.class).policy()).isEqualTo(policy.version());
    }

    @Test
    void takesTheMarketThatTheOrderNames() {
        standsUnder(EUROPE, under(CHINA, EUROPE).does(BUYER, about("EUR", "eu-marketplace")));
        standsUnder(CHINA, under(EUROPE, CHINA).does(BUYER, about("CNY", "cn-marketplace")));
    }

    @Test
    void takesTheMarketOfTheCurrencyWhereOneFits() {
        standsUnder(EUROPE, under(CHINA, EUROPE).does(BUYER, about("EUR", null)));
        standsUnder(CHINA, under(CHINA, EUROPE).does(BUYER, about("CNY", null)));
    }

    @Test
    void prefersTheInstallationsOwnAmongSeveralOfTheCurrency() {
        Policy second = named(CHINA, "hk-marketplace");
        standsUnder(CHINA, under(CHINA, second).does(BUYER, about("CNY", null)));
        standsUnder(second, under(CHINA, second).does(BUYER, about("CNY", "hk-marketplace")));
        under(EUROPE, CHINA, second).refuses(UNKNOWN_MARKET, BUYER, about("CNY", null));
    }

    @Test
    void refusesAMarketThatThereIsNotAndACurrencyThatIsNotItsOwn() {
        under(CHINA, EUROPE)
                .refuses(UNKNOWN_MARKET, BUYER, about("CNY", "atlantis"))
                .refuses(WRONG_CURRENCY, BUYER, about("CNY", "eu-marketplace"))
                .refuses(WRONG_CURRENCY, BUYER, about("USD", null))
                .refuses(NOT_YOUR_ROLE, SELLER, about("CNY", "atlantis"));
    }

    @Test
    void takesTheMarketOfTheCaseForAContactAboutIt() {
        Dispute filed = under(CHINA, EUROPE).does(BUYER, about("EUR", null));
        for (String caseId : new String[] {"BC-1", null}) {
            OpenContact contact = new OpenContact(ContactChannel.PHONE, ContactTopic.REFUND, "x", caseId, null);
            Policy policy = caseId == null ? CHINA : EUROPE;
            Dispute asks = caseId == null ? under(CHINA, EUROPE) : filed.beside();
            assertThat(asks.does(BUYER, contact).event(ContactOpened.class).policy())
                    .isEqualTo(policy.version());
        }
    }

    @Test
    void takesTheMarketOfTheCaseForAReportThatCitesIt() {
        Dispute filed = under(CHINA, EUROPE).does(BUYER, about("EUR", null));
        ReportViolation report = new ReportViolation("shop", ViolationKind.FAKE_RATINGS, WHY, "BC-1", List.of());
        assertThat(filed.beside()
                        .does(BUYER, report)
                        .event(ViolationReported.class)
                        .policy())
                .isEqualTo(EUROPE.version());
    }

    @Test
    void takesTheMarketOfTheCaseForAComplaintAboutItsAgent() {
        Dispute acted = under(CHINA, EUROPE)
                .does(BUYER, about("EUR", null))
                .does(SELLER, new RejectClaim(SellerRejectionGround.NORMAL_WEAR, null, null))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, null))
                .does(AGENT, new AcceptIntervention());
        FileAgentComplaint complaint = new FileAgentComplaint("BC-1", "wang", AgentComplaintCause.SLOW, WHY, List.of());
        assertThat(acted.beside()
                        .does(BUYER, complaint)
                        .event(AgentComplaintFiled.class)
                        .policy())
                .isEqualTo(EUROPE.version());
    }

    @Test
    void goesOnUnderTheRulesOfItsMarket() {
        Dispute filed = under(CHINA, EUROPE).does(BUYER, about("EUR", null));
        assertThat(filed.state().policyAt(filed.now())).isEqualTo(EUROPE.version());
        filed.waits("P7D").event(DutyLapsed.class);
    }

    @Test
    void isNoRuleOfTheFirstEdition() {
        Policy first = ShippedPolicies.chinaInTheFirstEdition().inForce(START);
        standsUnder(first, under(first, EUROPE).does(BUYER, about("CNY", "atlantis")));
        under(first, EUROPE).refuses(WRONG_CURRENCY, BUYER, about("EUR", null));
    }

    private static Policy named(Policy p, String market) {
        return new Policy(
                market + "-1",
                market,
                p.effectiveFrom(),
                p.transition(),
                p.currency(),
                p.calendar(),
                p.terms(),
                p.silence(),
                p.urgent(),
                p.goods(),
                p.pace(),
                p.amounts(),
                p.windows(),
                p.limits(),
                p.burdens(),
                p.liability(),
                p.grounds(),
                p.standing(),
                p.agents(),
                p.clauses(),
                p.secondEdition());
    }
}
