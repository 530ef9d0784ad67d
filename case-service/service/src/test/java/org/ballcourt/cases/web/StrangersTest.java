package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.web.CasesOverHttp.Reply;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.FileAgentComplaint;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.CaseCommand.ReportViolation;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.servicekit.FloorOfTime;
import org.junit.jupiter.api.Test;

class StrangersTest {
    private static final List<String> STRANGERS = List.of(
            "STRANGER/mallory", "SELLER/other", "BUYER/other", "BUYER/shop", "SELLER/li", "CARRIER/fastship", "LAB/x");

    private final CasesOverHttp http = new CasesOverHttp();
    private final String caseId =
            http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();

    @Test
    void getTheSameAnswerForACaseThatIsNotTheirsAndForNone() {
        for (String stranger : STRANGERS) {
            for (String path : List.of("/api/cases/{id}", "/api/cases/{id}/events")) {
                Reply theirs = http.sees(stranger, path, caseId);
                Reply none = http.sees(stranger, path, "case-none");

                assertThat(theirs.status()).as(stranger + path).isEqualTo(404);
                assertThat(theirs.text()).isEqualTo(none.text());
                assertThat(theirs.whole().getHeaderNames())
                        .isEqualTo(none.whole().getHeaderNames());
            }
            assertThat(http.does(stranger, caseId, new AcceptClaim()).text())
                    .isEqualTo(
                            http.does(stranger, "case-none", new AcceptClaim()).text())
                    .contains("NO_SUCH_CASE");
        }
        assertThat(http.cases.stored()).isEqualTo(1);
    }

    @Test
    void areNotToldWhetherTheirInputWasWellFormed() {
        assertThat(http.does("SELLER/other", caseId, new AddStatement(null, null))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void waitAsLongForNothingAsForWhatIsNotTheirs() {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long begun = System.nanoTime();
            http.sees("SELLER/other", "/api/cases/{id}", "case-none");
            shortest = Math.min(shortest, System.nanoTime() - begun);
        }
        assertThat(shortest).isGreaterThanOrEqualTo(FloorOfTime.FLOOR.toNanos());
    }

    /** The doors at which something new is filed about a case name it in the body. */
    @Test
    void waitAsLongWhereTheBodyNamesTheCase() {
        waitAsLong(http::file);
    }

    @Test
    void waitAsLongWhereTheyOnlyAskWhatItWouldDo() {
        waitAsLong(http::wouldFile);
    }

    private void waitAsLong(BiFunction<String, CaseCommand, Reply> door) {
        for (Function<String, CaseCommand> filing : List.<Function<String, CaseCommand>>of(
                about -> new ReportViolation("shop", ViolationKind.PROHIBITED_GOODS, "look", about, List.of()),
                about -> new FileAgentComplaint(about, "wang", AgentComplaintCause.SLOW, "slow", List.of()),
                about -> new OpenContact(ContactChannel.CHAT, ContactTopic.REFUND, "when?", about, null))) {
            long shortest = Long.MAX_VALUE;
            Reply none = null;
            for (int i = 0; i < 5; i++) {
                long begun = System.nanoTime();
                none = door.apply("SELLER/other", filing.apply("BC-NONE"));
                shortest = Math.min(shortest, System.nanoTime() - begun);
            }
            Reply theirs = door.apply("SELLER/other", filing.apply(caseId));

            assertThat(theirs.status()).isEqualTo(404);
            assertThat(theirs.text()).isEqualTo(none.text());
            assertThat(shortest).isGreaterThanOrEqualTo(FloorOfTime.FLOOR.toNanos());
        }
    }

    @Test
    void areNoStrangersOnceTheyWereAsked() {
        Reply before = http.sees("CARRIER/fastship", "/api/cases/{id}", caseId);
        CarrierStory.untilTheCarrierIsAsked(http.cases, caseId);
        Reply after = http.sees("CARRIER/fastship", "/api/cases/{id}", caseId);

        assertThat(before.status()).isEqualTo(404);
        assertThat(after.status()).isEqualTo(200);
        assertThat(http.sees("CARRIER/slowship", "/api/cases/{id}", caseId).status())
                .isEqualTo(404);
    }

    @Test
    void leaveNoTraceInTheAuditButThePlatformDoes() {
        http.sees("BUYER/li", "/api/cases/{id}", caseId);
        http.sees("SELLER/other", "/api/cases/{id}", caseId);
        http.sees("AGENT/wang", "/api/cases/{id}", caseId);
        http.sees("SUPERVISOR/gao", "/api/cases/{id}/events", caseId);
        http.does("SENIOR/mei", caseId, new AddStatement("x", null));
        http.does("SENIOR/mei", caseId, new AcceptClaim());
        http.does("CLOCK/clocks", caseId, new LapseDuty("none"));

        assertThat(http.looks)
                .containsExactly(
                        "AGENT/wang case " + caseId, "SUPERVISOR/gao events " + caseId, "SENIOR/mei command " + caseId);
    }
}
