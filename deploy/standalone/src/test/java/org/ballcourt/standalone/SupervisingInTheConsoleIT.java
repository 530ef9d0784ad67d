package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.ballcourt.standalone.Browsing.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What those see who answer for the desk. */
@ExtendWith(ConsoleProduct.class)
final class SupervisingInTheConsoleIT {
    private static final String FETCHED =
            "performance.getEntriesByType('resource').some(each => each.name.includes('uPlot'))";

    private final ConsoleProduct.Running running;
    private final Browsing people;

    SupervisingInTheConsoleIT(ConsoleProduct.Running running) {
        this.running = running;
        this.people = running.people();
    }

    @AfterEach
    void nothingToComplainAbout() {
        people.closeAll();
    }

    @Test
    void findsWhoReadOrTriedWhat() {
        String caseId = running.complaint();
        running.product().get("SELLER/nosy", "/api/cases/" + caseId);
        running.product().get("AGENT/wang", "/api/cases/" + caseId);
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/audit");
        Locator lines = page.locator(".audit tbody tr");
        page.fill("input[name=of]", caseId);
        page.press("input[name=of]", "Enter");

        assertThat(page).hasURL(Pattern.compile("of=" + caseId));
        assertThat(lines.filter(new Locator.FilterOptions().setHasText("Seller nosy")))
                .containsText("Refused 404");
        assertThat(lines.filter(new Locator.FilterOptions().setHasText("Agent wang"))
                        .first())
                .containsText("Answered 200");

        page.selectOption("select[name=refused]", "true");
        page.press("input[name=of]", "Enter");
        assertThat(page).hasURL(Pattern.compile("refused=true"));
        assertThat(lines).hasCount(1);
        lines.locator("a", new Locator.LocatorOptions().setHasText("Seller nosy"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/audit\\?actor=SELLER%2Fnosy$"));
        assertThat(page.locator("input[name=actor]")).hasValue("SELLER/nosy");

        page.click("[data-do=check]");
        assertThat(page.locator("main li.chain .good").first()).containsText("holds");
        assertThat(page.locator("main .signed .good")).containsText("nothing that was signed is gone");
    }

    /** A complaint about the agent of a case, on which somebody has decided. */
    private String decided(String cause, String explanation, String decision, String reasons) {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Map<String, Object> words =
                Map.of("caseId", caseId, "agent", "wang", "cause", cause, "explanation", explanation);
        String matter = running.product()
                .act("BUYER/li", "/api/agent-complaints", new JsonMapper().valueToTree(words))
                .path("caseId")
                .asString();
        running.command(
                "SUPERVISOR/gao", matter, "DecideAgentComplaint", Map.of("decision", decision, "reasons", reasons));
        return matter;
    }

    /** Codes of one field belong to several lists of words, by what happened. */
    @Test
    void readsWhatBecameOfAComplaintAboutAnAgentInTheReadersWords() {
        String matter = decided("BUCK_PASSING", "没有人回复我。", "UPHELD", "投诉属实，超过时限。");
        Page page = Browsing.go(people.open("BUYER/li", Look.USUAL.in("zh-CN")), "/cases/" + matter);

        assertThat(page.locator(".event").last()).containsText("推诿");
        assertThat(page.locator(".timeline .tag").last()).isVisible();
        for (String tag : page.locator(".timeline .tag").allInnerTexts()) {
            assertThat(tag).doesNotContainPattern("[A-Za-z]{3,}");
        }
        Page agent = Browsing.go(people.open("AGENT/wang", Look.USUAL.in("zh-CN")), "/cases/" + matter);
        assertThat(agent.locator(".timeline")).containsText("责令改正");
    }

    /** What is dismissed there is neither an appeal nor a claim. */
    @Test
    void callsNoComplaintThatWasNotUpheldADismissedAppeal() {
        String matter = decided("SLOW", "处理太慢了。", "DISMISSED", "处理及时，符合规定。");
        Page page = Browsing.go(people.open("BUYER/li", Look.USUAL.in("zh-CN")), "/cases/" + matter);

        assertThat(page.locator(".timeline")).containsText("不成立");
        assertThat(page.locator("main .head")).containsText("不成立");
        assertThat(page.locator(".timeline")).not().containsText("驳回");
        assertThat(page.locator("main .head")).not().containsText("驳回");
    }

    /** As every row names them, and by the account alone. */
    @Test
    void findsInTheAuditWhomOneWritesAsThePagesDo() {
        String caseId = running.complaint();
        running.product().get("SELLER/curious", "/api/cases/" + caseId);
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/audit");
        for (String name : List.of("curious", "seller curious", "Seller curious", "SELLER/curious")) {
            page.fill("input[name=actor]", name);
            page.press("input[name=actor]", "Enter");
            assertThat(page).hasURL(Pattern.compile("actor=(SELLER%2F)?curious$"));
            assertThat(page.locator(".audit tbody tr")).hasCount(1);
        }
        page.click("button[lang=zh]");
        assertThat(page.locator("input[name=actor]")).hasAttribute("placeholder", "客服 wang");
        page.fill("input[name=actor]", "卖家001");
        page.press("input[name=actor]", "Enter");
        assertThat(page).hasURL(Pattern.compile("actor=%E5%8D%96%E5%AE%B6001$"));
        page.fill("input[name=actor]", "卖家 curious");
        page.press("input[name=actor]", "Enter");
        assertThat(page).hasURL(Pattern.compile("actor=SELLER%2Fcurious$"));
        page.fill("input[name=from]", "2026-11-03T10:00");
        page.fill("input[name=until]", "2026-11-02T10:00");
        page.press("input[name=actor]", "Enter");
        assertThat(page.locator("[data-field=time] p.fault")).hasText("“止”须晚于“起”。");
        assertThat(page.locator("input[name=until]")).hasAttribute("aria-invalid", "true");
    }

    /** What is written down has no titles. */
    @Test
    void saysWhereTitlesAreLookedForToWhoeverWritesOneInTheAudit() {
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/audit");
        page.fill("input[name=of]", "Juicer that nobody has");
        page.press("input[name=of]", "Enter");
        assertThat(page.locator("[data-no-id]")).containsText("not by a title");
        page.click("[data-no-id] a");
        assertThat(page).hasURL(Pattern.compile("/queue\\?text=Juicer"));

        Browsing.go(page, "/audit?of=BC-0000000000000000");
        assertThat(page.locator("main")).containsText("Nothing was written down");
        assertThat(page.locator("[data-no-id]")).hasCount(0);
    }

    /** Names of parameters, durations and codes are for programs. */
    @Test
    void tellsWhatWasAskedForInWords() {
        running.product()
                .get("SUPERVISOR/asking", "/api/cases?sort=-openedAt&holder=REVIEWER&text=&urgent=true&seller=shop");
        running.product().get("SUPERVISOR/asking", "/api/desk/series?step=P1D");
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/audit?actor=SUPERVISOR/asking");
        Locator asked = page.locator(".audit .asked");

        assertThat(asked).hasCount(2);
        assertThat(asked.first().locator("div")).hasText("Steps of 1 d");
        assertThat(asked.last().locator("div"))
                .hasText(new String[] {"Order Newest first", "Holder Reviewer", "Urgent yes", "Seller shop"});
        page.click("button[lang=zh]");
        assertThat(asked.first().locator("div")).hasText("步长 1 天");
        assertThat(asked.last().locator("div").first()).hasText("排序 新的在前");
    }

    @Test
    void seesWhatTheDesksDidOverTimeAndWhoPassedToWhom() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        running.command(
                "AGENT/wang",
                caseId,
                "HandOff",
                Map.of("to", "AGENT/chen", "why", "WRONG_QUEUE", "newFacts", List.of()));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> running.asThem()
                        .get("SUPERVISOR/gao", "/api/desk/passes")
                        .toString()
                        .contains(caseId));
        Page page = people.open("SUPERVISOR/gao");
        assertThat(page.locator(".line").first()).isVisible();
        assertThat(page.evaluate(FETCHED)).isEqualTo(false);

        Browsing.go(page, "/desk");
        assertThat(page.locator("bc-chart[data-drawn] canvas")).hasCount(2);
        assertThat(page.evaluate(FETCHED)).isEqualTo(true);
        Locator table = page.locator("bc-chart").first().locator("tbody tr");
        assertThat(table).hasCount(30);
        assertThat(page.locator(".passes path.empty-pass").first()).isAttached();
        assertThat(page.locator(".passes")).containsText("Agent chen");

        page.locator(".tab", new Page.LocatorOptions().setHasText("7 days")).click();
        assertThat(table).hasCount(7);
        page.locator(".figures a", new Page.LocatorOptions().setHasText("Agent wang"))
                .first()
                .click();
        assertThat(page.locator("bc-chart").first().locator("thead")).containsText("Agent wang");

        Browsing.go(page, "/cases/" + caseId);
        assertThat(page.locator(".timeline")).containsText("Wrong queue");
    }

