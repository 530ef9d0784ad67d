package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What those do who answer for personal data: a role of its own, that reads no case. */
@ExtendWith(ConsoleProduct.class)
final class ErasingInTheConsoleIT {
    private static final String WORDS = "My doctor's letter is inside.";

    private final ConsoleProduct.Running running;
    private final Browsing people;

    ErasingInTheConsoleIT(ConsoleProduct.Running running) {
        this.running = running;
        this.people = running.people();
    }

    @AfterEach
    void nothingToComplainAbout() {
        people.closeAll();
    }

    /** Of a buyer of their own, since nobody else's tests may lose what they wrote. */
    private String complaintOf(String buyer) {
        Map<String, Object> complaint = new HashMap<>(Complaints.about(buyer, "E-" + UUID.randomUUID()));
        String caseId = running.asThem().file("BUYER/" + buyer, complaint);
        running.command("BUYER/" + buyer, caseId, "AddStatement", Map.of("text", WORDS));
        running.product().settle();
        return caseId;
    }

    private static void look(Page page, String role, String name) {
        page.selectOption("#subject-role", role);
        page.fill("#subject", name);
        page.press("#subject", "Tab");
        page.click("[data-do=look] .buttons button");
    }

    private String told(String caseId) {
        return running.product()
                .get("AGENT/wang", "/api/cases/" + caseId + "/events")
                .text();
    }

    @Test
    void erasesAPersonAfterALookAndWithTheNameWrittenAgain() {
        String buyer = "gone-" + UUID.randomUUID();
        String caseId = complaintOf(buyer);
        Page page = people.open("ERASURE/law");
        assertThat(page.locator("h1")).hasText("Erasures");
        assertThat(page.locator("nav .links a")).hasCount(1);
        look(page, "BUYER", buyer);
        Locator would = page.locator("[data-do=erase]");
        assertThat(would).containsText(caseId);
        assertThat(would.locator("[data-in]")).hasText("all cases");
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
        assertThat(told(caseId)).contains(WORDS);

        Locator erase = would.locator("button.primary");
        page.fill("[data-do=erase] [name=why]", "request 7");
        page.fill("[data-do=erase] [name=again]", "BUYER/somebody-else");
        assertThat(erase).isDisabled();
        assertThat(would).containsText("Write the name " + buyer + " again");
        page.fill("[data-do=erase] [name=again]", buyer);
        erase.click();

        assertThat(page.locator("[data-erased]")).containsText(caseId);
        assertThat(page.locator("[data-erased]")).isFocused();
        assertThat(told(caseId)).doesNotContain(WORDS).contains("[erased]");
        Locator past = page.locator(".erased tbody tr").first();
        assertThat(past).containsText("Buyer " + buyer);
        assertThat(past).containsText("request 7");
        assertThat(past).containsText("law");
    }

    @Test
    void takesALookForNothingMoreAndAsksAnewForSomebodyElse() {
        String buyer = "stays-" + UUID.randomUUID();
        String caseId = complaintOf(buyer);
        Page page = people.open("ERASURE/law");
        look(page, "BUYER", buyer);
        assertThat(page.locator("[data-do=erase]")).containsText(caseId);

        page.fill("#subject", "nobody-of-that-name");
        page.press("#subject", "Tab");
        assertThat(page.locator("[data-do=erase]")).hasCount(0);
        page.click("[data-do=look] .buttons button");
        assertThat(page.locator("main div.fault")).containsText("nobody-of-that-name was found");
        assertThat(told(caseId)).contains(WORDS);
        assertThat(running.asThem()
                        .get("ERASURE/law", "/api/erasures?person=BUYER/" + buyer)
                        .path("erasures"))
                .isEmpty();
    }

    @Test
    void takesNoLookForAnswerToWhatIsAskedByThen() {
        String buyer = "late-" + UUID.randomUUID();
        String caseId = complaintOf(buyer);
        Page page = people.open("ERASURE/law");
        AtomicReference<Route> late = new AtomicReference<>();
        page.route("**/api/erasures?dryRun=true", late::set);
        look(page, "BUYER", buyer);
        page.waitForCondition(() -> late.get() != null);
        page.fill("[name=cases]", caseId);
        late.get().resume();
        assertThat(page.locator("[data-do=look] .buttons button")).isEnabled();
        assertThat(page.locator("[data-do=erase]")).hasCount(0);

        page.unroute("**/api/erasures?dryRun=true");
        page.click("[data-do=look] .buttons button");
        assertThat(page.locator("[data-do=erase] [data-in]")).hasText(caseId);
    }

    @Test
    void tiesWhatIsWrongToItsFieldAndGoesThere() {
        Page page = people.open("ERASURE/law");
        page.route(
                "**/api/erasures?dryRun=true",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(400)
                        .setContentType("application/problem+json")
                        .setBody("""
                        {"code": "MALFORMED", "faults": [{"field": "cases", "message": "no such case"}]}""")));
        look(page, "BUYER", "somebody");

        Locator cases = page.locator("[name=cases]");
        assertThat(cases).isFocused();
        assertThat(cases).hasAccessibleDescription("no such case");
        assertThat(cases).hasAttribute("aria-invalid", "true");
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
    }

    @Test
    void holdsACaseOfWhichThenNothingIsErasedUntilTheHoldEnds() {
        String buyer = "held-" + UUID.randomUUID();
        String caseId = complaintOf(buyer);
        Page page = people.open("ERASURE/law");
        page.fill("[data-do=hold] [name=caseId]", "BC-NONE");
        page.fill("[data-do=hold] [name=why]", "court 9");
        page.click("[data-do=hold] button");
        assertThat(page.locator("bc-legal-holds div.fault")).containsText("BC-NONE");
        page.fill("[data-do=hold] [name=caseId]", caseId);
        page.click("[data-do=hold] button");
        Locator hold = page.locator("[data-hold='" + caseId + "']");
        assertThat(hold).containsText("court 9");
        String another = complaintOf("other-" + UUID.randomUUID());
        page.fill("[data-do=hold] [name=caseId]", another);
        page.fill("[data-do=hold] [name=why]", "court 10");
        page.click("[data-do=hold] button");
        assertThat(page.locator("[data-hold='" + another + "']")).hasCount(1);

        look(page, "BUYER", buyer);
        assertThat(page.locator("[data-do=erase] .soon")).containsText(caseId);
        page.fill("[data-do=erase] [name=why]", "request 8");
        page.fill("[data-do=erase] [name=again]", "BUYER/" + buyer);
        page.click("[data-do=erase] button.primary");
        assertThat(page.locator(".erased tbody tr", new Page.LocatorOptions().setHasText(buyer))
                        .locator("[data-kept]"))
                .hasText("Held, stays " + caseId);

        hold.locator("[data-do=end]").click();
        assertThat(hold.locator("[name=why]")).isFocused();
        hold.locator("[data-do=not]").click();
        assertThat(hold.locator("[data-do=end]")).isFocused();
        hold.locator("[data-do=end]").click();
        hold.locator("[name=why]").fill("it is over");
        hold.locator("[data-do=lift] button").first().click();
        assertThat(hold).hasCount(0);
        assertThat(page.locator("[data-again]")).containsText(caseId + " is held no more: Buyer " + buyer);
        assertThat(page.locator("[data-do=hold] [name=caseId]")).isFocused();
        page.click("[data-do=look] .buttons button");
        assertThat(page.locator("[data-do=erase] .soon")).hasCount(0);
    }
}
