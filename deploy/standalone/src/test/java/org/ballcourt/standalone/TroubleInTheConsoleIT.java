package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console says and keeps while the product, or the way to it, is out of order. */
@ExtendWith(ConsoleProduct.class)
final class TroubleInTheConsoleIT {
    private static final String HOSTILE = "\u202E<img src=x onerror=window.hurt=1>\u200B\uD83D\uDE31";

    private final ConsoleProduct.Running running;
    private final Browsing people;

    TroubleInTheConsoleIT(ConsoleProduct.Running running) {
        this.running = running;
        this.people = running.people();
    }

    @AfterEach
    void nothingToComplainAbout() {
        people.closeAll();
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT/wang, /queue, /api/cases\\?, 500, Something broke inside the product (status 500)",
        "AGENT/wang, /queue, /api/cases\\?, 503, is not ready to answer just now",
        "AGENT/wang, /queue, /api/cases\\?, 502, is not ready to answer just now",
        "AGENT/wang, /queue, /api/cases\\?, 429, Too many requests",
        "AGENT/wang, /queue, /api/cases\\?, 0, did not answer",
        "AGENT/wang, /desk, /api/desk/figures, 503, is not ready to answer just now",
        "BUYER/li, /inbox, /api/inbox, 429, Too many requests",
        "SUPERVISOR/gao, /operations, /api/parked, 500, Something broke"
    })
    void saysWhatIsWrongAndReadsAgainWhenAsked(String actor, String address, String door, int status, String words) {
        Page page = people.open(Browsing.Look.USUAL, "/people");
        page.route(Pattern.compile(door), route -> refuse(route, status));
        Browsing.go(Browsing.signIn(page, actor), address);
        Locator notice = page.locator("main [role=alert]");
        assertThat(notice).containsText(words);
        if (status != 0) {
            assertThat(notice).containsText("Try again in 7 s");
        }

        page.unrouteAll();
        // An event may have let the page read again by itself just now.
        page.evaluate("document.querySelector('[data-do=again]')?.click()");
        assertThat(notice).hasCount(0);
    }

    /** As gateways answer in the place of a product that is away. */
    @ParameterizedTest
    @ValueSource(strings = {"{'status': 503}", "{'status': 503, 'title': 'Service Unavailable'}", "{}", "null", "[]"})
    void saysInWordsWhatAProxyTellsByANumber(String problem) {
        Page page = people.open(Browsing.Look.USUAL, "/people");
        page.route(
                Pattern.compile("/api/cases\\?"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody(problem.replace('\'', '"'))));
        Browsing.signIn(page, "AGENT/wang");

        assertThat(page.locator("main [role=alert]")).containsText("is not ready to answer just now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pages/case.js", "parts/act.js"})
    void opensAPageWhoseModulesCouldNotBeFetchedAtFirst(String module) {
        String caseId = running.complaint();
        Page page = people.open(Browsing.Look.USUAL, "/people");
        page.route("**/console/" + module, Route::abort);
        Browsing.go(Browsing.signIn(page, "SELLER/shop"), "/cases/" + caseId);
        assertThat(page.locator("main [role=alert]")).containsText("could not be fetched");
        assertThat(page.locator(".who")).containsText("shop");

        page.unrouteAll();

        assertThat(page.locator(".duty.you")).isVisible();
        assertThat(page.locator("main [role=alert]")).hasCount(0);
    }

    @Test
    void fetchesWhatOneMayOpenNextBeforeTheConnectionIsLost() {
        Page page = people.open("SUPERVISOR/gao");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> page.evaluate("customElements.get('bc-operations') !== undefined")
                        .equals(true));
        page.context().setOffline(true);

        Browsing.go(page, "/operations");

        assertThat(page.locator("main h1")).hasText("Operations");
        assertThat(page.locator("main [role=alert]")).containsText("did not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"**/console/app.js", "**/console/i18n/en.json", "**/api/test/clock"})
    void saysThatTheConsoleItselfCouldNotBeFetched(String missing) {
        Page page = people.open(Browsing.Look.USUAL, "/people");
        page.locator(".person").first().waitFor();
        page.route(missing, Route::abort);
        page.reload();
        assertThat(page.locator(".starting")).isVisible();
        assertThat(page.locator(".starting")).containsText("若此页不变");

        page.unrouteAll();
        // Where the page itself runs already, it may have come back by itself just now.
        page.evaluate("document.querySelector('.starting a')?.click()");

        assertThat(page.locator(".person").first()).isVisible();
        assertThat(page.locator(".starting")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"/operations, 6", "/inbox, 1", "/desk, 1", "/ratings, 1", "/policies, 1", "/audit, 1"})
    void takesNothingThatCouldNotBeReadForNothing(String address, int lists) {
        Page page = people.open(Browsing.Look.USUAL, "/people");
        Browsing.signIn(page, "SUPERVISOR/gao");
        page.route("**/api/**", route -> refuse(route, 500));

        Browsing.go(page, address);

        assertThat(page.locator("main [role=alert]").first()).containsText("Something broke inside the product");
        assertThat(page.locator("main [data-unknown]")).hasCount(lists);
        assertThat(page.locator("main p.good")).hasCount(0);
        assertThat(page.locator("main")).not().containsText(Pattern.compile("None|Nothing|\\(0\\)"));
    }

    /** Whatever is drawn with a person to choose asks for the names of the desk; where they cannot be had, not with each drawing. */
    @Test
    void restsBeforeItAsksAgainForNamesThatCouldNotBeHad() {
        Page page = people.open(Browsing.Look.USUAL, "/people");
        page.clock().install();
        AtomicInteger asked = new AtomicInteger();
        page.route("**/api/desk/people", route -> {
            asked.incrementAndGet();
            refuse(route, 503);
        });
        Browsing.go(Browsing.signIn(page, "SUPERVISOR/gao"), "/desk");
        page.waitForCondition(() -> asked.get() > 0);
        for (int answers = 0; answers < 30; answers++) {
            page.evaluate("fetch('/api/time').then(answer => answer.text())");
        }
        assertThat(asked.get()).isLessThan(5);

        page.unrouteAll();
        page.clock().fastForward(Duration.ofMinutes(1).toMillis());
        page.selectOption("#whose-role", "AGENT");
        page.fill("#whose", "w");
        page.press("#whose", "Tab");
        assertThat(page.locator("#whose-list option[value=wang]")).hasCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SUPERVISOR/gao, /policies, textarea.code",
        "BUYER/li, /file, textarea[name=statement]",
        "BUYER/li, /ask, [data-field=text] textarea"
    })
    void keepsWhatWasBegunWhileOneLooksAtAnotherPage(String actor, String address, String field) {
        Page page = Browsing.go(people.open(actor), address);
        page.fill(field, "Half a sentence");
        Browsing.go(page, "/inbox");
        assertThat(page.locator("main h1")).hasText("Inbox");

        Browsing.go(page, address);

        assertThat(page.locator(field)).hasValue("Half a sentence");
    }

    @Test
    void opensNoCaseByKeysThatTheQuestionOnThePageDoesNotAskFor() {
        String caseId = running.complaint();
        Page page = people.open("AGENT/wang");
        page.locator(".line").first().waitFor();
        AtomicReference<Route> slow = new AtomicReference<>();
        page.route("**/api/cases?*text=*", slow::set);
        Browsing.go(page, "/queue?text=" + caseId);
        assertThat(page.locator(".rows[aria-busy=true]")).isVisible();

        page.keyboard().press("x");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile("/queue"));
        slow.get().resume();
        assertThat(page.locator(".rows[aria-busy=false]")).isVisible();
        assertThat(page.locator(".selection")).hasCount(0);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/cases/" + caseId));
    }

    @Test
    void showsWhatHappenedBeforeThePageWasConnectedForTheFirstTime() {
        String caseId = running.complaint();
        Page page = people.open(Browsing.Look.USUAL, "/people");
        AtomicReference<Route> slow = new AtomicReference<>();
        page.route("**/api/cases/stream", slow::set);
        Browsing.go(Browsing.signIn(page, "SELLER/shop"), "/cases/" + caseId);
        assertThat(page.locator(".event")).hasCount(1);
        running.command("BUYER/li", caseId, "AddStatement", Map.of("text", "Any news?"));
        assertThat(page.locator(".event")).hasCount(1);

        slow.get().resume();

        assertThat(page.locator(".timeline")).containsText("Any news?");
    }

    @Test
    void keepsACaseAndADraftOnThePageWhereTheyCannotBeReadAnew() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        page.click("[data-action=AddStatement]");
        page.fill("[data-field=text] textarea", "Half a sentence");
        page.route(Pattern.compile("/api/cases/" + caseId), route -> refuse(route, 503));
        running.command("BUYER/li", caseId, "AddStatement", Map.of("text", "Any news?"));

        assertThat(page.locator("main [role=alert]")).containsText("is not ready to answer just now");
        assertThat(page.locator("[data-field=text] textarea")).hasValue("Half a sentence");
        page.unrouteAll();
        page.evaluate("document.querySelector('[data-do=again]')?.click()");
        assertThat(page.locator(".timeline")).containsText("Any news?");
        assertThat(page.locator("[data-field=text] textarea")).hasValue("Half a sentence");
    }

    @Test
    void sendsAFileAgainThatWasCutInItsMiddleAndStoresItOnce() throws Exception {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        URI product = URI.create(running.process().base());
        // A browser tries again by itself, as long as it has connections that were used before.
        try (CuttingLine line = new CuttingLine(product, "POST /api/evidence", 100_000)) {
            Page page = people.open(Browsing.Look.USUAL, "/people");
            page.navigate(line.base() + "/people");
            Browsing.go(Browsing.signIn(page, "BUYER/li"), "/cases/" + caseId);
            page.click("[data-action=SubmitEvidence]");
            page.fill("[data-field=caption] input, [data-field=caption] textarea", "The crack");
            byte[] text = "It cracked.\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
            page.setInputFiles("input[type=file]", new FilePayload("long.txt", "text/plain", text));

            assertThat(page.locator("bc-evidence-picker [role=alert]")).containsText("trying again");
            line.mend();
            assertThat(page.locator("bc-evidence-picker input:checked")).hasCount(1);
            assertThat(page.locator("bc-evidence-picker [role=alert]")).hasCount(0);
            assertThat(page.locator("[data-field=caption] input, [data-field=caption] textarea"))
                    .hasValue("The crack");
            assertThat(line.cuts()).isPositive();
        }
        assertThat(running.asThem()
                        .get("BUYER/li", "/api/cases/" + caseId + "/evidence")
                        .path("evidence")
                        .size())
                .isOne();
    }

    /** However long that takes: nobody looks for his file a second time. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsAFileThatCouldNotBeSentAndGoesOnWithIt(boolean byItself) {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Page page = people.open(Browsing.Look.USUAL, "/people");
        page.clock().install();
        Browsing.go(Browsing.signIn(page, "BUYER/li"), "/cases/" + caseId);
        page.click("[data-action=SubmitEvidence]");
        page.route("**/api/evidence", Route::abort);
        page.setInputFiles(
                "input[type=file]",
                new FilePayload("crack.txt", "text/plain", "Hello".getBytes(StandardCharsets.UTF_8)));
        for (int tries = 1; tries < 5; tries++) {
            assertThat(page.locator("bc-evidence-picker [role=alert]")).containsText("(" + tries + ")");
            assertThat(page.locator("bc-evidence-picker input[type=file]")).isDisabled();
            page.clock().fastForward(2500);
        }
        assertThat(page.locator("bc-evidence-picker [role=alert]")).containsText("crack.txt");
        assertThat(page.evaluate("document.querySelector('input[type=file]').files.length"))
                .isEqualTo(1);

        page.unrouteAll();
        if (byItself) {
            page.clock().fastForward(20_000);
        } else {
            page.click("[data-do=resume]");
        }

        assertThat(page.locator("bc-evidence-picker input:checked")).hasCount(1);
        assertThat(page.locator("bc-evidence-picker [role=alert]")).hasCount(0);
    }

    @Test
    void sendsWhatNeverArrivedWhenAskedAgain() {
        String caseId = running.complaint();
        Page page = statement(caseId, "Never arrived.");
        page.route("**/add-statement", Route::abort);
        page.click("[data-do=send]");
        assertThat(page.locator(".act [role=alert]")).containsText("did not answer");
        assertThat(running.events(caseId)).isEqualTo(1);

        page.unrouteAll();
        page.click("[data-do=send]");
        assertThat(page.locator(".event")).hasCount(2);
    }

    @Test
    void sendsNothingTwiceThoughTheFormWasClosedAndOpenedAgain() {
        String caseId = running.complaint();
        Page page = people.open(Browsing.Look.USUAL, "/people");
        page.route("**/api/cases/stream", Route::abort);
        Browsing.go(Browsing.signIn(page, "SELLER/shop"), "/cases/" + caseId);
        write(page, "Only once.");
        page.route("**/add-statement", route -> {
            route.fetch();
            route.abort();
        });
        page.click("[data-do=send]");
        assertThat(page.locator(".act [role=alert]")).containsText("did not answer");
        page.click(".act .buttons .plain");
        page.unrouteAll();
        assertThat(page.locator(".event")).hasCount(2);

        page.click("[data-action=AddStatement]");
        assertThat(page.locator("[data-field=text] textarea")).hasValue("Only once.");
        page.click("[data-do=check]");
        page.locator(".preview").waitFor();
        page.click("[data-do=send]");
        assertThat(page.locator(".act")).hasCount(0);
        assertThat(running.events(caseId)).isEqualTo(2);
    }

    @Test
    void showsHostileNamesOfGoodsAsNames() {
        Map<String, Object> order = new HashMap<>(Complaints.order("li", "H-" + UUID.randomUUID()));
        order.put("title", HOSTILE);
        Map<String, Object> complaint = new HashMap<>(Complaints.about("li", "H"));
        complaint.put("order", order);
        String caseId = running.asThem().file("BUYER/li", complaint);
        Page page = people.open("AGENT/wang", Browsing.Look.USUAL.wide(360));
        Browsing.go(page, "/queue?text=" + caseId);
        assertThat(ConsoleProduct.row(page, caseId)).containsText("<img src=x");
        ConsoleProduct.row(page, caseId).locator(".what a").click();

        assertThat(page.locator("main h1 bdi")).containsText("<img src=x");
        assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(360);
    }

    private Page statement(String caseId, String text) {
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        write(page, text);
        return page;
    }

    private static void write(Page page, String text) {
        page.click("[data-action=AddStatement]");
        page.fill("[data-field=text] textarea", text);
        page.click("[data-do=check]");
        page.locator(".preview").waitFor();
    }

    /** As a proxy in front of the product would; 0 is no answer at all. */
    private static void refuse(Route route, int status) {
        if (status == 0) {
            route.abort();
            return;
        }
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Retry-After", "7", "Content-Type", "text/html"))
                .setBody("<html>nginx</html>"));
    }
}