    /** Two of one batch hurt somebody: the policy's rule links them. */
    @Test
    void decidesWhatBecomesOfGoodsThatSeveralComplainAbout() {
        String batch = "B-" + UUID.randomUUID();
        List<String> cases = List.of(injuredBy(batch), injuredBy(batch));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> running.asThem()
                        .get("SUPERVISOR/gao", "/api/trace-groups")
                        .toString()
                        .contains(batch));
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/groups?state=OPEN");
        page.locator("[data-group] a", new Page.LocatorOptions().setHasText(batch))
                .click();
        assertThat(page.locator("[data-group]")).containsText(cases.getFirst());
        assertThat(page.locator("[data-group]")).containsText(cases.getLast());
        assertThat(page.locator("input[value=RECALL]")).isChecked();
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();

        page.uncheck("input[value=REPORT_TO_REGULATOR]");
        page.fill("textarea[name=reasons]", "红疹，先停售");
        page.click("[data-do=decide] button.primary");
        assertThat(page.locator("[data-decided=APPROVED]")).containsText("红疹，先停售");
        assertThat(page.locator("[data-decided=APPROVED]")).not().containsText("regulator");
        assertThat(page.locator("[data-do=decide]")).hasCount(0);
    }

    private String injuredBy(String batch) {
        Map<String, Object> complaint = new HashMap<>(Complaints.about("li", "G-" + UUID.randomUUID()));
        Map<String, Object> order = Complaints.order("li", "G-" + UUID.randomUUID());
        order.put("maker", "Glow");
        order.put("batch", batch);
        complaint.put("order", order);
        complaint.put("reason", "INJURY_OR_ALLERGY");
        return running.asThem().file("BUYER/li", complaint);
    }

    @Test
    void seesComplaintsAboutAgentsAndHowGoodTheSuggestionsWere() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        running.product()
                .act(
                        "BUYER/li",
                        "/api/agent-complaints",
                        new JsonMapper()
                                .valueToTree(Map.of(
                                        "caseId",
                                        caseId,
                                        "agent",
                                        "wang",
                                        "cause",
                                        "SLOW",
                                        "explanation",
                                        "No word for days.")));
        running.asThem().suggestion("BUYER/li", Map.of("text", "灯坏了，不亮了"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> running.asThem()
                        .get("SUPERVISOR/gao", "/api/agent-complaints")
                        .toString()
                        .contains("SLOW"));
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/desk");

        Locator complaint = page.locator(".about-agents tbody tr").first();
        assertThat(complaint).containsText("Agent wang");
        assertThat(complaint).containsText("Slow handling");
        assertThat(page.locator(".suggestions tbody")).containsText("whoever complains");
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
        complaint.locator("a").click();
        Locator matter = page.locator(".matter");
        assertThat(matter).containsText("Agent wang");
        assertThat(matter).containsText("Slow handling");
        assertThat(matter.locator("a[href='/cases/" + caseId + "']")).isVisible();
    }

    @Test
    void seesWhatWasAskedOfTheDeskAndHowOften() {
        String caseId = running.complaint();
        String first = running.asThem()
                .contact(
                        "BUYER/li",
                        Map.of("caseId", caseId, "channel", "CHAT", "topic", "DELIVERY", "text", "Where is it?"));
        running.command("AGENT/wang", first, "AnswerContact", Map.of("text", "The parcel is on its way to you."));
        String second = running.asThem()
                .contact(
                        "BUYER/li",
                        Map.of("caseId", caseId, "channel", "CHAT", "topic", "REFUND", "text", "And my money?"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> running.asThem()
                        .get("SUPERVISOR/gao", "/api/cases/" + second)
                        .path("asked")
                        .isObject());
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/queue?text=" + second);
        Locator about = ConsoleProduct.row(page, second).locator(".what .dim");
        assertThat(about).containsText(caseId);
        assertThat(about).not().containsText(Pattern.compile("·\\s*$|·\\s*·"));

        Browsing.go(page, "/cases/" + second);

        Locator matter = page.locator(".matter");
        assertThat(matter.locator("a[href='/cases/" + caseId + "']").first()).isVisible();
        assertThat(matter).containsText("Chat");
        assertThat(matter).containsText("times about the same");
    }

    @Test
    void handsACaseToSomebodyByRoleAndName() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Page page = Browsing.go(people.open("AGENT/wang"), "/cases/" + caseId);
        page.click("[data-action=HandOff]");
        page.selectOption("[data-field=to] select", "*");
        page.selectOption("[data-field=to] select", "SENIOR");
        page.fill("[data-field=to] input", "mei");
        page.selectOption("[data-field=why] select", "SPECIALIST_NEEDED");
        Locator facts = page.locator("[data-statement]");
        assertThat(facts).hasCount(3);
        page.locator("label", new Page.LocatorOptions().setHasText("It was worn."))
                .locator("[data-statement]")
                .check();
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
        page.click("[data-do=check]");
        page.locator(".preview").waitFor();
        page.click("[data-do=send]");

        assertThat(page.locator(".timeline")).containsText("Senior mei");
        JsonNode handedOff = running.asThem()
                .get("AGENT/wang", "/api/cases/" + caseId + "/events")
                .path("events")
                .valueStream()
                .filter(event -> event.path("type").asString().equals("HandedOff"))
                .findFirst()
                .orElseThrow();
        assertThat(handedOff.path("newFacts").get(0).asString()).isEqualTo("2");
        assertThat(handedOff.path("empty").asBoolean()).isFalse();
    }

    /** Chosen by name, each looked at before anything is sent. */
    @Test
    void handsSeveralCasesToSomebodyAfterALookAtEach() {
        List<String> cases = List.of(running.complaint(), running.complaint());
        cases.forEach(running::toTheEvidence);
        Page page = Browsing.go(people.open("AGENT/wang"), "/queue?owner=AGENT/wang&stage=EVIDENCE");
        for (String caseId : cases) {
            ConsoleProduct.row(page, caseId).locator("input[type=checkbox]").check();
        }
        int before = running.events(cases.getFirst());
        assertThat(page.locator(".selection [data-do=hand]")).isDisabled();
        page.selectOption("#hand-to", "AGENT/chen");
        page.selectOption(".selection [name=why]", "ABSENCE");
        Locator first = page.locator("[data-hand='" + cases.getFirst() + "']");
        first.locator("[data-fact='2']").check();
        page.click(".selection [data-do=check]");
        assertThat(page.locator(".selection [data-would]")).hasCount(2);
        assertThat(page.locator(".selection [data-would] .late")).hasCount(1);
        assertThat(first.locator("[data-would] .late")).hasCount(0);
        assertThat(page.locator(".selection [role=status]")).containsText("nothing was sent yet");
        assertThat(running.events(cases.getFirst())).isEqualTo(before);

        page.click(".selection [data-do=hand]");
        assertThat(page.locator(".toast.ok")).containsText("2 of 2");
        assertThat(page.locator("h1")).isFocused();
        for (String caseId : cases) {
            assertThat(running.asThem()
                            .get("AGENT/chen", "/api/cases/" + caseId)
                            .path("owner")
                            .asString())
                    .isEqualTo("AGENT/chen");
        }
    }

    /** Where one has moved on since it was looked at, it stays to be looked at again; where an answer was lost, the same is sent again. */
    @Test
    void handsOverEachAsItWasLookedAtAndOnce() {
        List<String> cases = List.of(running.complaint(), running.complaint());
        cases.forEach(running::toTheEvidence);
        Page page = Browsing.go(people.open("AGENT/wang"), "/queue?owner=AGENT/wang&stage=EVIDENCE");
        for (String caseId : cases) {
            ConsoleProduct.row(page, caseId).locator("input[type=checkbox]").check();
        }
        page.selectOption("#hand-to", "AGENT/chen");
        page.selectOption(".selection [name=why]", "ABSENCE");
        page.click(".selection [data-do=check]");
        assertThat(page.locator(".selection [data-would]")).hasCount(2);
        running.command("BUYER/li", cases.getFirst(), "AddStatement", Map.of("text", "It is urgent."));
        page.route("**/cases/" + cases.getLast() + "/hand-off", route -> {
            route.fetch();
            route.abort();
        });
        int before = running.events(cases.getLast());

        page.click(".selection [data-do=hand]");

        assertThat(page.locator(".toast.bad")).containsText("0 of 2");
        assertThat(page.locator("[data-hand='" + cases.getFirst() + "'] .fault"))
                .containsText("Look again what this will do");
        assertThat(page.locator(".selection")).not().containsText("If-Match");
        int once = running.events(cases.getLast());
        assertThat(once).isGreaterThan(before);
        page.unrouteAll();
        page.click(".selection [data-do=hand]");
        assertThat(page.locator("[data-hand]")).hasCount(1);
        page.click(".selection [data-do=check]");
        assertThat(page.locator(".selection [data-would]")).hasCount(1);
        page.click(".selection [data-do=hand]");
        assertThat(page.locator(".selection")).hasCount(0);
        assertThat(running.events(cases.getLast())).isEqualTo(once);
    }

    /** Names that come while somebody else is being written take nothing away; the next form begins with the list. */
    @Test
    void keepsWhatIsBeingWrittenWhenTheNamesArrive() {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        Page page = people.open("AGENT/wang");
        AtomicReference<Route> slow = new AtomicReference<>();
        page.route("**/api/desk/people", slow::set);
        Browsing.go(page, "/queue?text=" + caseId);
        Locator choice = ConsoleProduct.row(page, caseId).locator("input[type=checkbox]");
        choice.check();
        page.selectOption("#hand-to", "*");
        page.locator("#hand-to").pressSequentially("mei");
        page.waitForCondition(() -> slow.get() != null);

        slow.get().resume();

        assertThat(page.locator("#hand-to-list option[value=chen]")).hasCount(1);
        assertThat(page.locator("#hand-to")).hasValue("mei");
        choice.uncheck();
        choice.check();
        assertThat(page.locator("#hand-to option[value='AGENT/chen']")).hasCount(1);
    }

    @Test
    void asksForAStandingByRoleAndName() {
        running.complaint();
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/desk");
        page.selectOption("#whose-role", "SELLER");
        page.fill("#whose", "shop");
        page.press("#whose", "Tab");
        assertThat(page.locator("[data-do=look] button")).isFocused();
        page.click("[data-do=look] button");

        assertThat(page.locator("article.act").first()).containsText("Seller shop");
    }

    /** Also while no name is there yet, and once one was taken away again. */
    @Test
    void keepsTheRoleThatWasChosenWhileANameIsWritten() {
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/desk");
        page.selectOption("#whose-role", "SENIOR");
        page.click("button[lang=zh]");
        assertThat(page.locator("h1")).hasText("客服台");
        assertThat(page.locator("#whose-role")).hasValue("SENIOR");
        page.fill("#whose", "mei");
        page.press("#whose", "Tab");
        assertThat(page.locator("#whose-role option[selected], #whose-role option:checked"))
                .hasAttribute("value", "SENIOR");
        page.fill("#whose", "");
        page.press("#whose", "Tab");
        page.click("button[lang=en]");
        assertThat(page.locator("h1")).hasText("Desk");
        assertThat(page.locator("#whose-role")).hasValue("SENIOR");
        assertThat(page.locator("#whose-list option[value=wang]")).hasCount(0);
    }

    @Test
    void seesHowTheSidesRateThePlatformsPeopleDownToTheCases() {
        String agent = "rated-" + UUID.randomUUID();
        String contact = rated(agent, 1);
        rated(agent, 4);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> running.asThem()
                                .get("SUPERVISOR/gao", "/api/desk/ratings?of=AGENT/" + agent)
                                .path("ratings")
                                .size()
                        == 2);
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/ratings");

        Locator line = page.locator("[data-rated='AGENT/" + agent + "']");
        assertThat(line).containsText("2.5");
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
        line.locator("a").click();
        assertThat(page.locator("bc-chart[data-drawn] canvas")).hasCount(2);
        assertThat(page.locator(".rated tbody tr")).hasCount(1);
        assertThat(page.locator(".given tbody tr")).hasCount(2);
        assertThat(page.locator("main")).containsText("counted and not listed");
        page.locator(".tab", new Page.LocatorOptions().setHasText("One or two stars"))
                .click();
        assertThat(page.locator(".given tbody tr")).hasCount(1);
        page.locator(".given a[href='/cases/" + contact + "']").click();
        assertThat(page.locator(".timeline")).containsText("Not a word of help.");
    }

    private String rated(String agent, int stars) {
        String contact = running.asThem()
                .contact(
                        "BUYER/li",
                        Map.of(
                                "caseId",
                                running.complaint(),
                                "channel",
                                "CHAT",
                                "topic",
                                "DELIVERY",
                                "text",
                                "Where is it?"));
        running.command("AGENT/" + agent, contact, "AnswerContact", Map.of("text", "It is on its way to you."));
        running.command(
                "BUYER/li",
                contact,
                "RateService",
                Map.of("agent", agent, "stars", stars, "comment", "Not a word of help."));
        return contact;
    }

    /** Of the demo's sellers one has a final ruling against it; of somebody who has no case nothing is told as if it were known. */
    @Test
    void seesTheCasesBehindAStandingAndThatNothingIsKnown() {
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/desk?who=SELLER%2Fbrightdesk");
        Locator standing = page.locator("article.standing");
        assertThat(standing).containsText("Seller brightdesk");
        assertThat(standing).containsText("Final ruling against the seller");
        assertThat(standing.locator("[data-rate=upheld] a[href^='/cases/BC-']").first())
                .isVisible();

        Browsing.go(page, "/desk?who=BUYER%2Fnoah");
        assertThat(standing).containsText("Buyer noah");
        assertThat(standing).containsText("Express refunds left");
        Browsing.go(page, "/desk?who=SELLER%2Fnobody-knows");
        assertThat(standing.locator("[data-unknown]")).isVisible();
        assertThat(standing).not().containsText("100");
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
    }

    /** Two sides let the same right pass: each line says whose it was. */
    @Test
    void readsWhoseRightWasNotUsedAndTravelsByKeysFromTheSlider() {
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/desk?who=SELLER%2Fbrightdesk");
        page.locator("[data-rate=upheld] a[href^='/cases/BC-']").first().click();
        Locator unused = page.locator(".event", new Page.LocatorOptions().setHasText("A right was not used"));
        assertThat(unused).hasCount(2);
        assertThat(unused.filter(new Locator.FilterOptions().setHasText("Buyer")))
                .hasCount(1);
        assertThat(unused.filter(new Locator.FilterOptions().setHasText("Seller brightdesk")))
                .hasCount(1);

        String caseId = page.url().replaceFirst(".*/cases/", "");
        Page anyone = people.open(Look.USUAL, "/verify");
        anyone.setInputFiles(
                "input[type=file]",
                ConsoleIT.file(running.product()
                        .get("SUPERVISOR/gao", "/api/cases/" + caseId + "/bundle")
                        .text()));
        anyone.locator("[data-verified=true]").waitFor();
        assertThat(anyone.locator(".event", new Page.LocatorOptions().setHasText("A right was not used")))
                .hasCount(2);

        page.focus(".travel input");
        page.keyboard().press("[");

        assertThat(page.locator(".conflict")).containsText("As it stood after event");
    }

    @Test
    void readsWhatADraftChangesAndFindsItsFaultsInTheText() {
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/policies?version=cn-marketplace-2026-02");
        page.click("[data-do=draft]");
        String text = page.locator("textarea.code").inputValue();
        page.fill("textarea.code", text.replace("ANSWER_CLAIM: {time: PT48H", "ANSWER_CLAIM: {time: PT72H"));
        page.click("main .buttons .primary");
        Locator change = page.locator("main li", new Page.LocatorOptions().setHasText("instead of"));
        assertThat(page.locator("main p.good")).containsText("sound");
        assertThat(change).hasCount(1);

        page.fill(
                "textarea.code",
                text.replace("  TRIAGE: {time: PT8H, clock: BUSINESS}", "  TRIAGE: {time: PT8H, clock: MOON}"));
        page.click("main .buttons .primary");
        page.locator("[data-line]").first().click();
        assertThat(
                        page.evaluate(
                                "(text => text.value.slice(text.selectionStart, text.selectionEnd))(document.querySelector('#draft'))"))
                .asString()
                .contains("MOON");
        assertThat(page.locator(".lines .late")).hasCount(1);
        assertThat(ConsoleProduct.unfitForSome(page)).isEmpty();
    }

    @Test
    void seesHowTheProcessesDoAndTriesOneThingAgainWithAReason() {
        Page page = people.open("SUPERVISOR/gao");
        page.route(
                "**/api/parked",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"cases": [{"group": "notices", "caseId": "BC-1", "seq": 3, "kind": "GAP", "reason": "4 came, not 3"},
                                   {"group": "clocks", "caseId": "BC-2", "seq": 1, "kind": "FORK", "reason": "twice"}]}""")));
        List<String> asked = new CopyOnWriteArrayList<>();
        page.route("**/api/parked/retry**", route -> {
            asked.add(route.request().url().replaceFirst(".*\\?", ""));
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"freed\": [\"clocks/BC-2\"], \"still\": []}"));
        });
        Browsing.go(page, "/operations");
        assertThat(page.locator(".processes")).containsText("groups");
        assertThat(page.locator(".repairs")).containsText("an event is missing");

        Locator second = page.locator(".repairs li").nth(1);
        second.locator("button").click();
        assertThat(page.locator(".repairs input:invalid")).hasCount(1);
        page.fill(".repairs input[name=why]", "mended");
        second.locator("button").click();
        assertThat(page.locator(".toast")).containsText("Tried again");
        assertThat(asked).containsExactly("why=mended&group=clocks&caseId=BC-2");
    }

    @Test
    void dropsARecordThatNobodyCanHandleWithAReason() {
        Page page = people.open("SUPERVISOR/gao");
        page.route(
                "**/api/parked/records",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"records": [{"id": "1@7", "from": "ballcourt.case.events.v1-6@13", "by": "clocks", "reason": "java.lang.IllegalArgumentException: no JSON", "at": "2026-11-30T10:00:00Z", "retriable": true},
                                     {"id": "1@8", "from": "t-1@3", "by": "clocks", "reason": "too large", "at": "2026-11-30T10:00:00Z", "retriable": false}], "more": false}""")));
        List<String> asked = new CopyOnWriteArrayList<>();
        page.route("**/api/parked/records/*?*", route -> {
            asked.add(route.request().url().replaceFirst(".*/", ""));
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"settled\": [\"1@8\"], \"still\": []}"));
        });
        Browsing.go(page, "/operations");
        assertThat(page.locator(".repairs li")).hasCount(2);
        assertThat(page.locator(".repairs li").last()).containsText("cannot be sent again");
        Locator line = page.locator(".repairs li").first();
        assertThat(line)
                .containsText(
                        "An event of a case could not be handled by clocks: no JSON",
                        new LocatorAssertions.ContainsTextOptions().setUseInnerText(true));
        assertThat(line.locator("details .mono")).hasCount(2);
        assertThat(line.locator("details .mono").last()).not().isVisible();
        line.locator("summary").click();
        assertThat(line.locator("details .mono").last()).containsText("java.lang.IllegalArgumentException: no JSON");
        page.fill(".repairs input[name=why]", "a stranger wrote it");
        page.locator(".repairs li [data-do=drop]").last().click();
        assertThat(page.locator(".toast")).containsText("Dropped");
        page.locator(".repairs li button").first().click();
        assertThat(page.locator(".toast").last()).containsText("Tried again");

        assertThat(asked)
                .containsExactly("drop?why=a+stranger+wrote+it&id=1%408", "retry?why=a+stranger+wrote+it&id=1%407");
    }

    @Test
    void findsRatingsInTheDemo() {
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/ratings?days=30");

        assertThat(page.locator("[data-rated='AGENT/wang']")).isVisible();
        assertThat(page.locator("[data-rated='AGENT/chen']")).isVisible();
    }

    @Test
    void isNotAlarmedByAProcessInWhosePlaceAnotherStarted() {
        Page page = people.open("SUPERVISOR/gao");
        page.route(
                "**/api/operations",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"now": "2026-11-02T03:00:00Z", "processes": [
                          {"id": "new", "service": "ballcourt", "since": "2026-11-02T02:51:00Z", "seen": "2026-11-02T03:00:00Z", "figures": %1$s},
                          {"id": "old", "service": "ballcourt", "since": "2026-11-02T01:00:00Z", "seen": "2026-11-02T02:50:00Z", "replacedBy": "new", "figures": %1$s}]}""".formatted("{\"groups\": [], \"failing\": [], \"auditWaiting\": 7}"))));
        Browsing.go(page, "/operations");
        Locator lines = page.locator(".processes tbody tr");

        assertThat(lines).hasCount(2);
        assertThat(lines.nth(1)).containsText("another started since in its place");
        assertThat(lines.nth(1).locator(".late, .soon")).hasCount(0);
        assertThat(lines.first().locator(".soon")).hasCount(1);
    }

    @Test
    void seesWhoWouldGainAndWhoWouldLoseByADraft() {
        String caseId = running.complaint();
        running.command("SELLER/shop", caseId, "AcceptClaim", Map.of());
        String money = "PAID-" + UUID.randomUUID();
        running.command("SELLER/shop", caseId, "ConfirmStep", Map.of("step", "REFUND", "reference", money));
        Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/policies?version=cn-marketplace-2026-02");
        page.click("[data-do=draft]");
        Locator draft = page.locator("textarea.code");
        assertThat(draft).hasValue(Pattern.compile("version: cn-marketplace-2026-02"));
        draft.fill(stricter(draft.inputValue()));
        page.click("[data-do=what-if]");

        assertThat(page.locator(".report")).containsText("closed cases would have gone differently");
        assertThat(page.locator(".report details").last()).containsText("All figures");
        page.locator(".report summary", new Page.LocatorOptions().setHasText("All figures"))
                .click();
        assertThat(page.locator(".report")).containsText("Cases that were left alone");
        assertThat(page.locator(".report")).containsText("People would have acted differently");
        assertThat(page.locator(".report")).not().containsText("人的行为");
        assertThat(page.locator(".report")).not().containsText(CODE);
    }

    @Test
    void readsAllFiguresOfAWhatIfInWords() {
        Page page = people.open("SUPERVISOR/gao", Look.USUAL.in("zh-CN"));
        page.route(
                "**/api/policies/whatif",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/x-ndjson")
                        .setBody(WHAT_IF.replace("\n", " "))));
        Browsing.go(page, "/policies");
        page.fill("textarea.code", "x");
        page.click("main .buttons .primary");
        page.locator("main .fault").first().waitFor();
        page.click("[data-do=what-if]");
        page.locator(".report summary", new Page.LocatorOptions().setHasText("全部数据"))
                .click();

        Locator report = page.locator(".report");
        assertThat(page.locator("main .fault")).hasCount(0);
        assertThat(report).containsText("不是交易争议");
        assertThat(report).containsText("会被拒绝的操作");
        assertThat(report).containsText("人的行为也会不同");
        assertThat(report).containsText("其他所有卖家");
        assertThat(report).not().containsText("acted");
        assertThat(report).not().containsText(CODE);
        assertThat(report).not().containsText("null");
    }

    /** However long figures and names are. */
    @Test
    void cutsNothingOfThePicturesOfAWhatIf() {
        Page page = people.open("SUPERVISOR/gao");
        page.route(
                "**/api/policies/whatif",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/x-ndjson")
                        .setBody(WHAT_IF.replace("\n", " "))));
        Browsing.go(page, "/policies");
        page.fill("textarea.code", "x");
        page.click("[data-do=what-if]");
        page.locator(".report bc-chart[data-drawn]").last().waitFor();
        Locator money = page.locator(".report bc-chart").first();
        Locator time = page.locator(".report bc-chart").last();

        double needed = ((Number)
                        page.evaluate(
                                "() => { const pen = document.createElement('canvas').getContext('2d'); pen.font = '12px system-ui, sans-serif'; return pen.measureText('CNY -800,000.00').width; }"))
                .doubleValue();
        assertThat(money.locator(".u-axis").last().boundingBox().width).isGreaterThan(needed + 10);
        assertThat(time.locator(".u-axis").first().boundingBox().height)
                .as("a name in two lines")
                .isGreaterThan(money.locator(".u-axis").first().boundingBox().height);
    }

    @Test
    void readsMarketsAndDaysOfTheRulesInItsLanguage() {
        Page english = Browsing.go(people.open("SUPERVISOR/gao"), "/policies");
        assertThat(english.locator("main table").first()).containsText("China");
        assertThat(english.locator("main table").first()).containsText("1 Feb 2026");

        Page chinese = Browsing.go(people.open("SUPERVISOR/gao", Look.USUAL.in("zh-CN")), "/policies");
        assertThat(chinese.locator("main table").first()).containsText("2026年2月1日");
    }

    /** As programs write codes and times. */
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,}_[A-Z]|PT-?[0-9]|[a-z] _ [a-z]");

    private static final String WHAT_IF = """
            {"report": {"draft": "d", "market": "cn-marketplace", "since": null, "until": "2026-11-02T03:00:00Z",
             "caveat": {"en": "People would have acted otherwise.", "zh": "规则不同，人的行为也会不同。"},
             "cases": {"looked": 9, "replayed": 3, "changed": 1, "passedOver": {"NOT_A_DISPUTE": 4, "STILL_OPEN": 0, "OTHER_MARKET": 1, "OUTSIDE_PERIOD": 0},
              "notReplayable": 1, "firstNotReplayable": [{"caseId": "BC-1", "seq": 3, "why": {"en": "acted", "zh": "无法重演"}}]},
             "changes": {"OUTCOME": 1, "TIME_HELD": 1, "REFUSED_ACTS": 1}, "outcomes": {"CLAIM_DISMISSED -> NOT_TAKEN": 1},
             "money": [{"account": "BUYER", "currency": "CNY", "sum": "-900000.00", "better": 0, "worse": 1}],
             "time": {"faster": 1, "slower": 0, "sum": "PT-1033H-28M-24.307S", "held": {"BUYER+SELLER": "PT-723H"}},
             "lapses": {"ANSWER_CLAIM REMEDY_GRANTED": 2}, "refusedActs": {"AcceptIntervention WRONG_STAGE": 6},
             "reasons": [{"reason": "QUALITY_DEFECT", "replayed": 3, "changed": 1, "time": "PT-3H", "money": []}],
             "sellers": [{"seller": "(others)", "changed": 1, "time": "PT-3H", "money": []}],
             "largest": [{"caseId": "BC-2", "seller": "shop", "reason": "QUALITY_DEFECT", "outcome": {"from": "CLAIM_DISMISSED", "to": "CLAIM_DISMISSED"},
              "atFault": {"from": "SELLER", "to": "NONE"}, "currency": "CNY", "money": {}, "duration": {"from": "PT247H", "to": "PT247H"},
              "held": {"BUYER": "PT-3H"}, "lapses": {"ANSWER_CLAIM REMEDY_GRANTED": 1},
              "refusedActs": [{"at": "2026-11-02T03:00:00Z", "by": "AGENT", "command": "AcceptIntervention", "code": "WRONG_STAGE"}]}]}}""";

    /** A draft of another version under which money has to be there much sooner. */
    static String stricter(String draft) {
        return draft.replace("version: cn-marketplace-2026-02", "version: cn-marketplace-2030-01")
                .replace("effectiveFrom: 2026-02-01", "effectiveFrom: 2030-01-01")
                .replace("PERFORM: {time: PT24H", "PERFORM: {time: PT1H");
    }
}
