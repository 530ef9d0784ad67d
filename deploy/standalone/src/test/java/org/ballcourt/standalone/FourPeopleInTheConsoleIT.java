package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole dispute by clicks alone: each of four people sits before a window of his own, and nobody reloads. */
@ExtendWith(ConsoleProduct.class)
final class FourPeopleInTheConsoleIT {
    private final ConsoleProduct.Running running;
    private final Browsing people;

    FourPeopleInTheConsoleIT(ConsoleProduct.Running running) {
        this.running = running;
        this.people = running.people();
    }

    @AfterEach
    void nothingToComplainAbout() {
        people.closeAll();
    }

    @Test
    void settleADisputeFromTheComplaintToTheMoney() {
        Page agent = people.open("AGENT/wang");
        Page seller = people.open("SELLER/shop");
        Page reviewer = people.open("REVIEWER/zhao");
        Page buyer = people.open("BUYER/li", Browsing.Look.USUAL.wide(360));
        String caseId = file(buyer);
        Browsing.go(agent, "/cases/" + caseId);
        Browsing.go(reviewer, "/cases/" + caseId);

        Browsing.go(seller, "/queue?text=" + caseId);
        ConsoleProduct.row(seller, caseId).locator(".what a").click();
        act(seller, "RejectClaim", Map.of("ground", "BUYER_MISUSE", "explanation", "Used the wrong way."));
        act(buyer, "RequestIntervention", Map.of("ground", "SELLER_REJECTED", "explanation", "I used it as it says."));
        act(agent, "AcceptIntervention", Map.of());
        prove(buyer);
        act(buyer, "CompleteEvidence", Map.of());
        // Both prove at once: whoever had begun before would be asked to look again.
        assertThat(seller.locator(".timeline")).containsText("Evidence completed");
        act(seller, "CompleteEvidence", Map.of());
        rule(agent);
        act(seller, "LodgeAppeal", Map.of("ground", "PROCEDURE", "explanation", "We were not heard."));
        act(reviewer, "DecideAppeal", Map.of("decision", "DISMISSED", "reasons", "Both were heard."));
        askedForItsTrackingNumber(buyer);
        act(buyer, "ConfirmStep", Map.of("step", "RETURN_GOODS", "reference", "SF-1"));
        assertThat(seller.locator(".duty.you .reference")).hasText("Tracking number SF-1");
        act(seller, "ConfirmStep", Map.of("step", "RECEIVE_GOODS", "reference", "Shelf 4"));
        act(seller, "ConfirmStep", Map.of("step", "REFUND", "reference", "PAY-" + caseId));

        for (Page window : new Page[] {agent, seller, reviewer, buyer}) {
            assertThat(window.locator(".head .tag.good")).hasText("Remedy performed");
            assertThat(window.locator(".timeline")).containsText("Both were heard.");
            assertThat(window.locator(".timeline")).containsText("Tracking number SF-1");
            assertThat(window.locator(".steps")).containsText("Tracking number SF-1");
            assertThat(window.locator(".steps")).containsText("Payment reference PAY-" + caseId);
            assertThat(window.locator(".ledger")).containsText("Payment reference PAY-" + caseId);
        }
        ratesWithoutMovingMoneyAgain(buyer);
    }

    /** Of one's own step alone, by its name, and not as of something that one may leave out. */
    private static void askedForItsTrackingNumber(Page buyer) {
        open(buyer, "ConfirmStep");
        assertThat(buyer.locator("[data-field=reference] label")).containsText("Tracking number");
        assertThat(buyer.locator("[data-field=reference] label")).not().containsText("optional");
        assertThat(buyer.locator("[data-field=step] option")).hasText(new String[] {"Return of the goods"});
        buyer.click("[data-do=check]");
        assertThat(buyer.locator("[data-field=reference] .fault")).containsText("tracking number");
        buyer.click("[data-action=ConfirmStep]");
    }

    /** What was paid and closed before is not what stars bring about. */
    private static void ratesWithoutMovingMoneyAgain(Page buyer) {
        open(buyer, "RateService");
        buyer.selectOption("[data-field=agent] select", "wang");
        buyer.fill("[data-field=stars] input", "4");
        buyer.click("[data-do=check]");
        assertThat(buyer.locator(".preview")).containsText("Service rated");
        assertThat(buyer.locator(".preview")).not().containsText("CNY");
        assertThat(buyer.locator(".preview")).not().containsText("closes");
    }

    private String file(Page buyer) {
        String orderId = running.knownOrder("BUYER/li");
        Browsing.go(buyer, "/file");
        buyer.fill("[name=orderId]", orderId);
        buyer.fill("[name=statement]", "The motor screams after two weeks");
        buyer.selectOption("[name=reason]", "QUALITY_DEFECT");
        buyer.selectOption("[name=remedy]", "RETURN_AND_REFUND");
        checkAndSend(buyer);
        assertThat(buyer).hasURL(Pattern.compile("/cases/BC-"));
        return buyer.url().replaceFirst(".*/", "");
    }

    private static void prove(Page buyer) {
        open(buyer, "SubmitEvidence");
        buyer.setInputFiles("input[type=file]", new FilePayload("noise.png", "image/png", ConsoleProduct.PICTURE));
        assertThat(buyer.locator("bc-evidence-picker input:checked")).hasCount(1);
        buyer.fill("[data-field=caption] input, [data-field=caption] textarea", "The noise");
        sent(buyer, "SubmitEvidence");
    }

    private static void rule(Page agent) {
        open(agent, "IssueRuling");
        agent.locator("[data-element]").first().waitFor();
        for (Locator finding : agent.locator("[data-element]").all()) {
            finding.locator("select").selectOption("PROVEN");
            finding.locator("input:not([type])").fill("As exhibit 1 shows.");
            finding.locator("input[type=checkbox]").first().check();
        }
        agent.selectOption("[data-field=result] select", "GRANTED");
        agent.selectOption("[data-field=atFault] select", "SELLER");
        agent.fill("[data-field=reasons] textarea", "The motor was noisy from the first day.");
        agent.locator("[data-field=clauses] input").first().check();
        sent(agent, "IssueRuling");
    }

    /** Waits until this window shows that it is one's turn: another window brought it there. */
    private static void act(Page page, String command, Map<String, String> fields) {
        open(page, command);
        fields.forEach((field, value) -> {
            Locator place = page.locator("[data-field=" + field + "]").locator("select, textarea, input");
            place.waitFor();
            if (place.evaluate("e => e.tagName").equals("SELECT")) {
                place.selectOption(value);
            } else {
                place.fill(value);
            }
        });
        sent(page, command);
    }

    private static void open(Page page, String command) {
        page.click("[data-action=" + command + "]");
        page.locator(".act[data-command=" + command + "]").waitFor();
    }

    private static void sent(Page page, String command) {
        checkAndSend(page);
        page.locator(".act[data-command=" + command + "]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static void checkAndSend(Page page) {
        page.click("[data-do=check]");
        page.locator(".preview").waitFor();
        page.click("[data-do=send]");
    }
}
