package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Set;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.web.CasesOverHttp.Reply;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DryRunOverHttpTest {
    private static final CaseCommand REJECTION =
            new RejectClaim(SellerRejectionGround.NORMAL_WEAR, "It is worn, as things are.", List.of());

    private final CasesOverHttp http = new CasesOverHttp();
    private final String caseId =
            http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();

    private Reply dry(String actor, CaseCommand command) {
        return asked(actor, command, "dryRun=true");
    }

    private Reply asked(String actor, CaseCommand command, String query) {
        String path = "/api/cases/" + caseId + "/" + CommandNames.kebabOf(command.getClass());
        return http.send(CasesOverHttp.as(actor, post(path + "?" + query)).content(CasesOverHttp.body(command)));
    }

    @Test
    void saysWhatTheCommandThenDoes() {
        int before = http.cases.stored();

        Reply dry = dry("SELLER/shop", REJECTION);
        assertThat(http.cases.stored()).isEqualTo(before);
        Reply real = http.does("SELLER/shop", caseId, REJECTION);

        JsonNode seen = real.json().get("case");
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json().get("dryRun").booleanValue()).isTrue();
        assertThat(dry.json().get("events")).isEqualTo(real.json().get("events"));
        assertThat(dry.json().get("ball")).isEqualTo(seen.get("ball"));
        assertThat(dry.json().get("stage")).isEqualTo(seen.get("stage"));
        assertThat(dry.json().get("money")).isEqualTo(seen.get("money"));
        assertThat(dry.json().get("closes").booleanValue()).isFalse();
        assertThat(dry.whole().getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void saysWhatAFilingWouldOpen() {
        int before = http.cases.stored();

        Reply dry = http.send(CasesOverHttp.as("BUYER/li", post("/api/cases?dryRun=true"))
                .content(CasesOverHttp.body(Samples.complaint())));

        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json().at("/events/0/type").stringValue()).isEqualTo("ComplaintFiled");
        assertThat(dry.json().at("/ball/0/duty").stringValue()).isEqualTo("ANSWER_CLAIM");
        assertThat(dry.whole().getHeader("Location")).isNull();
        assertThat(http.cases.stored()).isEqualTo(before);
    }

    /** Who pays, who gets and until when, as it then comes about. */
    @Test
    void saysWhatEverybodyHasOnceWhatIsGrantedIsPerformed() {
        JsonNode settled = dry("SELLER/shop", new AcceptClaim()).json().get("whenPerformed");
        http.does("SELLER/shop", caseId, new AcceptClaim());
        JsonNode due =
                http.sees("SELLER/shop", "/api/cases/{id}", caseId).json().at("/ball/0");
        Reply done = http.does(
                "SELLER/shop",
                caseId,
                new ConfirmStep(StepKind.valueOf(due.get("about").stringValue()), "PAY-1"));

        assertThat(settled.at("/bookings/0/at")).isEqualTo(due.get("dueAt"));
        assertThat(settled.at("/bookings/0/ledger")).isEqualTo(done.json().at("/events/0/ledger"));
        assertThat(settled.get("money"))
                .isEqualTo(done.json().at("/case/money"))
                .isNotEmpty();
    }

    /** Neither does the case itself tell a third party what the sides pay. */
    @Test
    void tellsNoThirdPartyWhatTheSidesWillHave() {
        http.does("SELLER/shop", caseId, new AcceptClaim());
        OpenCase granted = http.cases.find(caseId).orElseThrow();
        Actor seller = Actor.parse("SELLER/shop");
        Actor carrier = Actor.parse("CARRIER/fastship");
        Parties asked = Parties.of("li", "shop", List.of(carrier), null);
        OpenCase ofThree = new OpenCase(caseId, granted.version(), granted.events(), granted.state(), asked);

        assertThat(http.cases.views().whenPerformed(granted, seller)).isNotNull();
        assertThat(http.cases.views().whenPerformed(ofThree, carrier)).isNull();
    }

    @Test
    void foreseesNoMoneyWhereNothingIsGranted() {
        assertThat(dry("SELLER/shop", REJECTION).json().has("whenPerformed")).isFalse();
    }

    @Test
    void showsThePlatformNoHashOfWhatIsNotStored() {
        JsonNode event = dry("AGENT/wang", new AddStatement("x", null)).json().at("/events/0");

        assertThat(event.propertyNames()).contains("commandId").doesNotContain("hash");
    }

    @Test
    void refusesInTheSameWords() {
        for (CaseCommand command : List.of(new AcceptClaim(), new AddStatement(null, null), new LapseDuty("none"))) {
            for (String actor : List.of("BUYER/li", "SELLER/other", "AGENT/wang", "STRANGER/x")) {
                Reply dry = dry(actor, command);
                Reply real = http.does(actor, caseId, command);
                assertThat(real.status()).as(actor + command).isGreaterThanOrEqualTo(400);
                assertThat(told(dry)).as(actor + command).isEqualTo(told(real));
            }
        }
    }

    private static JsonNode told(Reply reply) {
        return ((ObjectNode) reply.json()).remove(Set.of("instance"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryRun=false", "dryRun=", "dryRun=yes", "dryrun=true", "dry=true", "dryRun=true&x=1"})
    void sendsNothingForAWishThatIsMistyped(String query) {
        int before = http.cases.stored();

        assertThat(asked("SELLER/shop", REJECTION, query).status()).isEqualTo(400);
        assertThat(http.cases.stored()).isEqualTo(before);
    }

    @Test
    void isALookAtTheCase() {
        dry("AGENT/wang", new AddStatement("x", null));
        dry("SELLER/shop", REJECTION);

        assertThat(http.looks).containsExactly("AGENT/wang dry run " + caseId);
    }
}
