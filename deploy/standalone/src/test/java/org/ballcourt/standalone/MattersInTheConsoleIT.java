package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** What is no dispute: reports, and marks that somebody contests. */
@ExtendWith(ConsoleProduct.class)
final class MattersInTheConsoleIT {
    private final ConsoleProduct.Running running;
    private final Browsing people;

    MattersInTheConsoleIT(ConsoleProduct.Running running) {
        this.running = running;
        this.people = running.people();
    }

    @AfterEach
    void nothingToComplainAbout() {
        people.closeAll();
    }

    @Test
    void sayBeforeAndAfterwardsWhatAnUpheldReportBrings() {
        Map<String, Object> report = Map.of(
                "seller",
                "shop",
                "kind",
                "FAKE_RATINGS",
                "explanation",
                "They buy their ratings.",
                "caseId",
                running.complaint());
        String matter = running.product()
                .act("BUYER/li", "/api/violations", new JsonMapper().valueToTree(report))
                .path("caseId")
                .asString();
        running.command("SELLER/shop", matter, "AnswerReport", Map.of("text", "We do no such thing."));
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/cases/" + matter);
        page.click("[data-action=DecideViolation]");
        page.selectOption("[data-field=decision] select", "UPHELD");
        page.fill("[data-field=reasons] textarea", "Three receipts for ratings were brought.");
        page.click("[data-do=check]");
        Locator would = page.locator(".preview .tag");
        assertThat(would).containsText("Points against the seller");
        String points = would.innerText();
        page.click("[data-do=send]");

        assertThat(page.locator(".timeline")).containsText(points);
        Page seller = Browsing.go(people.open("SELLER/shop"), "/cases/" + matter);
        assertThat(seller.locator(".timeline")).containsText(points);
    }

    @Test
    void offerForAContestOnlyWhatStandsAgainstOne() {
        Page nobody = Browsing.go(people.open("SELLER/" + UUID.randomUUID()), "/ask?what=ContestFlag");
        assertThat(nobody.locator("[data-own]")).containsText("No mark stands against you");
        assertThat(nobody.locator("bc-act")).hasCount(0);

        Page page = people.open("SELLER/shop");
        page.route(
                "**/api/standing",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"of": "SELLER/shop", "flags": [{"flag": "SILENCE", "count": 5, "atLeast": 3, "within": "P90D", "cases": []}]}
                        """)));
        Browsing.go(page, "/ask");
        page.click("[data-what=ContestFlag]");
        assertThat(page.locator("[data-own]")).containsText("5");
        assertThat(page.locator("[data-field=flag] option:not([value=''])")).hasCount(1);
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
    }
}
