package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.web.CasesOverHttp.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.web.CasesOverHttp.Reply;
import org.ballcourt.contracts.CaseCommand.MakeOffer;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;

/** A refusal says in words what is wrong and what can be done now. */
class SayingNoTest {
    private static final RejectClaim REJECT = new RejectClaim(SellerRejectionGround.NOT_OUR_PARCEL, "x", List.of());

    private final CasesOverHttp http = new CasesOverHttp();

    private String filed() {
        return http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();
    }

    private static String next(Reply reply) {
        return reply.json().get("next").stringValue();
    }

    private Reply inChinese(String actor, String caseId, String command, String body) {
        return http.send(as(actor, post("/api/cases/{id}/" + command, caseId))
                .header("Accept-Language", "zh")
                .content(body));
    }

    @Test
    void saysTheStepThatFitsWhatHappenedAndNotOnlyThatOfItsCode() {
        String caseId = filed();
        http.does("SELLER/shop", caseId, REJECT);
        http.does("BUYER/li", caseId, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("50.00", "CNY"), "x"));
        Reply own = inChinese("BUYER/li", caseId, "accept-offer", "{\"offerId\":\"offer-1\"}");

        assertThat(own.status()).as(own.text()).isEqualTo(409);
        assertThat(own.code()).isEqualTo("NOT_YOURS_TO_ANSWER");
        assertThat(next(own))
                .startsWith(Messages.in(Language.of("zh")).text(Message.of("rule.cannot-answer-own-offer.next")));
    }

    @Test
    void listsWhatTheCallerMayDoNowWhereTheActCameAtTheWrongTime() {
        String caseId = filed();
        http.does("SELLER/shop", caseId, REJECT);
        Reply again = http.does("SELLER/shop", caseId, REJECT);
        Reply chinese =
                inChinese("SELLER/shop", caseId, "reject-claim", "{\"ground\":\"OTHER\",\"explanation\":\"x\"}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(next(again)).contains(" You can do this now: ").doesNotContain("AcceptClaim", "MakeOffer");
        assertThat(next(chinese)).contains("您现在可以：").doesNotContainPattern("[A-Za-z]");
        again.json()
                .get("allowedActions")
                .forEach(action -> assertThat(next(again))
                        .contains(Messages.in(Language.of("en"))
                                .text(Message.of(
                                        "word.Command." + action.get("action").stringValue()))));
    }

    @Test
    void listsNoActsWhereTheContentIsToBeMended() {
        String caseId = filed();
        Reply over =
                http.does("SELLER/shop", caseId, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("500.00", "CNY"), "x"));

        assertThat(over.status()).isEqualTo(422);
        assertThat(next(over)).isNotBlank().doesNotContain("You can do this now");
    }

    @Test
    void namesTheFieldOfEachReasonThatIsMissing() {
        String caseId = filed();
        Reply refused = http.does(
                "BUYER/li", caseId, new RequestIntervention(InterventionGround.BAD_FAITH, "short", List.of()));

        assertThat(refused.code()).isEqualTo("REASON_MISSING");
        assertThat(refused.json().get("errors").size()).isEqualTo(1);
        assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("explanation");
        assertThat(refused.json().at("/errors/0/message").stringValue()).contains("10", "4");
    }

    @Test
    void saysBesideEachCodeThatCouldBeSentWhatItIsCalled() {
        String caseId = filed();
        Reply wrong = http.send(as("SELLER/shop", post("/api/cases/{id}/reject-claim", caseId))
                .content("{\"ground\":\"BECAUSE\",\"explanation\":\"x\"}"));
        Reply chinese =
                inChinese("SELLER/shop", caseId, "reject-claim", "{\"ground\":\"BECAUSE\",\"explanation\":\"x\"}");
        String name = Messages.in(Language.of("en")).text(Message.of("word.SellerRejectionGround.BUYER_MISUSE"));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().at("/errors/0/message").stringValue())
                .contains("BUYER_MISUSE (" + name + ")")
                .contains(" or OTHER")
                .doesNotContain(" and ");
        assertThat(chinese.json().at("/errors/0/message").stringValue())
                .contains("、NORMAL_WEAR（")
                .contains("或OTHER");
    }
}
