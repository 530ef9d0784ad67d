package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A queue of more cases than the product counts. */
@ExtendWith(ConsoleProduct.class)
final class LongQueueInTheConsoleIT {
    private final Browsing people;

    LongQueueInTheConsoleIT(ConsoleProduct.Running running) {
        this.people = running.people();
    }

    @AfterEach
    void nothingToComplainAbout() {
        people.closeAll();
    }

    @Test
    void saysThatItsCountsAreNotWholeAndOffersWhatTheyDoNotName() {
        Page page = people.open("AGENT/wang");
        page.route(
                "**/api/cases/counts*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"total": 5000, "more": true, "open": 5000, "byStage": {"NEGOTIATION": 5000}, "byReason": {}}
                        """)));
        Browsing.go(page, "/queue?open=true");

        assertThat(page.locator(".count")).containsText("5,000 and more");
        assertThat(page.locator(".tab .n").first()).hasText("5,000+");
        Locator stage = page.locator("select[aria-label=Stage]");
        assertThat(stage.locator("option[value=NEGOTIATION]")).hasText("Negotiation (5,000+)");
        assertThat(stage.locator("option[value=ENFORCEMENT]")).hasCount(1);
        assertThat(page.locator("select[aria-label=Reason] option[value=QUALITY_DEFECT]"))
                .hasCount(1);
    }
}
