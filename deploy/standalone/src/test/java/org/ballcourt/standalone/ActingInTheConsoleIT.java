package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people do by clicks alone, checked by what the product then says. */
@ExtendWith(ConsoleProduct.class)
final class ActingInTheConsoleIT {
    private final ConsoleProduct.Running running;
    private final Browsing people;

    ActingInTheConsoleIT(ConsoleProduct.Running running) {
        this.running = running;
        this.people = running.people();
    }

    private static void write(Page page, String statement) {
        page.click("[data-action=AddStatement]");
        page.fill("[data-field=text] textarea", statement);
    }

    private static void check(Page page) {
        page.click("[data-do=check]");
        page.locator(".preview").waitFor();
    }

    private static void checkAndSend(Page page) {
        check(page);
        page.click("[data-do=send]");
    }

    @AfterEach
    void nothingToComplainAbout() {
        people.closeAll();
    }

    @Test
    void rejectsAClaimByClicksAfterShowingWhatThatWillDo() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);

        assertThat(page.locator(".duty .clause")).isVisible();
        assertThat(page.locator(".duty .clause .mono")).hasCount(0);
        assertThat(page.locator(".duty .held")).containsText("Held since");
        page.click("[data-action=RejectClaim]");
        page.selectOption("[data-field=ground] select", "NORMAL_WEAR");
        page.fill("[data-field=explanation] textarea", "It was worn for a year.");
        page.click("[data-do=check]");

        assertThat(page.locator(".preview")).containsText("Buyer li");
        assertThat(running.events(caseId)).isEqualTo(1);
        page.click("[data-do=send]");
        assertThat(page.locator(".event")).hasCount(2);
        assertThat(page.locator(".timeline")).containsText("It was worn for a year.");
        assertThat(running.events(caseId)).isEqualTo(2);
    }

    /** Whoever looks at one act and chooses another has not seen what that would do. */
    @Test
    void sendsNoActThatWasNotLookedAt() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        write(page, "We look into it.");
        check(page);

        page.click("[data-action=AcceptClaim]");
        page.locator("[data-command=AcceptClaim]").waitFor();

        assertThat(page.locator(".preview")).hasCount(0);
        assertThat(page.locator("[data-do=send]")).isDisabled();
        page.click("[data-action=AddStatement]");
        assertThat(page.locator("[data-field=text] textarea")).hasValue("We look into it.");
    }

    /** Nor what was written while the answer to something else was on its way. */
    @Test
    void sendsNoTextThatWasNotLookedAt() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        write(page, "We look into it.");
        List<Route> held = new ArrayList<>();
        page.route("**/add-statement?dryRun=true", held::add);
        page.click("[data-do=check]");
        page.waitForCondition(() -> !held.isEmpty());
        assertThat(page.locator(".act .waiting")).isVisible();

        page.fill("[data-field=text] textarea", "We pay nothing.");
        held.forEach(Route::resume);

        assertThat(page.locator("[data-do=check]")).isEnabled();
        assertThat(page.locator(".act .waiting")).hasCount(0);
        assertThat(page.locator("[data-field=text] textarea")).isFocused();
        assertThat(page.locator(".preview")).hasCount(0);
        assertThat(page.locator("[data-do=send]")).isDisabled();
    }

    /** Nor are the faults of one question shown under another. */
    @Test
    void asksEachQuestionOfItsOwn() {
        Page page = Browsing.go(people.open("SELLER/shop"), "/ask");
        page.click("[data-do=check]");
        page.locator(".act .fault").first().waitFor();

        page.click("[data-what=ReportViolation]");
        page.locator("[data-command=ReportViolation]").waitFor();

        assertThat(page.locator(".act .fault")).hasCount(0);
    }

    @Test
    void saysWhatIsMissingNextToItsField() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);

        page.click("[data-action=RejectClaim]");
        page.click("[data-do=check]");

        assertThat(page.locator("[data-field=ground] .fault")).isVisible();
        assertThat(running.events(caseId)).isEqualTo(1);
    }

    /** By what the form calls its fields, in the reader's language, and by no path of the request. */
    @Test
    void namesTheFieldsOfARulingThatAreToBeMended() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        running.command("BUYER/li", caseId, "CompleteEvidence", Map.of());
        running.command("SELLER/shop", caseId, "CompleteEvidence", Map.of());
        Page page = Browsing.go(people.open("AGENT/wang", Browsing.Look.USUAL.in("zh-CN")), "/cases/" + caseId);
        page.click("[data-action=IssueRuling]");
        page.locator("[data-element]").first().waitFor();
        for (Locator finding : page.locator("[data-element]").all()) {
            finding.locator("select").selectOption("PROVEN");
        }
        page.selectOption("[data-field=result] select", "GRANTED");
        page.click("[data-do=check]");

        assertThat(page.locator(".act div.fault li").first()).isVisible();
        assertThat(page.locator(".act div.fault")).not().containsText(Pattern.compile("[a-z]{3,}"));
        assertThat(page.locator(".act div.fault")).containsText("理由");
        assertThat(page.locator("[data-element] .fault").first()).isVisible();
    }

    /** All of them at once, and whoever asked is led to the first; what it is argued from lies beside the form. */
    @Test
    void leadsToEverythingThatARulingLacksAndGivesSeveralRemedies() {
        String caseId = running.complaint();
        Page page = ruling(caseId);
        assertThat(page.locator(".beside").boundingBox().x)
                .isGreaterThan(page.locator(".bench > .fields").first().boundingBox().x + 400);
        page.click("[data-do=check]");
        assertThat(page.locator("[data-field=result] .fault")).isVisible();
        assertThat(page.locator("[data-field=reasons] .fault")).isVisible();
        assertThat(page.locator("[data-element] .fault"))
                .hasCount(page.locator("[data-element]").count());
        assertThat(page.locator("[data-element] select").first()).isFocused();

        page.selectOption("[data-field=result] select", "GRANTED");
        page.click("[data-do=check]");
        assertThat(page.locator("[data-field=result] .fault")).hasCount(0);
        assertThat(page.locator("[data-field=reasons] .fault")).isVisible();
        assertThat(page.locator("[data-element] .fault").first()).isVisible();
        for (Locator finding : page.locator("[data-element]").all()) {
            finding.locator("select").selectOption("NOT_PROVEN");
        }
        page.click("[data-do=check]");
        assertThat(page.locator("[data-element] input:not([type])").first()).isFocused();
        for (Locator finding : page.locator("[data-element]").all()) {
            finding.locator("input:not([type])").fill("Neither side brought anything.");
        }
        page.fill("[data-field=reasons] textarea", "Neither side brought anything, and the lamp was sold as new.");
        page.click("[data-do=add-line]");
        page.selectOption("[data-field='lines.1.remedy'] select", "COMPENSATION");
        page.fill("[data-field='lines.1.amount'] input", "1,0.5 oder so");
        page.click("[data-do=check]");
        assertThat(page.locator("[data-field='lines.1.amount'] .fault")).isVisible();
        assertThat(page.locator("[data-field='lines.1.amount'] input")).isFocused();
        page.fill("[data-field='lines.1.amount'] input", "50");
        checkAndSend(page);

        assertThat(page.locator(".right")).containsText("Compensation CNY 50.00");
        assertThat(page.locator(".right")).containsText("Refund CNY");
    }

    /** Nobody has to know how the product writes amounts, or that nothing is no offer. */
    @Test
    void offersSeveralRemediesInAmountsAsPeopleWriteThem() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop", Browsing.Look.USUAL.wide(360)), "/cases/" + caseId);
        page.click("[data-action=MakeOffer]");
        assertThat(page.locator("[data-field=remedy] option[value=NONE]")).hasCount(0);
        assertThat(page.locator("[data-field=remedy]")).not().containsText("optional");
        page.click("[data-do=check]");
        assertThat(page.locator("[data-field=remedy] .fault")).not().containsText("lines");
        assertThat(page.locator("[data-field=remedy] select")).isFocused();

        page.selectOption("[data-field=remedy] select", "PARTIAL_REFUND");
        page.fill("[data-field=amount] input", "20.5abc");
        page.click("[data-do=check]");
        assertThat(page.locator(".act div.fault li")).containsText("Amount: must be");
        assertThat(page.locator(".act div.fault li")).not().containsText("Amount · Amount");
        page.fill("[data-field=amount] input", "２0元");
        page.press("[data-field=amount] input", "Tab");
        assertThat(page.locator("[data-field=amount] input")).hasValue("20.00");
        page.click("[data-do=add-line]");
        page.click("[data-do=add-line]");
        assertThat(page.locator("[data-do=add-line]")).hasCount(0);
        page.locator("[data-do=remove-line]").last().click();
        page.selectOption("[data-field='lines.1.remedy'] select", "COMPENSATION");
        page.fill("[data-field='lines.1.amount'] input", "10.5");
        check(page);
        assertThat(page.locator(".preview")).isFocused();
        page.click("[data-do=send]");

        assertThat(page.locator(".offer")).containsText("Partial refund CNY 20.00");
        assertThat(page.locator(".offer")).containsText("Compensation CNY 10.50");
    }

    /** What is shown is what is sent, and whoever works with keys goes on where something came or went. */
    @Test
    void removesTheFirstOfTwoRemedies() {
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + running.complaint());
        page.click("[data-action=MakeOffer]");
        page.selectOption("[data-field=remedy] select", "COMPENSATION");
        page.selectOption("[data-field=remedy] select", "PARTIAL_REFUND");
        page.click("[data-do=add-line]");
        assertThat(page.locator("[data-field='lines.1.remedy'] select")).isFocused();
        page.selectOption("[data-field='lines.1.remedy'] select", "COMPENSATION");
        page.locator("[data-do=remove-line]").first().click();

        assertThat(page.locator("[data-field=remedy] select")).hasValue("COMPENSATION");
        assertThat(page.locator("[data-field=remedy] select")).isFocused();
    }

    /** What is to be proven before anybody was asked, and what the other side said. */
    @Test
    void choosesByWordsWhatTheProductKnowsByCodesAndNumbers() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("BUYER/li"), "/cases/" + caseId);
        page.click("[data-action=SubmitEvidence]");
        page.selectOption("[data-field=element] select", new SelectOption().setLabel("The defect"));
        running.command(
                "SELLER/shop", caseId, "RejectClaim", Map.of("ground", "NORMAL_WEAR", "explanation", "It was worn."));

        page.click("[data-action=RequestIntervention]");
        page.selectOption("[data-field=ground] select", "SELLER_REJECTED");
        page.fill("[data-field=explanation] textarea", "It was new.");
        page.locator("label", new Page.LocatorOptions().setHasText("“It was worn.”"))
                .locator("[data-statement]")
                .check();
        assertThat(page.locator("[data-field=evidence]")).not().containsText("numbers");
        checkAndSend(page);

        assertThat(page.locator(".event")).hasCount(3);
        org.assertj.core.api.Assertions.assertThat(running.asThem()
                        .get("BUYER/li", "/api/cases/" + caseId + "/events")
                        .path("events")
                        .path(2)
                        .path("statements")
                        .path(0)
                        .asString())
                .isEqualTo("2");
    }

    @Test
    void keepsTheTextWhereSomebodyElseWasFirst() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        write(page, "We look into it.");

        running.command("BUYER/li", caseId, "AddStatement", Map.of("text", "Any news?"));

        assertThat(page.locator(".conflict")).containsText("Buyer li");
        assertThat(page.locator("[data-field=text] textarea")).hasValue("We look into it.");
        checkAndSend(page);
        assertThat(page.locator(".event")).hasCount(3);
    }

    /** In words of people, and with a way on where it could not be read by itself. */
    @Test
    void saysWhatHappenedMeanwhileToWhoeverLooksAtAnOldCase() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        write(page, "We look into it.");
        Pattern reading = Pattern.compile("/api/cases/" + caseId + "(/events)?$");
        page.route(reading, Route::abort);
        running.command("BUYER/li", caseId, "AddStatement", Map.of("text", "Any news?"));
        page.click("[data-do=check]");
        assertThat(page.locator(".act .conflict")).containsText("Nothing was sent");
        assertThat(page.locator(".act")).not().containsText("version");
        assertThat(page.locator(".act")).not().containsText("If-Match");

        page.unroute(reading);
        // The page may have read it by itself at this very moment.
        page.evaluate("() => document.querySelector('[data-do=read-again]')?.click()");

        assertThat(page.locator(".act .conflict")).containsText("Buyer li");
        assertThat(page.locator("[data-field=text] textarea")).hasValue("We look into it.");
        checkAndSend(page);
        assertThat(page.locator(".event")).hasCount(3);
    }

    /** The seller is shown nothing of how the buyer rated. */
    @Test
    void looksAnewWhereSomethingHappenedOfWhichTheReaderIsShownNothing() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        running.command("BUYER/li", caseId, "WithdrawComplaint", Map.of());
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        page.click("[data-action=RateService]");
        Pattern reading = Pattern.compile("/api/cases/" + caseId + "(/events)?$");
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route(reading, held::add);
        running.command("BUYER/li", caseId, "RateService", Map.of("agent", "wang", "stars", 4));
        page.selectOption("[data-field=agent] select", "wang");
        page.locator("[data-field=stars] input, [data-field=stars] select")
                .first()
                .waitFor();
        stars(page, "5");
        page.click("[data-do=check]");
        page.locator(".act .conflict").waitFor();
        page.unroute(reading);
        held.forEach(Route::resume);

        assertThat(page.locator(".act .preview")).isVisible();
        assertThat(page.locator(".act .conflict")).containsText("of which you are shown nothing");
        assertThat(page.locator(".act div.fault")).hasCount(0);
        page.click("[data-do=send]");
        assertThat(page.locator(".toast.ok")).isVisible();
    }

    private static void stars(Page page, String stars) {
        Locator choice = page.locator("[data-field=stars] select");
        if (choice.count() > 0) {
            choice.selectOption(stars);
        } else {
            page.fill("[data-field=stars] input", stars);
        }
    }

    /** A side reads what a clause says; whoever cites it needs its name. */
    @Test
    void namesClausesByTheirIdToTheDeskAlone() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Pattern id = Pattern.compile("[a-z]+\\.[a-z]+-?[a-z]*");
        Page agent = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        assertThat(agent.locator(".burdens small.mono").first()).containsText(id);
        assertThat(agent.locator(".duty .clause small").first()).containsText(id);
        assertThat(agent.locator(".burdens"))
                .not()
                .containsText(Pattern.compile("presumed\\s*presumed", Pattern.CASE_INSENSITIVE));

        Page buyer = Browsing.go(people.open("BUYER/li"), "/cases/" + caseId);
        assertThat(buyer.locator(".duty .clause").first()).isVisible();
        assertThat(buyer.locator(".burdens tbody tr").first()).isVisible();
        assertThat(buyer.locator("small.mono")).hasCount(0);
    }

    @Test
    void sendsOnceThoughTheAnswerWasLost() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        write(page, "Only once.");
        check(page);
        page.route(
                "**/add-statement",
                route -> {
                    route.fetch();
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));
        page.click("[data-do=send]");
        assertThat(page.locator(".event")).hasCount(2);

        assertThat(page.locator(".toast.ok")).isVisible();
        assertThat(running.events(caseId)).isEqualTo(2);
    }

    @Test
    void offersNoNextActUntilOnesOwnIsSeen() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        write(page, "First.");
        check(page);
        List<Route> held = new ArrayList<>();
        page.route(Pattern.compile("/api/cases/" + caseId + "$"), held::add);
        page.click("[data-do=send]");
        page.locator(".act").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        Locator next = page.locator("[data-action=AddStatement]");
        assertThat(next).isDisabled();
        page.unrouteAll();
        held.forEach(Route::resume);
        assertThat(next).isEnabled();
        write(page, "Second.");
        checkAndSend(page);
        assertThat(page.locator(".event")).hasCount(3);
    }

    /** Of the demo disputes one waits for what the carrier has on record. */
    @Test
    void tellsAThirdPartyWhatIsAskedAboutWhichParcel() {
        Page page = people.open("CARRIER/fastship");
        Locator row = page.locator(".line").first();
        assertThat(row.locator(".what .dim")).not().containsText(Pattern.compile("^\\s*·|·\\s*$"));
        row.locator(".what a").click();

        assertThat(page.locator("main h1")).containsText("FS-20261177");
        assertThat(page.locator(".duty")).containsText("Tracking");
        assertThat(page.locator(".requests")).containsText("Tracking");
        assertThat(page.locator(".timeline")).containsText("about “Delivery”");
        assertThat(page.locator(".timeline")).containsText("请提供签收证明。");
        page.click("[data-action=SubmitEvidence]");
        assertThat(page.locator("bc-evidence-picker select")).hasValue("TRACKING");
        page.selectOption("[data-field=element] select", new SelectOption().setLabel("Delivery"));
        page.click(".act .buttons .plain");
        assertThat(page.locator(".act")).hasCount(0);
    }

    /** The desk may sit elsewhere than the buyer. */
    @Test
    void saysADeadlineByTheClockOfTheMarketTooWhereTheDesksIsAnother() {
        String caseId = running.complaint();
        Page far =
                Browsing.go(people.open("AGENT/wang", Browsing.Look.USUAL.by("America/New_York")), "/cases/" + caseId);

        assertThat(far.locator(".duty .theirs")).containsText("China");
        Page near = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        near.locator(".duty").waitFor();
        assertThat(near.locator(".duty .theirs")).hasCount(0);
    }

    @Test
    void callsOffersAndRightsByNoNameOfTheMachine() {
        String caseId = running.complaint();
        Map<String, Object> amount = Map.of("amount", "20.00", "currency", "CNY");
        running.command("SELLER/shop", caseId, "MakeOffer", Map.of("remedy", "PARTIAL_REFUND", "amount", amount));
        Page page = Browsing.go(people.open("BUYER/li"), "/cases/" + caseId);

        assertThat(page.locator(".offer")).containsText("Offer 1");
        assertThat(page.locator(".duty").first()).containsText("Offer 1");
        assertThat(page.locator("main")).not().containsText("offer-1");
    }

    /** A text is no photo, and the field fits on a telephone. */
    @Test
    void takesAFileForWhatItIs() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Page page = Browsing.go(people.open("BUYER/li", Browsing.Look.USUAL.wide(360)), "/cases/" + caseId);
        page.click("[data-action=SubmitEvidence]");
        Locator file = page.locator("input[type=file]");
        file.waitFor();
        assertThat(file.boundingBox().x + file.boundingBox().width).isLessThanOrEqualTo(360);
        page.setInputFiles("input[type=file]", new FilePayload("chat.txt", "text/plain", "Hello".getBytes(UTF_8)));

        assertThat(page.locator("bc-evidence-picker input:checked")).hasCount(1);
        assertThat(page.locator("bc-evidence-picker select")).hasValue("OTHER");
    }

    @Test
    void callsNothingDoneThatIsStillToBeDone() {
        String caseId = running.complaint();
        running.command("SELLER/shop", caseId, "AcceptClaim", Map.of());
        Page page = Browsing.go(people.open("BUYER/li"), "/cases/" + caseId);

        assertThat(page.locator(".plan")).containsText("To be done");
        assertThat(page.locator(".plan")).not().containsText("performed");
    }

    /** Who answered a claim days ago was not late then, though the deadline is long over now. */
    @Test
    void measuresThePastByItsOwnClock() {
        Instant now = Instant.parse(
                running.asThem().get("AGENT/wang", "/api/time").path("now").asString());
        String caseId = running.asThem()
                .get("AGENT/wang", "/api/cases?limit=100")
                .path("cases")
                .valueStream()
                .map(each -> each.path("caseId").asString())
                .filter(each -> firstDue(each).isBefore(now.minus(Duration.ofHours(1))))
                .findFirst()
                .orElseThrow();
        Page page = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        page.fill(".travel input", "1");

        assertThat(page.locator(".conflict")).containsText("As it stood after event 1");
        assertThat(page.locator(".duty")).hasCount(1);
        assertThat(page.locator(".duty.is-late")).hasCount(0);
        assertThat(page.locator(".strip .h-LATE")).hasCount(0);
        assertThat(page.locator("main .head")).containsText(", 0 min");
    }

    /** Never, where the first event opens no duty or nothing came after it. */
    private Instant firstDue(String caseId) {
        JsonNode events = running.asThem()
                .get("AGENT/wang", "/api/cases/" + caseId + "/events")
                .path("events");
        JsonNode due = events.path(0).path("ball").path("opened").path(0).path("dueAt");
        return due.isMissingNode() || events.size() < 2 ? Instant.MAX : Instant.parse(due.asString());
    }

    @Test
    void rulesInTheWorkbench() {
        Page page = people.open("AGENT/wang");
        running.line(page, "榨汁机").locator(".what a").click();
        assertThat(page.locator("[data-action].primary")).hasAttribute("data-action", "IssueRuling");
        page.click("[data-action=IssueRuling]");
        page.locator("[data-element]").first().waitFor();
        for (Locator finding : page.locator("[data-element]").all()) {
            finding.locator("select").selectOption("PROVEN");
            finding.locator("input:not([type])").fill("As the exhibits show.");
            finding.locator("input[type=checkbox]").first().check();
        }
        page.selectOption("[data-field=result] select", "GRANTED");
        page.fill("[data-field=reasons] textarea", "The motor was noisy from the first day.");
        page.locator("[data-field=clauses] input").first().check();
        checkAndSend(page);

        assertThat(page.locator(".timeline")).containsText("The motor was noisy from the first day.");
    }

    @Test
    void takesTheDraftOfTheRulesOverAsItStands() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        running.command("BUYER/li", caseId, "CompleteEvidence", Map.of());
        running.command("SELLER/shop", caseId, "CompleteEvidence", Map.of());
        Page page = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        page.click("[data-action=IssueRuling]");
        assertThat(page.locator("[data-field=reasons]")).not().containsText("optional");
        page.click("[data-do=draft]");
        assertThat(page.locator(".draft")).containsText("Dismissed");
        page.click("[data-do=take-draft]");
        checkAndSend(page);

        assertThat(page.locator(".timeline")).containsText("the claim is dismissed");
    }

    /** In the workbench of a ruling, after both sides have proven. */
    private Page ruling(String caseId) {
        running.toTheEvidence(caseId);
        running.command("BUYER/li", caseId, "CompleteEvidence", Map.of());
        running.command("SELLER/shop", caseId, "CompleteEvidence", Map.of());
        Page page = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        page.click("[data-action=IssueRuling]");
        page.locator(".share").first().waitFor();
        return page;
    }

    private static Locator share(Page page, String account) {
        return page.locator(".share[data-account=" + account + "] input[type=number]");
    }

    private static void give(Page page, String account, String percent) {
        share(page, account).fill(percent);
        share(page, account).press("Tab");
    }

    private static void assertShares(Page page, String seller, String buyer, String carrier) {
        assertThat(share(page, "SELLER")).hasValue(seller);
        assertThat(share(page, "BUYER")).hasValue(buyer);
        assertThat(share(page, "CARRIER")).hasValue(carrier);
        assertThat(page.locator(".act legend .good")).hasText("100%");
    }

    private Page rulingOnWhatACarrierBrought() {
        return ruling(running.complaintAboutAParcel());
    }

    /** Whoever wrote two shares has them: what makes up the hundred is said, and is neither of them while there is another. */
    @Test
    void givesEachWhatWasWrittenAndSaysWhoMakesUpTheHundred() {
        Page page = rulingOnWhatACarrierBrought();
        give(page, "SELLER", "60");
        assertShares(page, "60", "40", "0");
        assertThat(page.locator(".share[data-account=BUYER] [data-fills]")).isVisible();

        give(page, "CARRIER", "40");
        assertShares(page, "60", "0", "40");
        give(page, "CARRIER", "30");
        assertShares(page, "60", "10", "30");
        assertThat(page.locator("[data-fills]")).hasCount(1);
    }

    /** Nor does anybody who has no part in the case, and could not be asked for it, take up the rest. */
    @Test
    void makesUpTheHundredFromThoseWhoHaveAPartInTheCase() {
        Page page = ruling(running.complaint());
        give(page, "BUYER", "20");
        give(page, "PLATFORM", "10");

        give(page, "SELLER", "50");

        assertThat(page.locator(".act legend .good")).hasText("100%");
        assertThat(share(page, "BUYER")).hasValue("40");
        assertThat(share(page, "PLATFORM")).hasValue("10");
        assertThat(page.locator(".share")).hasCount(3);
    }

    @Test
    void refusesAShareThatIsNone() {
        Page page = rulingOnWhatACarrierBrought();
        give(page, "SELLER", "60");

        for (String none : List.of("-5", "101", "33.5")) {
            give(page, "SELLER", none);
            assertThat(page.locator(".act .share + .fault")).containsText(none);
            assertShares(page, "60", "40", "0");
        }
        give(page, "SELLER", "70");
        assertThat(page.locator(".act .share + .fault")).hasCount(0);
    }

    /** Nobody rules that somebody pays who has no part in the case. */
    @Test
    void offersSharesToThoseWhoHaveAPartInTheCase() {
        Page page = rulingOnWhatACarrierBrought();

        assertThat(page.locator(".share")).hasCount(4);
        assertThat(page.locator(".share[data-account=SERVICE_PROVIDER]")).hasCount(0);

        assertThat(ruling(running.complaint()).locator(".share")).hasCount(3);
    }

    /** Who pays, who gets and by when, as it stands when the ruling is final and performed. */
    @Test
    void saysWhoPaysWhomAndWhenBeforeARulingIsSent() {
        Page page = rulingOnWhatACarrierBrought();
        give(page, "SELLER", "60");
        give(page, "CARRIER", "40");
        for (Locator finding : page.locator("[data-element]").all()) {
            finding.locator("select").selectOption("NOT_PROVEN");
            finding.locator("input:not([type])").fill("Neither side brought anything.");
        }
        page.selectOption("[data-field=result] select", "GRANTED");
        page.selectOption("[data-field=atFault] select", "SELLER");
        page.fill("[data-field=reasons] textarea", "Neither side brought anything, and the lamp was sold as new.");
        page.locator("[data-field=clauses] input").first().check();
        page.click("[data-do=check]");
        page.locator(".act .preview, .act div.fault").first().waitFor();
        org.assertj.core.api.Assertions.assertThat(
                        page.locator(".act div.fault").allTextContents())
                .isEmpty();

        Locator preview = page.locator(".preview");
        assertThat(preview.locator("[data-balance=BUYER]")).containsText("CNY +");
        assertThat(preview.locator("[data-balance=CARRIER]")).containsText("-");
        assertThat(preview.locator(".bookings [data-account=SELLER]")).containsText("The seller pays");
        assertThat(preview.locator(".bookings [data-account=PLATFORM]").first()).containsText("The platform pays");
        assertThat(preview.locator(".bookings li").first()).containsText(", by ");
    }

    @Test
    void acceptsAnOfferByClicks() {
        String caseId = running.complaint();
        Map<String, Object> amount = Map.of("amount", "20.00", "currency", "CNY");
        running.command("SELLER/shop", caseId, "MakeOffer", Map.of("remedy", "PARTIAL_REFUND", "amount", amount));
        Page page = Browsing.go(people.open("BUYER/li", Browsing.Look.USUAL.wide(360)), "/cases/" + caseId);

        page.click("[data-action=AcceptOffer]");
        checkAndSend(page);

        assertThat(page.locator(".steps")).containsText("Refund");
    }

    @Test
    void filesAComplaintWithAnOrderNumberAndOnesOwnWords() {
        String orderId = running.knownOrder("BUYER/li");
        Page page = Browsing.go(people.open("BUYER/li", Browsing.Look.USUAL.wide(360)), "/file");
        page.fill("[name=orderId]", orderId);
        page.fill("[name=statement]", "The lamp stopped working after two weeks");
        page.press("[name=statement]", "Tab");
        assertThat(page.locator("[name=reason]")).hasValue("QUALITY_DEFECT");
        page.selectOption("[name=remedy]", "PARTIAL_REFUND");
        assertThat(page.locator("[data-term=ANSWER_CLAIM]")).containsText("above CNY 50.00");
        page.fill("[name=amount]", "20");
        assertThat(page.locator("[data-term=ANSWER_CLAIM]")).hasCount(0);
        assertThat(page.locator("[data-term=ANSWER_SMALL_CLAIM]")).containsText("the claim is granted");
        check(page);
        assertThat(page.locator(".preview")).containsText("the claim is granted");
        assertThat(page.locator(".preview")).isFocused();
        page.click("[data-do=send]");

        assertThat(page).hasURL(Pattern.compile("/cases/BC-"));
        assertThat(page.locator(".duty")).containsText("Seller shop");
        assertThat(page.locator(".right")).containsText("CNY 20.00");
    }

    /** Which currency it was, the order system alone knows; one of another is told at the amount. */
    @Test
    void claimsAnAmountInTheCurrencyInWhichTheOrderWasPaid() {
        String orderId =
                running.knownOrder("BUYER/li", Map.of("unitPrice", Map.of("amount", "99.00", "currency", "EUR")));
        Page page = Browsing.go(people.open("BUYER/li"), "/file");
        page.fill("[name=orderId]", orderId);
        page.selectOption("[name=reason]", "QUALITY_DEFECT");
        page.selectOption("[name=remedy]", "PARTIAL_REFUND");
        assertThat(page.locator("[name=currency] option")).hasText(new String[] {"CNY", "EUR"});
        page.fill("[name=amount]", "20");
        page.click("[data-do=check]");
        assertThat(page.locator(".short:has([name=amount]) .fault")).containsText("EUR");

        page.selectOption("[name=currency]", "EUR");
        assertThat(page.locator("[data-term=ANSWER_SMALL_CLAIM]")).containsText("the claim is granted");
        checkAndSend(page);
        assertThat(page).hasURL(Pattern.compile("/cases/BC-"));
        assertThat(page.locator(".right")).containsText("EUR 20.00");
    }

    /** Also where no case is there yet whose claim names the currency. */
    @Test
    void saysInWhichCurrencyAComplaintIsGrantedAtOnce() {
        String now = running.asThem().get("BUYER/li", "/api/time").path("now").asString();
        String orderId = running.knownOrder("BUYER/li", Map.of("signedAt", now));
        Page page = Browsing.go(people.open("BUYER/li"), "/file");
        page.fill("[name=orderId]", orderId);
        page.selectOption("[name=reason]", "NO_REASON_RETURN");
        page.selectOption("[name=remedy]", "RETURN_AND_REFUND");
        check(page);

        assertThat(page.locator(".preview [data-balance=BUYER]")).containsText("CNY");
    }

    /** What an order number is refused for is said at its field, until it is another; and the case that is open already is a click away. */
    @Test
    void saysWhatIsWrongWithAnOrderAtItsNumber() {
        Page page = Browsing.go(people.open("BUYER/li"), "/file");
        page.fill("[name=orderId]", "NO-SUCH-ORDER");
        page.selectOption("[name=reason]", "QUALITY_DEFECT");
        page.selectOption("[name=remedy]", "REFUND");
        page.click("[data-do=check]");
        Locator told = page.locator(".short:has([name=orderId]) .fault");
        assertThat(told).containsText("NO-SUCH-ORDER");

        String orderId = running.knownOrder("BUYER/li");
        page.fill("[name=orderId]", orderId);
        assertThat(page.locator(".fault")).hasCount(0);
        page.fill("[name=statement]", "The lamp stopped working after two weeks");
        checkAndSend(page);
        assertThat(page).hasURL(Pattern.compile("/cases/BC-"));
        String caseId = page.url().substring(page.url().lastIndexOf('/') + 1);
        Browsing.go(page, "/file");
        page.fill("[name=orderId]", orderId);
        page.selectOption("[name=reason]", "QUALITY_DEFECT");
        page.selectOption("[name=remedy]", "REFUND");
        page.click("[data-do=check]");
        page.locator(".fault a[href='/cases/" + caseId + "']").first().click();
        assertThat(page.locator(".duty")).containsText("Seller shop");
    }

    /** Other words, another reason; but what the reader chose stays chosen. */
    @Test
    void suggestsTheReasonAnewForOtherWords() {
        Page page = Browsing.go(people.open("BUYER/li"), "/file");
        Locator reason = page.locator("[name=reason]");
        say(page, "The parcel never arrived, the carrier lost it");
        assertThat(reason).hasValue("PARCEL_LOST");
        say(page, "An allergic rash, the doctor at the hospital saw my burnt skin");
        assertThat(reason).hasValue("INJURY_OR_ALLERGY");

        reason.selectOption("COUNTERFEIT");
        say(page, "The lamp stopped working after two weeks");
        page.waitForResponse("**/api/suggestions", () -> say(page, "The lamp has stopped working after two weeks"));
        assertThat(reason).hasValue("COUNTERFEIT");
    }

    private static void say(Page page, String words) {
        page.fill("[name=statement]", words);
        page.press("[name=statement]", "Tab");
    }

    /** By whoever owns it; its secret is told once, and what is wrong with an address at the form. */
    @Test
    void looksAfterAWebhookByClicks() {
        Page page = Browsing.go(people.open("SELLER/hooked"), "/webhooks");
        page.fill("[name=url]", "https://10.0.0.1/hook");
        page.click("[data-do=register] button");
        assertThat(page.locator("[data-do=register] .field:has([name=url]) + .fault"))
                .isVisible();

        page.fill("[name=url]", "https://93.184.216.34/hook");
        page.click("[data-do=register] button");
        assertThat(page.locator("[data-secret]")).containsText("whsec_");
        String first = page.locator("[data-secret] .mono").innerText();
        Locator hook = page.locator("[data-webhook]");
        assertThat(hook).containsText("active");
        hook.locator("[data-do=rotate]").click();
        assertThat(page.locator("[data-secret] .mono")).hasText(first);
        hook.locator("[data-do=really]").click();
        assertThat(page.locator("[data-secret] .mono")).not().hasText(first);
        hook.locator("[data-do=deliveries]").click();
        assertThat(hook.locator("[data-none]")).isVisible();
        page.route("**/deliveries?*", Route::abort);
        hook.locator(".tab").last().click();
        assertThat(page.locator("main div.fault")).isVisible();
        assertThat(hook.locator("[data-none]")).hasCount(0);
        page.unrouteAll();
        hook.locator("[name=caseId]").fill("BC-AAAAAAAAAAAAAAAA");
        hook.locator("[data-do=resend] button").click();
        assertThat(page.locator("main div.fault")).isVisible();
        hook.locator("[data-do=remove]").click();
        hook.locator("[data-do=not]").click();
        hook.locator("[data-do=remove]").click();
        hook.locator("[data-do=really]").click();
        assertThat(hook).hasCount(0);
        assertThat(page.locator("[data-secret]")).hasCount(0);
    }

    @Test
    void saysOfWhatAWebhookIsToldAndChangesThat() {
        Page page = Browsing.go(people.open("SELLER/filtering"), "/webhooks");
        page.fill("[name=url]", "https://93.184.216.34/hook");
        page.click("[data-do=register] [data-filter=types] summary");
        page.check("[data-do=register] input[value=RulingIssued]");
        page.click("[data-do=register] [data-filter=reasons] summary");
        page.check("[data-do=register] input[value=COUNTERFEIT]");
        page.click("[data-do=register] [data-filter=stages] summary");
        page.check("[data-do=register] input[value=CLOSED]");
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
        page.click("[data-do=register] button.primary");
        Locator hook = page.locator("[data-webhook]");
        assertThat(hook).containsText("Ruling issued, Counterfeit goods, Closed");

        hook.locator("[data-do=change]").click();
        assertThat(hook.locator("[name=url]")).isFocused();
        assertThat(hook.locator("input[value=RulingIssued]")).isChecked();
        hook.locator("[data-filter=reasons] summary").click();
        hook.locator("[data-filter=reasons] .plain").click();
        hook.locator("[name=url]").fill("https://10.0.0.1/hook");
        hook.locator("[data-do=save] button.primary").click();
        assertThat(hook.locator(".field:has([name=url]) + .fault")).isVisible();
        assertThat(hook.locator("[name=url]")).hasAttribute("aria-invalid", "true");
        hook.locator("[name=url]").fill("https://93.184.216.34/other");
        hook.locator("[data-do=save] button.primary").click();

        assertThat(hook.locator("[data-do=save]")).hasCount(0);
        assertThat(hook.locator("[data-do=change]")).isFocused();
        assertThat(hook).containsText("/other");
        assertThat(hook).not().containsText("Counterfeit goods");
        assertThat(hook).containsText("Ruling issued, Closed");
    }

    /** A filter would tell a third party what it may not see. */
    @Test
    void offersThirdPartiesEventsAlone() {
        Page page = Browsing.go(people.open("CARRIER/fastship"), "/webhooks");

        assertThat(page.locator("[data-filter=types]")).isVisible();
        assertThat(page.locator("[data-filter]")).hasCount(1);
    }

    @Test
    void rulesByTheKeyboardAlone() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        running.command("BUYER/li", caseId, "CompleteEvidence", Map.of());
        running.command("SELLER/shop", caseId, "CompleteEvidence", Map.of());
        Page page = Browsing.go(people.open("AGENT/wang"), "/queue?text=" + caseId);
        ConsoleProduct.row(page, caseId).waitFor();
        page.keyboard().press("Enter");
        page.locator("[data-action=IssueRuling]").waitFor();
        page.keyboard().press("a");
        press(page, "[data-action=IssueRuling]");
        page.locator("[data-do=draft]").waitFor();
        press(page, "[data-do=draft]");
        page.locator("[data-do=take-draft]").waitFor();
        press(page, "[data-do=take-draft]");
        press(page, "[data-do=check]");
        page.locator(".preview").waitFor();
        press(page, "[data-do=send]");

        assertThat(page.locator(".timeline")).containsText("the claim is dismissed");
    }

    /** Goes there by Tab, as somebody without a mouse does. */
    private static void press(Page page, String button) {
        int most = 150;
        while (page.locator(button + ":focus").count() == 0) {
            assertThat(most--).as("Tab leads to " + button).isPositive();
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
    }

    /** What was decided is taken again only with evidence that is new, which the page asks for where it can be given. */
    @Test
    void filesWhatWasDecidedAgainWithNewFacts() {
        String orderId = running.knownOrder("BUYER/li");
        Map<String, Object> complaint = Map.of(
                "order",
                Map.of("orderId", orderId, "orderLineId", "1"),
                "reason",
                "QUALITY_DEFECT",
                "remedy",
                "REFUND",
                "statement",
                "It hums.");
        String first = running.asThem().file("BUYER/li", complaint);
        running.command("SELLER/shop", first, "AcceptClaim", Map.of());
        running.command("SELLER/shop", first, "ConfirmStep", Map.of("step", "REFUND", "reference", "PAID-" + orderId));
        Page page = Browsing.go(people.open("BUYER/li"), "/file");
        page.fill("[name=orderId]", orderId);
        page.selectOption("[name=reason]", "QUALITY_DEFECT");
        page.selectOption("[name=remedy]", "REFUND");
        assertThat(page.locator("[data-field=newFacts] input[type=file]")).isHidden();
        page.click("[data-do=check]");
        assertThat(page.locator("[data-field=newFacts] .fault")).isVisible();

        page.setInputFiles("input[type=file]", new FilePayload("x.png", "image/png", ConsoleProduct.PICTURE));
        assertThat(page.locator("[data-field=newFacts] input:checked")).hasCount(1);
        assertThat(page.locator("[data-field=newFacts] .fault")).hasCount(0);
        Browsing.go(page, "/inbox");
        Browsing.go(page, "/file");
        assertThat(page.locator("[data-field=newFacts] input:checked")).hasCount(1);
        Request asked = page.waitForRequest("**/api/cases?dryRun=true", () -> page.click("[data-do=check]"));
        assertThat(asked.postData()).contains("newFacts");
    }

    /** What was cited is an exhibit like what was submitted: in its place in the log, and beside the finding that rests on it. */
    @Test
    void showsWhatWasCitedInARejectionAnInterventionAndAnAppeal() {
        String caseId = running.complaint();
        cite("SELLER/shop", caseId, "RejectClaim", "NORMAL_WEAR", "It was worn.");
        cite("BUYER/li", caseId, "RequestIntervention", "SELLER_REJECTED", "It was new.");
        running.command("AGENT/wang", caseId, "AcceptIntervention", Map.of());
        for (String side : List.of("BUYER/li", "SELLER/shop")) {
            Page page = Browsing.go(people.open(side), "/cases/" + caseId);
            assertThat(page.locator(".timeline .exhibit .picture img")).hasCount(2);
            assertThat(page.locator(".event[data-seq='2'] .exhibit")).containsText("Exhibit 1");
            assertThat(page.locator(".event[data-seq='3'] .exhibit")).containsText("Exhibit 2");
        }
        running.command("BUYER/li", caseId, "CompleteEvidence", Map.of());
        running.command("SELLER/shop", caseId, "CompleteEvidence", Map.of());
        Page agent = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        agent.click("[data-action=IssueRuling]");
        agent.click("[data-do=draft]");
        agent.click("[data-do=take-draft]");
        agent.locator("[data-element] label", new Page.LocatorOptions().setHasText("Exhibit 2"))
                .first()
                .locator("input")
                .check();
        checkAndSend(agent);
        assertThat(agent.locator(".right .rests").first()).containsText("Exhibit 2");

        Page buyer = Browsing.go(people.open("BUYER/li"), "/cases/" + caseId);
        buyer.click("[data-action=LodgeAppeal]");
        buyer.selectOption("[data-field=ground] select", "NEW_EVIDENCE");
        buyer.fill("[data-field=explanation] textarea", "It was found.");
        byte[] another = Arrays.copyOf(ConsoleProduct.PICTURE, ConsoleProduct.PICTURE.length + 1);
        buyer.setInputFiles("input[type=file]", new FilePayload("x.png", "image/png", another));
        assertThat(buyer.locator("bc-evidence-picker input:checked")).hasCount(1);
        checkAndSend(buyer);
        assertThat(agent.locator(".timeline .exhibit").first()).containsText("Exhibit 3");
    }

    private void cite(String actor, String caseId, String command, String ground, String words) {
        Page page = Browsing.go(people.open(actor), "/cases/" + caseId);
        page.click("[data-action=" + command + "]");
        page.selectOption("[data-field=ground] select", ground);
        page.fill("[data-field=explanation] textarea", words);
        page.setInputFiles("input[type=file]", new FilePayload("x.png", "image/png", ConsoleProduct.PICTURE));
        assertThat(page.locator("bc-evidence-picker input:checked")).hasCount(1);
        checkAndSend(page);
        assertThat(page.locator(".exhibit")).hasCount(command.equals("RejectClaim") ? 1 : 2);
    }

    @Test
    void revisesARulingInTheWorkbench() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        running.command("BUYER/li", caseId, "CompleteEvidence", Map.of());
        running.command("SELLER/shop", caseId, "CompleteEvidence", Map.of());
        Page agent = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        agent.click("[data-action=IssueRuling]");
        agent.click("[data-do=draft]");
        agent.click("[data-do=take-draft]");
        checkAndSend(agent);
        assertThat(agent.locator(".timeline")).containsText("the claim is dismissed");
        Page buyer = Browsing.go(people.open("BUYER/li"), "/cases/" + caseId);
        buyer.click("[data-action=LodgeAppeal]");
        buyer.selectOption("[data-field=ground] select", "NEW_EVIDENCE");
        buyer.click("[data-do=check]");
        assertThat(buyer.locator("[data-field=explanation] .fault")).isVisible();
        assertThat(buyer.locator("[data-field=evidence] .fault")).isVisible();
        running.command(
                "BUYER/li", caseId, "LodgeAppeal", Map.of("ground", "PROCEDURE", "explanation", "Nobody asked me."));

        Page page = Browsing.go(people.open("REVIEWER/zhao"), "/cases/" + caseId);
        page.click("[data-action=DecideAppeal]");
        page.selectOption("[data-field=decision] select", "REVISED");
        page.locator("[data-element]").first().waitFor();

        assertThat(page.locator("[data-field=result] select")).hasValue("DISMISSED");
        assertThat(page.locator("[data-element] select").first()).not().hasValue("");
        assertThat(page.locator(".act legend .good")).hasText("100%");
        assertThat(page.locator("[data-field=reasons]")).hasCount(1);
        assertThat(page.locator("[data-field=reasons]")).not().containsText("optional");
        give(page, "SELLER", "70");
        assertThat(page.locator(".act legend .good")).hasText("100%");
        assertThat(share(page, "BUYER")).hasValue("30");
        give(page, "BUYER", "30");
        assertThat(share(page, "SELLER")).hasValue("70");

        page.selectOption("[data-field=decision] select", "DISMISSED");
        page.fill("[data-field=reasons] textarea", "Everybody was asked.");
        Request asked = page.waitForRequest("**/decide-appeal*", () -> page.click("[data-do=check]"));
        assertThat(asked.postData()).contains("Everybody was asked.").doesNotContain("liability");
        page.selectOption("[data-field=decision] select", "REVISED");
        assertThat(share(page, "SELLER")).hasValue("70");
        checkAndSend(page);
        assertThat(page.locator(".event .quote", new Page.LocatorOptions().setHasText("Everybody was asked.")))
                .hasCount(1);
    }

    /** Under the name that it came with, in words and with an ending by which it opens. */
    @Test
    void savesAnOriginalByItsNameAndPlaysWhatCanBePlayed() throws Exception {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Page page = Browsing.go(people.open("BUYER/li"), "/cases/" + caseId);
        bring(page, new FilePayload("异响 1.webm", "video/webm", film(page)));
        bring(page, new FilePayload("broken.mp4", "video/mp4", "\0\0\0\30ftypisom\0\0\0\0isommp42".getBytes(UTF_8)));
        Locator broken = page.locator(".timeline .exhibit").first();
        Locator film = page.locator(".timeline .exhibit").last();

        assertThat(page.waitForDownload(film.locator("[data-do=original]")::click)
                        .suggestedFilename())
                .isEqualTo("异响 1.webm");
        film.locator("[data-do=play]").click();
        assertThat(film.locator("video")).isFocused();
        page.waitForCondition(() -> (int) film.locator("video").evaluate("shown => shown.videoWidth") > 0);
        broken.locator("[data-do=play]").click();
        assertThat(broken.locator("[data-unplayable]")).isVisible();
        assertThat(broken.locator("[data-do=original]")).isEnabled();
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
    }

    private static void bring(Page page, FilePayload file) {
        int before = page.locator(".timeline .exhibit").count();
        page.click("[data-action=SubmitEvidence]");
        page.setInputFiles("input[type=file]", file);
        assertThat(page.locator("bc-evidence-picker input:checked")).hasCount(1);
        checkAndSend(page);
        assertThat(page.locator(".timeline .exhibit")).hasCount(before + 1);
    }

    /** Half a second, recorded by the browser itself. */
    private static byte[] film(Page page) {
        String recorded = (String) page.evaluate("""
                async () => {
                    const canvas = document.createElement('canvas');
                    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
                    const pieces = [];
                    recorder.ondataavailable = piece => pieces.push(piece.data);
                    recorder.start();
                    const paint = setInterval(() => canvas.getContext('2d').fillRect(Math.random() * 200, 0, 60, 60), 30);
                    await new Promise(go => setTimeout(go, 500));
                    await new Promise(go => { recorder.onstop = go; recorder.stop(); });
                    clearInterval(paint);
                    const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
                    return btoa(String.fromCharCode(...bytes));
                }""");
        return Base64.getDecoder().decode(recorded);
    }

    /** Not what was submitted for its own sake alone, but what anybody cites. */
    @Test
    void showsThePictureThatARejectionRestsOnToTheOtherSide() {
        String caseId = running.complaint();
        Page buyer = Browsing.go(people.open("BUYER/li"), "/cases/" + caseId);
        Page seller = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        seller.click("[data-action=RejectClaim]");
        seller.selectOption("[data-field=ground] select", "NORMAL_WEAR");
        seller.fill("[data-field=explanation] textarea", "It was worn for a year.");
        seller.setInputFiles("input[type=file]", new FilePayload("worn.png", "image/png", ConsoleProduct.PICTURE));
        assertThat(seller.locator("bc-evidence-picker input:checked")).hasCount(1);
        checkAndSend(seller);

        assertThat(buyer.locator("[data-seq='2'] .exhibit img").first()).isVisible();
        assertThat(seller.locator("[data-seq='2'] .exhibit img").first()).isVisible();
    }

    /** Of a case that stays open: what comes is told there, too. */
    @Test
    void countsWhatOneIsToldWhileOneLooksAtTheCase() {
        String caseId = running.complaint();
        Page seller = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
        Locator notices = seller.locator("bc-notices li");
        assertThat(notices).hasCount(1);

        running.command("BUYER/li", caseId, "AddStatement", Map.of("text", "It hums.", "visibleTo", "ALL"));

        assertThat(notices).hasCount(2);
    }

    /** As long as it waits, and not often: each look is kept in the audit. */
    @Test
    void followsWhatBecomesOfADelivery() {
        Page page = people.open("SELLER/followed");
        page.clock().install();
        Browsing.go(page, "/webhooks");
        page.fill("[name=url]", "https://93.184.216.34/hook");
        page.click("[data-do=register] button.primary");
        List<String> states = new ArrayList<>(List.of("WAITING"));
        page.route(
                "**/deliveries?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                {"deliveries": [{"caseId": "BC-1", "seq": 1, "type": "ComplaintFiled", "attempts": 1, "answers": [], "state": "%s"}]}""".formatted(states.getLast()))));
        page.click("[data-do=deliveries]");
        assertThat(page.locator("[data-webhook] tbody")).containsText("Waiting");
        page.evaluate("""
                () => {
                    const { fetch } = window;
                    window.looks = 0;
                    window.fetch = (path, how) => {
                        window.looks += path.includes('/deliveries?') ? 1 : 0;
                        return fetch(path, how);
                    };
                }""");

        states.add("DELIVERED");
        page.clock().runFor(15_000);

        assertThat(page.locator("[data-webhook] tbody")).containsText("Delivered");
        page.clock().runFor(120_000);
        assertThat(page.evaluate("window.looks")).isEqualTo(1);
    }

    @Test
    void bringsAPictureToTheCase() {
        String caseId = running.complaint();
        Page page = Browsing.go(people.open("BUYER/li"), "/cases/" + caseId);
        running.toTheEvidence(caseId);
        assertThat(page.locator(".event")).hasCount(5);
        page.click("[data-action=SubmitEvidence]");
        page.setInputFiles("input[type=file]", new FilePayload("<b>x.png", "image/png", ConsoleProduct.PICTURE));
        assertThat(page.locator("bc-evidence-picker input:checked")).hasCount(1);
        page.fill("[data-field=caption] input, [data-field=caption] textarea", "The crack");
        checkAndSend(page);

        assertThat(page.locator(".exhibit img").first()).isVisible();
        assertThat(page.locator(".timeline")).containsText("The crack");
    }
}
