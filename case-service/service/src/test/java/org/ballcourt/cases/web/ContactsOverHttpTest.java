package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.web.CasesOverHttp.Reply;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.AnswerContact;
import org.ballcourt.contracts.CaseCommand.LineName;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.CaseCommand.RateService;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.junit.jupiter.api.Test;

/** Contacts with the desk over HTTP: for whoever asks and for all of the desk, and for nobody else. */
class ContactsOverHttpTest {
    private static final AnswerContact ANSWER = new AnswerContact("您的退款今天下午到账");

    private final CasesOverHttp http = new CasesOverHttp();

    private Reply asks(String who, String caseId) {
        return http.file(
                who, new OpenContact(ContactChannel.PHONE, ContactTopic.REFUND, "CANARY-question", caseId, null));
    }

    private static String idOf(Reply filed) {
        return filed.json().get("caseId").stringValue();
    }

    @Test
    void areOpenedAtAnAddressOfTheirOwnAndReadWhereEveryCaseIs() {
        Reply opened = asks("BUYER/li", null);

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.whole().getHeader("Location")).isEqualTo("/api/cases/" + idOf(opened));
        Reply seen = http.sees("BUYER/li", "/api/cases/{id}", idOf(opened));
        assertThat(seen.json().get("kind").stringValue()).isEqualTo("CONTACT");
        assertThat(seen.json().at("/matter/channel").stringValue()).isEqualTo("PHONE");
        assertThat(seen.json().at("/ball/0/duty").stringValue()).isEqualTo("ANSWER_CONTACT");
        assertThat(seen.json().at("/ball/0/ifSilent/consequence").stringValue()).isEqualTo("ONE_LEVEL_UP");
        Reply toDesk = http.sees("AGENT/wang", "/api/cases/{id}", idOf(opened));
        assertThat(toDesk.text()).contains("CANARY-question", "AnswerContact");
        assertThat(http.looks).contains("AGENT/wang case " + idOf(opened));
    }

    @Test
    void areAnsweredAndThenRated() {
        String id = idOf(asks("BUYER/li", null));
        Reply answered = http.does("AGENT/wang", id, ANSWER);
        assertThat(answered.json().at("/case/outcome").stringValue()).isEqualTo("ANSWERED");
        Reply seen = http.sees("BUYER/li", "/api/cases/{id}", id);
        assertThat(seen.json().at("/answers/0/text").stringValue()).isEqualTo("您的退款今天下午到账");
        assertThat(seen.json().at("/answers/0/by").stringValue()).isEqualTo("AGENT/wang");
        assertThat(seen.text()).contains("RateService");
        assertThat(http.does("BUYER/li", id, new RateService("wang", 4, "CANARY-rating"))
                        .status())
                .isEqualTo(200);
        assertThat(http.does("BUYER/li", id, new RateService("wang", 5, null)).code())
                .isEqualTo("ALREADY_RATED");
    }

    @Test
    void doNotExistForOthers() {
        String id = idOf(asks("BUYER/li", null));
        for (String stranger : List.of("SELLER/shop", "BUYER/other", "SELLER/li", "CARRIER/fastship")) {
            for (String path : List.of("/api/cases/{id}", "/api/cases/{id}/events")) {
                assertThat(http.sees(stranger, path, id).text())
                        .as(stranger)
                        .isEqualTo(http.sees(stranger, path, "case-none").text())
                        .contains("NO_SUCH_CASE");
            }
            AddStatement word = new AddStatement("x", null);
            assertThat(http.does(stranger, id, word).text())
                    .isEqualTo(http.does(stranger, "case-none", word).text());
        }
    }

    @Test
    void aboutACaseThatIsNotOnesOwnAreAnsweredAsAboutNone() {
        String dispute = http.cases.send(null, "BUYER/li", Samples.complaint());
        assertThat(asks("BUYER/other", dispute).text())
                .isEqualTo(asks("BUYER/other", "case-none").text())
                .contains("NO_SUCH_CASE");
        assertThat(asks("SELLER/shop", dispute).status()).isEqualTo(201);
    }

    @Test
    void keepTheNotesOfTheDeskFromWhoAsks() {
        String id = idOf(asks("BUYER/li", null));
        http.does("AGENT/wang", id, new AddStatement("CANARY-internal", Audience.PLATFORM));
        assertThat(http.sees("BUYER/li", "/api/cases/{id}/events", id).text()).doesNotContain("CANARY-internal");
        assertThat(http.sees("SENIOR/mei", "/api/cases/{id}/events", id).text()).contains("CANARY-internal");
    }

    @Test
    void areCountedOnTheContactAndOnTheCaseForWhoAsksAndForTheDeskAlone() {
        String dispute = http.cases.send(null, "BUYER/li", Samples.complaint());
        String first = idOf(asks("BUYER/li", dispute));
        String second = idOf(asks("BUYER/li", dispute));
        asks("SELLER/shop", dispute);
        for (String reader : List.of("BUYER/li", "AGENT/wang", "SUPERVISOR/gao")) {
            Reply contact = http.sees(reader, "/api/cases/{id}", second);
            assertThat(contact.json().at("/matter/earlier").intValue()).isEqualTo(1);
            assertThat(contact.json().at("/asked/times").intValue()).isEqualTo(2);
            assertThat(contact.json().at("/asked/contacts").toString()).contains(first);
            Reply seen = http.sees(reader, "/api/cases/{id}", dispute);
            assertThat(seen.json().at("/asked/times").intValue()).as(reader).isEqualTo(3);
            assertThat(seen.json().at("/asked/contacts").toString()).contains(first, second);
        }
        Reply toSeller = http.sees("SELLER/shop", "/api/cases/{id}", dispute);
        assertThat(toSeller.json().at("/asked/times").intValue()).isEqualTo(2);
        assertThat(toSeller.text()).doesNotContain(first, second);
    }

    @Test
    void tellTheDeskAloneWhoElseHasAPartInTheOrder() {
        http.file("BUYER/li", Samples.complaint());
        Reply opened = http.file(
                "BUYER/li",
                new OpenContact(ContactChannel.CHAT, ContactTopic.ORDER, "x", null, new LineName("O-1", "1")));
        String id = idOf(opened);
        String others = http.sees("AGENT/wang", "/api/cases/{id}/events", id)
                .json()
                .at("/events/0/others")
                .toString();
        assertThat(others).contains("SELLER/shop", "CARRIER/fastship");
        assertThat(List.of(
                        opened.text(),
                        http.sees("BUYER/li", "/api/cases/{id}", id).text(),
                        http.sees("BUYER/li", "/api/cases/{id}/events", id).text()))
                .noneMatch(text -> text.contains("others") || text.contains("shop") || text.contains("fastship"));
    }

    private List<String> faults(String body) {
        int before = http.cases.stored();
        Reply malformed =
                http.send(CasesOverHttp.as("BUYER/li", post("/api/contacts")).content(body));
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(http.cases.stored()).isEqualTo(before);
        return malformed
                .json()
                .path("errors")
                .valueStream()
                .map(error -> error.get("field").stringValue())
                .sorted()
                .toList();
    }

    @Test
    void sayAllThatIsWrongAtOnceAndStoreNothing() {
        assertThat(faults("{}")).containsExactly("channel", "text", "topic");
        assertThat(faults("{\"channel\": \"FAX\", \"topic\": 7, \"text\": \" \", \"caseId\": [], \"order\": \"O-1\"}"))
                .containsExactly("caseId", "channel", "order", "text", "topic");
        assertThat(
                        faults(
                                "{\"channel\": \"CHAT\", \"topic\": \"OTHER\", \"text\": \"x\", \"order\": {\"orderId\": \"O-1\"}, \"agent\": \"wang\"}"))
                .containsExactly("agent", "order.orderLineId");
        String id = idOf(asks("BUYER/li", null));
        Reply malformed = http.send(CasesOverHttp.as("AGENT/wang", post("/api/cases/" + id + "/answer-contact"))
                .content("{\"text\": \" \", \"automatic\": \"yes\"}"));
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.json().path("errors").size()).isEqualTo(2);
    }
}
