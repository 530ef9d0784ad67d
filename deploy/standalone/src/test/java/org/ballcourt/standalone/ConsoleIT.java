package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.proof.BundleVerifier;
import org.ballcourt.proof.TrustAnchors;
import org.ballcourt.standalone.Browsing.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The console in a browser, against one running product with its demo disputes. */
@ExtendWith(ConsoleProduct.class)
final class ConsoleIT {
    private static final Pattern RAW_CODE = Pattern.compile("\\b[A-Z]{3,}_[A-Z_]+\\b|\\dT\\d\\d:\\d\\d:\\d\\d");
    private static final String HOSTILE =
            "<img src=x onerror=\"window.hurt=1\"><script>window.hurt=1</script> \u202Etxet\u202C \u200B\uD83D\uDE31 "
                    + "长".repeat(2000);

    private static final String HIGHEST_NAME =
            "Math.max(...[...document.querySelectorAll('.person > :first-child')].map(name => name.offsetHeight))";

    private final ConsoleProduct.Running running;
    private final Browsing people;

    ConsoleIT(ConsoleProduct.Running running) {
        this.running = running;
        this.people = running.people();
    }

    @AfterEach
    void nothingToComplainAbout() {
        people.closeAll();
    }

    @Test
    void signsInWithOneClickAndShowsWhoseTurnItIs() {
        Page page = people.open("AGENT/wang");

        assertThat(page).hasURL(Pattern.compile("/queue$"));
        assertThat(running.line(page, "榨汁机")).containsText("Your turn");
        assertThat(running.line(page, "手机")).containsText("Your desk");
        assertThat(page.locator(".tab", new Page.LocatorOptions().setHasText("My turn")))
                .containsText(Pattern.compile("[1-9]"));
        assertThat(page.locator(".live")).isVisible();
    }

    @Test
    void comesBackToTheCaseThatOneWantedBeforeOneSaidWhoOneIs() {
        String caseId = running.complaint();
        Page page = people.open(Look.USUAL, "/cases/" + caseId);

        page.click("main a[href='/people']");
        Browsing.signIn(page, "SELLER/shop");

        assertThat(page).hasURL(Pattern.compile("/cases/" + caseId));
        assertThat(page.locator(".duty.you")).isVisible();
    }

    @Test
    void sendsLessThanThreeHundredKilobytesForTheFirstPage() {
        Page page = people.open(Look.USUAL, "/people");
        page.locator(".person").first().waitFor();
        Number sent = (Number) page.evaluate("[...performance.getEntriesByType('navigation'),"
                + " ...performance.getEntriesByType('resource')].reduce((sum, each) => sum + each.transferSize, 0)");

        assertThat(sent.intValue()).isBetween(20_000, 300_000);
        assertThat(page.evaluate("fetch('/console/css/base.css').then(a => a.headers.get('Content-Encoding'))"))
                .isEqualTo("gzip");
    }

    @Test
    void isFitForEverybodyWhereOneActs() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        running.command("BUYER/li", caseId, "CompleteEvidence", Map.of());
        running.command("SELLER/shop", caseId, "CompleteEvidence", Map.of());
        for (Look look : List.of(Look.USUAL, Look.USUAL.in("zh-CN").wide(360).dark())) {
            Page page = people.open(look, "/people");
            page.locator(".person").first().waitFor();
            assertThat(ConsoleProduct.unfitForSome(page)).as("people").isEmpty();
            assertThat(((Number) page.evaluate(HIGHEST_NAME)).intValue())
                    .as("each name in one line")
                    .isLessThan(40);
            Browsing.go(Browsing.signIn(page, "AGENT/wang"), "/nowhere");
            assertThat(ConsoleProduct.unfitForSome(page)).as("no page").isEmpty();
            Browsing.go(page, "/cases/" + caseId);
            page.locator(".duty summary").first().click();
            page.click("[data-action=IssueRuling]");
            page.locator(".share").first().waitFor();
            page.click("[data-do=check]");
            page.locator(".act [role=alert]").waitFor();
            assertThat(ConsoleProduct.unfitForSome(page)).as("case").isEmpty();
            page.locator("h1").first().click();
            page.keyboard().press("?");
            page.locator("dialog.sheet").waitFor();
            assertThat(ConsoleProduct.unfitForSome(page)).as("sheet").isEmpty();
            page.keyboard().press("Escape");
            page.keyboard().press("Control+k");
            page.locator("dialog[open] input").waitFor();
            assertThat(ConsoleProduct.unfitForSome(page)).as("palette").isEmpty();
        }
    }

    @Test
    void movesARowWhileOneLooks() {
        String caseId = running.complaint();
        Page page = people.open("AGENT/wang");
        Browsing.go(page, "/queue?text=" + caseId);
        assertThat(ConsoleProduct.row(page, caseId)).containsText("Seller shop");

        running.command("SELLER/shop", caseId, "RejectClaim", Map.of("ground", "NORMAL_WEAR", "explanation", "Worn."));

        assertThat(ConsoleProduct.row(page, caseId)).containsText("Buyer li");
    }

    @Test
    void addsANoticeToTheInboxWhileOneLooks() {
        String caseId = running.complaint();
        Page page = people.open("BUYER/li");
        page.waitForResponse("**/api/inbox/stream", () -> Browsing.go(page, "/inbox"));

        running.command("SELLER/shop", caseId, "RejectClaim", Map.of("ground", "NORMAL_WEAR", "explanation", "Worn."));

        Locator notice = page.locator(".notices li.moved");
        assertThat(notice.locator("a[href='/cases/" + caseId + "']")).isAttached();
        assertThat(notice.locator("summary")).containsText(caseId);
    }

    /** Notices are written by the clock of the market; the page says their times by that of whoever reads them. */
    @Test
    void saysTheTimesOfNoticesByTheReadersOwnClock() {
        running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop", Look.USUAL.by("Europe/Berlin")), "/inbox");
        Locator notice = page.locator(".notices li").first();
        Locator due = notice.locator(".excerpt time").first();
        due.waitFor();

        Instant at = Instant.parse(due.getAttribute("datetime"));
        assertThat(due)
                .containsText(LocalTime.ofInstant(at, ZoneId.of("Europe/Berlin"))
                        .toString()
                        .substring(0, 5));
        notice.locator("summary").click();
        assertThat(notice.locator(".quote time").first()).isVisible();
        assertThat(notice)
                .not()
                .containsText(
                        Pattern.compile("Beijing time|T[0-9]{2}:[0-9]{2}|" + Pattern.quote(due.getAttribute("title"))));
    }

    @Test
    void narrowsTheQueueByWordsInTheAddress() {
        Page page = people.open("AGENT/wang");
        page.fill("input[type=search]", "Hiking");
        page.press("input[type=search]", "Enter");

        assertThat(page.locator(".line")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("text=Hiking"));
    }

    /** Nobody asked for nought. */
    @Test
    void showsWhatIsAskedForAndNoMoneyWhereARemedyHasNone() {
        Map<String, Object> complaint = new HashMap<>(Complaints.about("li", "C-" + UUID.randomUUID()));
        complaint.put("reason", "WARRANTY_REFUSED");
        complaint.put("remedy", "REPAIR");
        complaint.put("amount", Map.of("amount", "0.00", "currency", "CNY"));
        String caseId = running.asThem().file("BUYER/li", complaint);
        Page page = Browsing.go(people.open("AGENT/wang"), "/queue?text=" + caseId);

        assertThat(ConsoleProduct.row(page, caseId).locator(".amount")).hasText("Repair");
        Browsing.go(page, "/cases/" + caseId);
        assertThat(page.locator(".facts-list").first()).containsText("Repair");
        assertThat(page.locator("main")).not().containsText(Pattern.compile("CNY\\s0\\.00"));
    }

    @Test
    void countsWhatOneMayNarrowTheQueueDownTo() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Page page = people.open("AGENT/wang");
        Locator stage = page.locator("select[aria-label=Stage]");
        assertThat(stage).containsText(Pattern.compile("Evidence \\(\\d+\\)"));
        assertThat(page.locator("select[aria-label=Market]")).containsText(Pattern.compile("China \\(\\d+\\)"));

        stage.selectOption("EVIDENCE");
        assertThat(page).hasURL(Pattern.compile("stage=EVIDENCE"));
        assertThat(page.locator(".count")).hasText(Pattern.compile("\\d+ found"));
        assertThat(stage).containsText(Pattern.compile("Closed \\(\\d+\\)"));

        Browsing.go(page, "/queue?owner=AGENT/wang&text=" + caseId);
        assertThat(ConsoleProduct.row(page, caseId).locator(".owner")).hasText("wang");
        assertThat(page.locator(".count")).hasText("1 found");
    }

    @Test
    void saysOfEveryClockThatRunsWhoHasItAndCutsNothingOfWhatSilenceBrings() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Page page = Browsing.go(people.open("AGENT/wang"), "/queue?text=" + caseId);
        Locator turn = ConsoleProduct.row(page, caseId).locator(".turn");

        assertThat(turn.locator(".first")).containsText("Bring evidence");
        assertThat(turn).containsText("Buyer li");
        assertThat(turn).containsText("Seller shop");
        assertThat(turn.locator(".silence")).containsText("found against whoever stays silent");
        assertThat(turn.evaluate("turn => [...turn.children].every(line => line.scrollWidth <= line.clientWidth)"
                        + " && turn.scrollHeight <= turn.parentElement.clientHeight"))
                .isEqualTo(true);
    }

    /** Nobody is named for the appeal of the demo, so that it is in no list of anybody's own. */
    @Test
    void findsWhatOnesDeskHasToDoAndNobodyIsNamedFor() {
        Page page = people.open("REVIEWER/zhao");
        Locator desk = page.locator(".tab", new Page.LocatorOptions().setHasText("My desk"));
        assertThat(desk.locator(".n")).hasText(Pattern.compile("[1-9]\\d*"));
        String counted = desk.locator(".n").innerText();
        desk.click();

        assertThat(running.line(page, "Cashmere sweater")).containsText("Your desk");
        assertThat(page.locator(".count")).hasText(counted + " found");
        assertThat(page.locator(".line")).hasCount(Integer.parseInt(counted));
    }

    @Test
    void isUsedByKeysAlone() {
        Page page = people.open("AGENT/wang");
        page.locator(".line").first().waitFor();
        page.keyboard().press("?");
        assertThat(page.locator("dialog.sheet")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        String second = page.locator(".line.at").getAttribute("data-case");
        page.keyboard().press("x");
        assertThat(page.locator(".selection")).isVisible();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/cases/" + second));
        page.keyboard().press("Control+k");
        page.keyboard().type("Rules");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/policies"));
    }

    @ParameterizedTest
    @CsvSource({
        "BUYER/li-na, /queue /file /ask /inbox /policies /verify",
        "SELLER/beilin-lamps, /queue /inbox /webhooks",
        "AGENT/wang, /queue /inbox /desk /policies",
        "SUPERVISOR/gao, /queue /desk /ratings /groups /operations /audit /policies?version=cn-marketplace-2026-02",
        "CARRIER/fastship, /queue /inbox /webhooks",
        "ERASURE/law, /erasures"
    })
    void isReadableByEverybodyInBothLanguagesAndWidthsAndColours(String actor, String addresses) {
        Page page = people.open(actor, Look.USUAL.in("zh-CN").wide(360).dark());
        for (String address : addresses.split(" ")) {
            Browsing.go(page, address);
            page.locator("main h1").first().waitFor();
            page.waitForLoadState();
            assertThat(RAW_CODE.matcher(page.locator("main").innerText().replaceAll("(?s)version: .*", ""))
                            .find())
                    .as(address + page.locator("main").innerText())
                    .isFalse();
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as(address)
                    .isLessThanOrEqualTo(360);
            assertThat(ConsoleProduct.unfitForSome(page)).as(actor + address).isEmpty();
        }
        page.click("button[lang=en]");
        assertThat(page.locator("nav .links [aria-current]")).not().containsText(Pattern.compile("[\\u4e00-\\u9fff]"));
    }

    @Test
    void showsOnATelephoneWhereOneIsAndAllOfTheBurdens() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Page page = Browsing.go(people.open("BUYER/li", Look.USUAL.wide(360)), "/verify");
        Locator open = page.locator(".links [aria-current=page]");
        assertThat(open).hasText("Verify");
        assertThat(open.evaluate("link => link.getBoundingClientRect().left >= 0"
                        + " && link.getBoundingClientRect().right <= innerWidth"))
                .isEqualTo(true);

        Browsing.go(page, "/cases/" + caseId);
        assertThat(page.locator(".burdens .scroll").evaluate("box => box.scrollWidth - box.clientWidth"))
                .isEqualTo(0);
        Browsing.go(page, "/queue");
        assertThat(page.locator(".links")).hasJSProperty("scrollLeft", 0);
    }

    @Test
    void showsHostileTextsAsTexts() {
        String caseId = running.complaint();
        running.command("BUYER/li", caseId, "AddStatement", Map.of("text", HOSTILE));
        Page page = Browsing.go(people.open("AGENT/wang", Look.USUAL.wide(360)), "/cases/" + caseId);

        assertThat(page.locator(".timeline")).containsText("<script>window.hurt=1</script>");
        assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(360);
    }

    @Test
    void drawsTheDaysThatMakeADeadline() {
        String caseId = running.complaint();
        running.command("SELLER/shop", caseId, "RejectClaim", Map.of("ground", "NORMAL_WEAR", "explanation", "Worn."));
        running.command(
                "BUYER/li",
                caseId,
                "RequestIntervention",
                Map.of("ground", "SELLER_REJECTED", "explanation", "It was new."));
        Page page = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        page.locator(".duty summary").first().click();

        assertThat(page.locator(".calendar .start")).isVisible();
        assertThat(page.locator(".calendar .due")).hasCount(1);
        assertThat(page.locator(".duty").first()).containsText("8 h of working hours");
    }

    @Test
    void showsACaseAsItStoodBefore() {
        Page page = people.open("AGENT/wang");
        running.line(page, "图书套装").locator(".what a").click();
        page.locator(".travel").waitFor();
        page.keyboard().press("[");
        assertThat(page.locator(".columns .conflict")).containsText("As it stood after event");
        page.keyboard().press("Escape");
        assertThat(page.locator(".columns .conflict")).hasCount(0);
    }

    /** Whatever somebody did, as it was then: gone is nothing that was there, and there is nothing that came later. */
    @Test
    void showsOffersBurdensAndTheOwnerAsTheyWereThen() {
        String caseId = running.complaint();
        running.command(
                "SELLER/shop",
                caseId,
                "MakeOffer",
                Map.of("remedy", "PARTIAL_REFUND", "amount", Map.of("amount", "20.00", "currency", "CNY")));
        running.command("BUYER/li", caseId, "DeclineOffer", Map.of("offerId", "offer-1"));
        running.toTheEvidence(caseId);
        running.command("BUYER/li", caseId, "WithdrawComplaint", Map.of());
        Page page = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        Locator facts = page.locator(".right");
        page.locator(".travel").waitFor();
        page.keyboard().press("[");
        page.locator(".travel input").fill("7");
        assertThat(facts.locator(".burdens")).isVisible();
        assertThat(facts).containsText("Agent wang");
        assertThat(page.locator(".left .duty .clause").first()).isVisible();
        page.locator(".travel input").fill("2");

        assertThat(facts.locator(".offer .tag")).hasText("Open");
        assertThat(facts.locator(".burdens")).hasCount(0);
        assertThat(facts).not().containsText("Agent wang");
        page.locator(".travel input").fill("1");
        assertThat(facts.locator(".offer")).hasCount(0);
    }

    /** Whoever is asked about twenty parcels sees in the queue which is which. */
    @Test
    void namesTheParcelInTheQueueOfACarrier() {
        String caseId = running.complaintAboutAParcel();
        running.toTheEvidence(caseId);
        running.command(
                "AGENT/wang",
                caseId,
                "RequestEvidence",
                Map.of("from", "CARRIER/fastship", "why", "Was it signed for?"));
        Page page = people.open("CARRIER/fastship");
        String parcel = running.asThem()
                .get("CARRIER/fastship", "/api/cases/" + caseId)
                .path("tracking")
                .path("trackingNumber")
                .asString();

        assertThat(ConsoleProduct.row(page, caseId).locator(".what a")).hasText("Parcel " + parcel);
    }

    /** A rating comes when nobody has the ball any more. */
    @Test
    void endsTheStripWithTheCase() {
        String caseId = running.complaint();
        running.command("BUYER/li", caseId, "WithdrawComplaint", Map.of());
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        Object parts = page.evaluate("""
                async () => {
                  const { stretches } = await import('/console/core/case-data.js');
                  const event = (at, type, ball) => ({ at: `2026-11-02T${at}:00:00Z`, type, ball });
                  const duty = { dutyId: 'd', holder: 'SELLER', kind: 'ANSWER_CLAIM', dueAt: '2026-11-03T00:00:00Z' };
                  return stretches([event('10', 'ComplaintFiled', { stage: 'NEGOTIATION', opened: [duty] }),
                    event('12', 'CaseClosed', { ended: [{ dutyId: 'd' }] }), event('15', 'ServiceRated', {})], Date.parse('2026-11-02T20:00:00Z'))
                    .map((part) => part.holders.join() + ' ' + (part.to - part.from) / 3600000);
                }""");

        org.assertj.core.api.Assertions.assertThat(parts).isEqualTo(List.of("SELLER 2"));
        assertThat(page.locator(".legend")).not().containsText("Nobody");
    }

    @Test
    void saysThatThePaletteFindsNothing() {
        Page page = people.open("AGENT/wang");
        page.keyboard().press("Control+k");
        page.fill("dialog.palette input", "no such goods at all");

        assertThat(page.locator("dialog.palette [role=status]")).isVisible();
    }

    /** Whoever presses Enter on an empty one wants to go somewhere: nothing may be done by it. */
    @Test
    void offersPagesAloneInThePaletteBeforeAnythingIsWritten() {
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + running.complaint());
        page.locator("[data-action]").first().waitFor();
        page.keyboard().press("Control+k");
        assertThat(page.locator("dialog.palette li").first()).containsText("page");
        assertThat(page.locator("dialog.palette li", new Page.LocatorOptions().setHasText("+1")))
                .hasCount(0);
        page.keyboard().press("Enter");

        assertThat(page).not().hasURL(Pattern.compile("/cases/"));
        assertThat(page.locator("[data-command]")).hasCount(0);
    }

    /** Also what the case allows, and what the frame around it does. */
    @Test
    void actsByThePalette() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        page.locator("[data-action]").first().waitFor();
        page.keyboard().press("Control+k");
        page.fill("dialog.palette input", "make an offer");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-command=MakeOffer] select").first()).isFocused();

        Object before = page.evaluate("getComputedStyle(document.documentElement).colorScheme");
        page.focus("[data-action]");
        page.keyboard().press("Control+k");
        page.fill("dialog.palette input", "dark");
        page.keyboard().press("Enter");
        page.waitForFunction("before => getComputedStyle(document.documentElement).colorScheme !== before", before);
        page.keyboard().press("Control+k");
        page.fill("dialog.palette input", "+1");
        assertThat(page.locator("dialog.palette li")).hasCount(2);
    }

    /** By what it is about, whose it was and what follows: the end of a number says nothing. */
    @Test
    void saysWhoseDeadlineFiredByTheClock() {
        String caseId = running.complaint();
        Page page = people.open(Look.USUAL, "/people");
        Route stream = streamAfterAMoveOfTheClock(page);

        stream.fulfill(lapsed(List.of(caseId)));

        assertThat(page.locator(".fired")).containsText("Deadlines that fired: 1");
        assertThat(page.locator(".fired li")).containsText("Seller shop: Answer the claim");
        assertThat(page.locator(".fired li")).not().containsText(caseId.substring(caseId.length() - 6));
    }

    /** Each one counts as looked at, and in the limit of the person. */
    @Test
    void asksForTheCasesAloneThatItTellsAfterAMoveOfTheClock() {
        List<String> asked = new CopyOnWriteArrayList<>();
        Page page = people.open(Look.USUAL, "/people");
        Route stream = streamAfterAMoveOfTheClock(page);
        page.route("**/api/cases/BC-NONE-*", route -> {
            asked.add(route.request().url());
            route.fulfill(new Route.FulfillOptions().setStatus(404));
        });

        stream.fulfill(
                lapsed(IntStream.range(0, 30).mapToObj(n -> "BC-NONE-" + n).toList()));

        assertThat(page.locator(".fired")).containsText("Deadlines that fired: 30");
        page.waitForCondition(() -> asked.size() >= 8);
        assertThat(asked).hasSize(8).allMatch(url -> url.matches(".*-2[2-9]"));
    }

    /** Long before a minute is over. */
    @Test
    void seesSoonThatTheClockWasMovedInAnotherWindow() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        Locator clock = page.locator(".clock .time");
        assertThat(clock).not().containsText("stands still");
        page.route(
                "**/api/test/clock",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"now\": \"2031-01-02T03:04:05Z\", \"standsStill\": true}")));

        assertThat(clock).containsText("2 Jan", new LocatorAssertions.ContainsTextOptions().setTimeout(25_000));
        assertThat(clock).containsText("stands still");
    }

    /** Asked for as soon as something happened that lies ahead of the page's own time. */
    @Test
    void asksForTheTimeWhereSomethingHappenedInTheFuture() {
        Page page = people.open("AGENT/wang");
        page.locator(".live").waitFor();

        Object asked = page.evaluate("""
                async () => {
                    const { happened } = await import('/console/core/session.js');
                    const { fetch } = window;
                    const asked = [];
                    window.fetch = (path, how) => {
                        asked.push(path);
                        return fetch(path, how);
                    };
                    happened(new Date(Date.now() - 60000).toISOString());
                    for (const each of [1, 2, 3]) {
                        happened(new Date(Date.now() + each * 3600000 * 24 * 3650).toISOString());
                    }
                    window.fetch = fetch;
                    return asked;
                }""");

        assertThat(asked).isEqualTo(List.of("/api/test/clock"));
        assertThat(
                        page.evaluate(
                                "async () => (await import('/console/core/format.js')).age(new Date(2000).toISOString(), 1000)"))
                .isEqualTo("0 min");
    }

    /** Of another case, in another language, or refused: it takes the place of nothing. */
    @Test
    void looksBackWithoutSpoilingWhatIsShown() {
        Page page = people.open("AGENT/wang");
        page.locator(".live").waitFor();

        assertThat(page.evaluate("""
                        async () => {
                            const { CaseData } = await import('/console/core/case-data.js');
                            const { store } = await import('/console/core/store.js');
                            const { fetch } = window;
                            const answer = status => new Response('{"version": 1, "events": []}', { status });
                            const late = [];
                            window.fetch = (path, how) => path.includes('?after=') ? new Promise(done => late.push(status => done(answer(status))))
                                : path.startsWith('/api/cases/BC-') ? Promise.resolve(answer(200)) : fetch(path, how);
                            const pause = () => new Promise(go => setTimeout(go, 400));
                            const data = new CaseData(() => {});
                            await data.load('BC-ONE');
                            data.lookBack(7);
                            await data.load('BC-OTHER');
                            await pause();
                            const ofTheOther = late.length;

                            data.lookBack(3);
                            await pause();
                            store.set({ language: 'zh' });
                            data.readAnew();
                            late.pop()(200);
                            await pause();
                            const inTheOther = data.before.size;

                            data.lookBack(4);
                            await pause();
                            late.pop()(400);
                            await pause();
                            const refused = [data.failed?.status ?? 0, data.failedAfter?.status ?? 0];

                            data.failed = data.failedAfter;
                            data.lookBack(5);
                            await pause();
                            late.pop()(200);
                            await pause();
                            return [ofTheOther, inTheOther, ...refused, data.before.size, data.failed?.status ?? 0, data.failedAfter?.status ?? 0];
                        }""")).isEqualTo(List.of(0, 0, 0, 400, 1, 400, 0));
    }

    /** Whoever goes on while it comes does not find it under something else, nor is it kept. */
    @Test
    void showsAnOriginalUnderItsOwnExhibitAlone() {
        Page page = people.open("AGENT/wang");
        page.locator(".live").waitFor();

        assertThat(page.evaluate("""
                        async () => {
                            await import('/console/parts/exhibit.js');
                            const { fetch } = window;
                            const asked = {};
                            window.fetch = (path, how) => path.startsWith('/api/evidence/')
                                ? new Promise(done => { asked[path.split('/')[3]] = { done: () => done(new Response('another one')), signal: how.signal }; }) : fetch(path, how);
                            const pause = () => new Promise(go => setTimeout(go, 100));
                            const shown = document.createElement('bc-exhibit');
                            const show = async (evidenceId, detectedType) => {
                                shown.exhibit = { evidenceId, detectedType, kind: 'PHOTO', uploadedBy: 'BUYER/li', uploadedAt: '2031-01-02T03:04:05Z', size: 11 };
                                await shown.updateComplete;
                            };
                            document.body.append(shown);
                            await show('text', 'text/plain');
                            await show('film', 'video/mp4');
                            asked.text.done();
                            await pause();
                            const text = shown.text;

                            shown.play();
                            await show('sound', 'audio/mpeg');
                            asked.film.done();
                            await pause();
                            const film = shown.played;

                            shown.play();
                            shown.remove();
                            asked.sound.done();
                            await pause();
                            return [text, film, shown.played, asked.text.signal.aborted, asked.film.signal.aborted, asked.sound.signal.aborted];
                        }""")).isEqualTo(List.of("", "", "", true, true, true));
    }

    private Route streamAfterAMoveOfTheClock(Page page) {
        AtomicReference<Route> stream = new AtomicReference<>();
        page.route("**/api/cases/stream", stream::set);
        Browsing.signIn(page, "SUPERVISOR/gao");
        page.route("**/api/test/settled", route -> route.fulfill(new Route.FulfillOptions().setBody("{}")));
        page.route("**/api/test/clock", route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new Route.FulfillOptions().setBody("{}"));
            } else {
                route.resume();
            }
        });
        page.waitForCondition(() -> stream.get() != null);
        page.locator(".clock button").first().click();
        assertThat(page.locator(".fired")).containsText("No deadline fired");
        return stream.get();
    }

    private static Route.FulfillOptions lapsed(List<String> cases) {
        String events = cases.stream().map("""
                data: {"type": "DutyLapsed", "caseId": "%s", "actor": "SYSTEM/clock", "duty": "ANSWER_CLAIM", "holder": "SELLER", "holderId": "shop", "consequence": "REMEDY_GRANTED"}

                """::formatted).collect(Collectors.joining());
        return new Route.FulfillOptions().setContentType("text/event-stream").setBody(events);
    }

    @ParameterizedTest
    @CsvSource({
        "BUYER/li, /desk",
        "BUYER/li, /operations",
        "AGENT/wang, /ratings",
        "SUPERVISOR/gao, /erasures",
        "ERASURE/law, /queue",
        "CARRIER/fastship, /file",
        "AGENT/wang, /ask"
    })
    void offersNothingOnAPageThatIsForOthers(String actor, String address) {
        Page page = Browsing.go(people.open(actor), address);

        assertThat(page.locator("[data-not-yours] a")).isVisible();
        assertThat(page.locator("main form, main button")).hasCount(0);
    }

    @Test
    void comesBackToTheCaseInWhichTheTokenEnded() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("AGENT/chen"), "/inbox");
        page.locator("main h1").waitFor();
        page.route("**/api/cases/" + caseId, route -> route.fulfill(new Route.FulfillOptions().setStatus(401)));
        Browsing.go(page, "/cases/" + caseId);
        page.click(".empty a[href='/people']");
        page.unrouteAll();
        page.click("[data-actor='AGENT/chen']");

        assertThat(page).hasURL(Pattern.compile("/cases/" + caseId));
        assertThat(page.locator(".duty")).isVisible();
    }

    /** Whatever stands behind the name of a page that has nothing of that name. */
    @Test
    void leadsOnFromAddressesThatNameNothing() {
        Page page = people.open("AGENT/wang");
        for (String none : List.of("/policies/xx", "/desk/%E0%A4%A", "/nowhere")) {
            Browsing.go(page, none);
            assertThat(page.locator("main .empty")).containsText("no such page");
            page.click("main .empty a");
            assertThat(page).hasURL(Pattern.compile("/queue$"));
        }
        Browsing.go(page, "/inbox");
        Browsing.go(page, "/cases/");
        assertThat(page.locator(".line").first()).isVisible();
        Browsing.go(page, "/status/abc");
        page.click("main .empty a[href='/']");
        assertThat(page.locator(".line").first()).isVisible();
    }

    /** Of an address that somebody kept and that no longer says anything. */
    @Test
    void saysWhichFilterOfTheAddressIsNone() {
        Page page = Browsing.go(people.open("AGENT/wang"), "/queue?q=lamp");
        assertThat(page.locator("main div.fault")).containsText("no such filter");
        assertThat(page.locator("main div.fault")).not().containsText("dueBefore");
        Browsing.go(page, "/queue?stage=BOGUS");

        assertThat(page.locator("main div.fault")).containsText("Stage");
        page.click("main p.pad a[href='/queue']");
        assertThat(page.locator(".line").first()).isVisible();
    }

    @Test
    void saysThatACaseIsGone() {
        Page page = Browsing.go(people.open("BUYER/li-na"), "/cases/BC-0000000000000000");

        assertThat(page.locator("main")).containsText("does not exist");
    }

    @Test
    void saysThatTheConnectionIsLostAndThatItIsBack() {
        Page page = people.open(Look.USUAL, "/people");
        page.route("**/api/cases/stream", route -> route.abort());
        Browsing.signIn(page, "AGENT/wang");
        assertThat(page.locator(".bar.bad")).isVisible();
        assertThat(((Number) page.evaluate("document.documentElement.scrollHeight - innerHeight")).intValue())
                .as("below the edge of the window")
                .isNotPositive();
        page.unroute("**/api/cases/stream");
        assertThat(page.locator(".bar.bad")).isHidden();
    }

    @Test
    void checksABundleInTheBrowserAndMarksWhatWasChanged() {
        String bundle = running.bundle(running.complaint());
        Page page = people.open(Look.USUAL, "/verify");
        page.setInputFiles("input[type=file]", file(bundle));
        assertThat(page.locator("[data-verified=true]")).isVisible();

        page.setInputFiles(
                "input[type=file]", file(bundle.replaceFirst("NOT_AS_DESCRIBED|QUALITY_DEFECT", "FALSE_ADVERTISING")));
        assertThat(page.locator("[data-verified=false]")).isVisible();
        assertThat(page.locator("main")).containsText("event 1");
    }

    /** The place alone, and in the words of the command. */
    @Test
    void marksWhereAnEventIsMissing() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        JsonMapper json = new JsonMapper();
        ObjectNode bundle = (ObjectNode) json.readTree(running.bundle(caseId));
        ((ArrayNode) bundle.get("events")).remove(3);
        Page page = people.open(Look.USUAL, "/verify");
        page.setInputFiles("input[type=file]", file(json.writeValueAsString(bundle)));

        assertThat(page.locator("[data-verified=false] + ul li")).hasText(new String[] {
            "events: is not what was signed", "event 4: is missing: event 5 stands in its place"
        });
        assertThat(page.locator(".timeline .lapsed")).hasCount(1);
        assertThat(page.locator(".timeline [data-missing]")).containsText("4");
    }

    /** Whatever is changed: neither finds more or less than the other, or calls it something else. */
    @Test
    @SuppressWarnings("unchecked")
    void saysOfABrokenBundleWhatTheCommandSaysOfIt() {
        long seed = Long.getLong("ballcourt.seed", 1);
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        List<String> honest = Stream.of("BUYER/li", "SELLER/shop", "AGENT/wang")
                .map(reader -> running.product()
                        .get(reader, "/api/cases/" + caseId + "/bundle")
                        .text())
                .toList();
        BrokenBundles broken = new BrokenBundles(new Random(seed));
        List<String> files = IntStream.range(0, 120)
                .mapToObj(n -> broken.of(honest.get(n % honest.size())))
                .toList();
        Page page = people.open(Look.USUAL, "/verify");
        page.locator("h1").waitFor();

        List<List<String>> found = (List<List<String>>) page.evaluate("""
                async files => {
                    const { verify } = await import('/console/core/bundle.js');
                    const { t } = await import('/console/core/i18n.js');
                    const said = each => `${each.place}: ${t(`proof.${each.what}`, each.with)}`;
                    return Promise.all(files.map(async file => (await verify(JSON.parse(file))).faults.map(said)));
                }""", files);

        for (int n = 0; n < files.size(); n++) {
            assertThat(found.get(n)).as("seed %s, file %s", seed, n).isEqualTo(commandOf(files.get(n)));
        }
    }

    private static List<String> commandOf(String bundle) {
        return BundleVerifier.verify(bundle.getBytes(StandardCharsets.UTF_8), TrustAnchors.NOTHING).faults().stream()
                .map(fault ->
                        fault.where() + ": " + Messages.in(Language.of("en")).text(fault.what()))
                .toList();
    }

    @Test
    void checksTheSameFileAnewThatWasChangedSince(@TempDir Path folder) throws IOException {
        String bundle = running.bundle(running.complaint());
        Path file = Files.writeString(folder.resolve("case.json"), bundle);
        Page page = people.open(Look.USUAL, "/verify");
        Locator input = page.locator("input[type=file]");
        page.waitForFileChooser(input::click).setFiles(file);
        assertThat(page.locator("[data-verified=true]")).isVisible();

        Files.writeString(file, bundle.replaceFirst("NOT_AS_DESCRIBED|QUALITY_DEFECT", "FALSE_ADVERTISING"));
        page.waitForFileChooser(input::click).setFiles(file);

        assertThat(page.locator("[data-verified=false]")).isVisible();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^ | {\"caseId\": \"BC-OTHER\", | stands twice in one object",
                "\"events\" | \"acts\" | missing or no list",
                "\"format\" | \"form\" | it is no bundle",
                "}$ | | it is no JSON",
                "(?s).* | null | it is no bundle",
                "(\"at\"\\s*:\\s*\")2 | $1yesterday 2 | yesterday"
            })
    void saysInTheReadersWordsWhatIsWrongWithAFile(String part, String other, String words) {
        String bundle = running.bundle(running.complaint()).strip();
        String changed =
                part.equals("^") ? other + bundle.substring(1) : bundle.replaceFirst(part, other == null ? "" : other);
        Page page = people.open(Look.USUAL, "/verify");
        page.setInputFiles("input[type=file]", file(changed));

        assertThat(page.locator("main")).containsText(words);
        assertThat(page.locator("[data-verified=true]")).hasCount(0);
        assertThat(page.locator("main")).not().containsText("Loading");
    }

    @Test
    void showsOthersWhereACaseStandsUntilTheLinkIsTakenBack() {
        String caseId = running.complaint();
        Page party = Browsing.go(people.open("BUYER/li"), "/cases/" + caseId);
        party.locator(".status-links summary").click();
        party.check(".status-links input[value=AMOUNTS]");
        party.locator(".status-links form button").click();
        String link = party.locator("[data-link]").getAttribute("href");

        Page stranger = people.open(Look.USUAL, URI.create(link).getPath());
        assertThat(stranger.locator("main")).containsText("Seller: Answer the claim");
        assertThat(stranger.locator("main")).containsText("99.00");
        assertThat(stranger.locator("main")).not().containsText("Buyer li");
        assertThat(ConsoleProduct.unfitForSome(stranger)).isEmpty();
        Path saved =
                stranger.waitForDownload(() -> stranger.click("[data-do=save]")).path();
        Browsing.go(stranger, "/verify");
        stranger.setInputFiles("input[type=file]", saved);
        assertThat(stranger.locator("[data-verified=true]")).isVisible();

        party.click("[data-do=withdraw]");
        assertThat(party.locator(".status-links")).containsText("taken back");
        Page later = people.open(Look.USUAL, URI.create(link).getPath());
        assertThat(later.locator("main")).containsText("shows nothing any more");
    }

    @Test
    void asksTheDeskAboutAnOrderByClicks() {
        Page page = Browsing.go(people.open("BUYER/li"), "/ask");
        page.selectOption("[data-field=channel] select", "CHAT");
        page.selectOption("[data-field=topic] select", "DELIVERY");
        page.fill("[data-field=text] textarea", "Where is it?");
        page.fill("[data-field=order] input >> nth=0", running.knownOrder("BUYER/li"));
        page.fill("[data-field=order] input >> nth=1", "1");
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
        page.click("[data-do=check]");
        assertThat(page.locator(".preview")).containsText("Desk asked");
        page.click("[data-do=send]");
        assertThat(page).hasURL(Pattern.compile("/cases/CT-"));

        String contact = page.url().replaceFirst(".*/cases/", "");
        Page agent = people.open("AGENT/wang");
        assertThat(ConsoleProduct.row(agent, contact).locator(".what")).containsText("Buyer li");

        page.evaluate("history.back()");
        page.click("[data-what=ReportViolation]");
        assertThat(page.locator("[data-field=subject]")).not().containsText("optional");
        page.click("[data-do=check]");
        assertThat(page.locator("[data-field=subject] .fault")).isVisible();
        page.fill("[data-field=subject] input", "SELLER/shop");
        page.click("[data-do=check]");
        assertThat(page.locator("[data-field=kind]")).containsText("is required");
    }

    /** Nobody has to know the number of a case, or how an account is written. */
    @Test
    void choosesTheCaseAndTheAgentThatAComplaintIsAbout() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Page page = Browsing.go(people.open("BUYER/li", Look.USUAL.in("zh-CN")), "/ask?what=FileAgentComplaint");
        page.fill("[data-field=agent] input", "客服 wang");
        page.press("[data-field=agent] input", "Tab");
        assertThat(page.locator("[data-field=agent] input")).hasValue("AGENT/wang");
        page.selectOption("[data-field=caseId] select", caseId);
        assertThat(page.locator("[data-field=caseId] option:checked")).containsText("台灯");
        page.fill("[data-field=agent] input", "");
        assertThat(page.locator("[data-field=agent] option", new Page.LocatorOptions().setHasText("客服 wang")))
                .hasCount(1);
        page.selectOption("[data-field=agent] select", "wang");
        page.selectOption("[data-field=cause] select", "SLOW");
        page.fill("[data-field=explanation] textarea", "没有人回复我。");
        page.click("[data-do=check]");
        assertThat(page.locator(".preview")).isVisible();

        page.click("[data-what=ReportViolation]");
        page.locator("[data-command=ReportViolation] [data-field=subject]").waitFor();
        assertThat(page.locator("[data-field=seller]")).hasCount(0);
        page.selectOption("[data-field=caseId] select", caseId);
        assertThat(page.locator("[data-field=subject] option[value='SELLER/shop']"))
                .hasCount(1);
        assertThat(page.locator("[data-field=subject] option[value='BUYER/li']"))
                .hasCount(0);
    }

    @Test
    void bringsNoFaultOfOneFormIntoAnother() {
        Page page = Browsing.go(people.open("BUYER/li"), "/ask");
        page.click("[data-do=check]");
        assertThat(page.locator(".act .fault").first()).isVisible();

        page.click("[data-what=FileAgentComplaint]");

        assertThat(page.locator("[data-field=cause]")).isVisible();
        assertThat(page.locator(".act .fault")).hasCount(0);
    }

    /** What one sees is kept fresh also far down, and a case that moved up is not shown twice. */
    @Test
    void keepsAHundredThousandCasesFresh() {
        AtomicInteger urgent = new AtomicInteger(-1);
        Page page = people.open("AGENT/wang");
        page.route("**/api/cases?*", route -> {
            Map<String, String> asked = asked(route.request().url());
            int from = Integer.parseInt(asked.getOrDefault("cursor", "0"));
            int to = from + Integer.parseInt(asked.get("limit"));
            String rows = IntStream.range(from, Math.min(to, 100_000))
                    .filter(n -> n == from || n != urgent.get())
                    .mapToObj(n -> row(n, n == from && from == 0 && urgent.get() >= 0 ? urgent.get() : n))
                    .collect(Collectors.joining(","));
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"cases\": [" + rows + "], \"cursor\": \"" + to + "\"}"));
        });
        Browsing.go(page, "/queue?sort=amount");
        assertThat(page.locator("[data-case=BC-0]")).isVisible();
        // Below the last row that has come there is none to go to, and whoever presses faster than rows come presses
        // again.
        for (int at = 0; at < 1_000; at = rowAt(page)) {
            for (int pressed = 0; pressed < Math.min(10, 1_000 - at); pressed++) {
                page.keyboard().press("j");
            }
        }
        assertThat(page.locator("[data-case=BC-1000]")).isVisible();
        assertThat(page.locator(".line.at")).hasAttribute("data-case", "BC-1000");
        assertThat(page.locator(".rows > li")).not().hasCount(1_000);

        urgent.set(1_005);
        assertThat(page.locator("[data-case=BC-1005]")).isVisible();
        running.complaint();
        assertThat(page.locator("[data-case=BC-1005]")).hasCount(0);
        assertThat(page.locator("[data-case=BC-1006]")).isVisible();
    }

    /** The answer that came last is right, on whichever page of the queue the case was before. */
    @Test
    void showsACaseOnceWhereTwoPagesOfTheQueueHaveIt() {
        Object rows = people.open("AGENT/wang").evaluate("""
                async () => {
                  const { QueueData } = await import('/console/core/queue-data.js');
                  const data = new QueueData(() => {});
                  const page = (cursor, ids) => ({ cursor, cases: ids.map((caseId) => ({ caseId })) });
                  const sheet = (cursor) => ({ cursor, rows: [], stale: false });
                  const first = sheet(null);
                  data.put(first, page('a', ['1', '2']));
                  data.put(sheet('a'), page('b', ['3', '4']));
                  data.put(first, page('a', ['3', '1']));
                  data.put(sheet('b'), page(null, ['1', '5']));
                  return data.rows.map((row) => row.caseId).join();
                }""");
        assertThat(rows).isEqualTo("3,4,1,5");
    }

    private static int rowAt(Page page) {
        String caseId = page.locator(".line.at").getAttribute("data-case");
        return Integer.parseInt(caseId.substring("BC-".length()));
    }

    private static Map<String, String> asked(String address) {
        return Arrays.stream(URI.create(address).getQuery().split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }

    private static String row(int n, int id) {
        return """
                {"caseId": "BC-%d", "kind": "DISPUTE", "stage": "NEGOTIATION", "title": "row %d", "version": 1, "ball": []}""".formatted(id, n);
    }

    /** Each window that is opened here is a browser of its own: none of them knows what another one has stored. */
    @Test
    void countsWhatHappenedSinceTheReaderLookedAlsoInAnotherBrowser() {
        String caseId = running.complaint();
        Page office = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        assertThat(office.locator(".timeline li").first()).isVisible();
        Browsing.go(office, "/queue?text=" + caseId);
        ConsoleProduct.row(office, caseId).waitFor();
        running.command("BUYER/li", caseId, "AddStatement", Map.of("text", "Well?", "visibleTo", "ALL"));
        assertThat(ConsoleProduct.row(office, caseId)).containsText("+1");

        Page home = Browsing.go(people.open("AGENT/wang"), "/queue?text=" + caseId);
        assertThat(ConsoleProduct.row(home, caseId)).containsText("+1");
        home.waitForResponse("**/seen", () -> Browsing.go(home, "/cases/" + caseId));
        assertThat(home.locator(".timeline li").first()).isVisible();
        Browsing.go(home, "/queue?text=" + caseId);
        ConsoleProduct.row(home, caseId).waitFor();
        assertThat(ConsoleProduct.row(home, caseId)).not().containsText("+1");

        Page other = Browsing.go(people.open("AGENT/chen"), "/queue?text=" + caseId);
        ConsoleProduct.row(other, caseId).waitFor();
        assertThat(ConsoleProduct.row(other, caseId)).not().containsText("+1");
        Browsing.go(office, "/people");
        Browsing.go(office, "/queue?text=" + caseId);
        ConsoleProduct.row(office, caseId).waitFor();
        assertThat(ConsoleProduct.row(office, caseId)).not().containsText("+1");
    }

    @Test
    void takesACaseForSeenOnlyOnceItsWindowIsLookedAt() {
        String caseId = running.complaint();
        Page page = people.open("AGENT/wang");
        List<String> told = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/seen")) {
                told.add(request.method());
            }
        });
        page.evaluate(
                "() => Object.defineProperty(document, 'hidden', { get: () => !window.lookedAt, configurable: true })");
        Browsing.go(page, "/cases/" + caseId);
        assertThat(page.locator(".timeline li").first()).isVisible();
        Browsing.go(page, "/queue?text=" + caseId);
        ConsoleProduct.row(page, caseId).waitFor();
        Browsing.go(page, "/cases/" + caseId);
        assertThat(page.locator(".timeline li").first()).isVisible();
        assertThat(told).isEmpty();

        page.waitForResponse(
                "**/seen",
                () -> page.evaluate(
                        "() => { window.lookedAt = true; document.dispatchEvent(new Event('visibilitychange')); }"));
        assertThat(told).containsExactly("PUT");
    }

    /** On a telephone all of them would fill the screen before the first row. */
    @Test
    void showsFiltersOnATelephoneWhenTheyAreAskedFor() {
        Page page = people.open("AGENT/wang", Look.USUAL.wide(360));
        Locator stage = page.locator("select[aria-label=Stage]");
        page.locator(".line").first().waitFor();
        assertThat(stage).isHidden();
        page.click(".facets .toggle");
        stage.selectOption("EVIDENCE");
        assertThat(page.locator(".line").first()).isVisible();
        page.click(".facets .toggle");
        assertThat(stage).isVisible();
        assertThat(page.locator("select[aria-label=Market]")).isHidden();
    }

    static FilePayload file(String text) {
        return new FilePayload("case.bundle.json", "application/json", text.getBytes(StandardCharsets.UTF_8));
    }
}
