package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.util.regex.Pattern;
import org.ballcourt.standalone.Browsing.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes the pictures of {@code docs/images} anew: {@code -Dballcourt.images=write}. */
@ExtendWith(ConsoleProduct.class)
@EnabledIfSystemProperty(
        named = "ballcourt.images",
        matches = "write",
        disabledReason = "takes pictures for the documents when asked")
final class ConsolePicturesIT {
    private final ConsoleProduct.Running running;
    private final Browsing people;

    ConsolePicturesIT(ConsoleProduct.Running running) {
        this.running = running;
        this.people = running.people();
    }

    @Test
    void areTakenAnew() {
        Page start = people.open(Look.USUAL, "/people");
        start.locator(".person").first().waitFor();
        take(start, "people");

        Page agent = people.open("AGENT/wang");
        agent.locator(".line").first().waitFor();
        take(agent, "queue");
        running.line(agent, "图书套装").locator(".what a").click();
        agent.locator(".exhibit pre").first().waitFor();
        take(agent, "case");
        Browsing.go(agent, "/queue");
        running.line(agent, "榨汁机").locator(".what a").click();
        agent.locator(".duty summary").first().click();
        agent.locator(".calendar").waitFor();
        take(agent, "deadline");
        agent.click("[data-action=IssueRuling]");
        agent.locator(".share").first().waitFor();
        agent.locator(".act").scrollIntoViewIfNeeded();
        take(agent, "ruling");

        Page buyer = people.open("BUYER/li-na", Look.USUAL.in("zh-CN").wide(360));
        running.line(buyer, "台灯").locator(".what a").first().click();
        buyer.locator(".duty").first().waitFor();
        take(buyer, "telephone");
        Page filing = people.open("BUYER/oliver", Look.USUAL.dark());
        Browsing.go(filing, "/file");
        filing.fill("[name=statement]", "The lamp stopped working after two weeks");
        filing.press("[name=statement]", "Tab");
        assertThat(filing.locator("[name=reason]")).hasValue("QUALITY_DEFECT");
        filing.locator(".act li").first().waitFor();
        take(filing, "filing-dark");

        Page supervisor = people.open("SUPERVISOR/gao");
        Browsing.go(supervisor, "/desk");
        supervisor.locator("bc-chart[data-drawn]").first().waitFor();
        assertThat(supervisor.locator("bc-chart:not([data-drawn])")).hasCount(0);
        take(supervisor, "desk");
        supervisor.locator("bc-desk-charts").evaluate("charts => charts.previousElementSibling.scrollIntoView()");
        take(supervisor, "over-time");
        Browsing.go(supervisor, "/ratings");
        supervisor.locator("bc-chart[data-drawn]").first().waitFor();
        assertThat(supervisor.locator("bc-chart:not([data-drawn])")).hasCount(0);
        take(supervisor, "ratings");
        Browsing.go(supervisor, "/groups");
        supervisor.locator("[data-group] a").first().click();
        supervisor.locator("[data-do=decide]").waitFor();
        take(supervisor, "group");
        Browsing.go(supervisor, "/audit?refused=false");
        supervisor.locator(".audit").waitFor();
        take(supervisor, "audit");
        Browsing.go(supervisor, "/policies?from=cn-marketplace-2026-01&to=cn-marketplace-2026-02");
        supervisor.locator("main h3").first().waitFor();
        take(supervisor, "rules");
        Browsing.go(supervisor, "/policies?version=cn-marketplace-2026-02");
        supervisor.click("[data-do=draft]");
        Locator draft = supervisor.locator("textarea.code");
        assertThat(draft).hasValue(Pattern.compile("version: cn-marketplace"));
        draft.fill(SupervisingInTheConsoleIT.stricter(draft.inputValue()));
        supervisor.click("[data-do=what-if]");
        supervisor.locator(".report").waitFor();
        supervisor.locator(".report").evaluate("report => report.scrollIntoView()");
        take(supervisor, "what-if");
        Browsing.go(supervisor, "/operations");
        supervisor.locator(".processes td").first().waitFor();
        take(supervisor, "operations");

        Page anyone = people.open(Look.USUAL, "/verify");
        anyone.setInputFiles("input[type=file]", ConsoleIT.file(running.bundle(running.complaint())));
        anyone.locator("[data-verified]").waitFor();
        take(anyone, "verify");

        String link = running.asThem()
                .product()
                .act(
                        "BUYER/li",
                        "/api/cases/" + running.complaint() + "/status-links",
                        JsonNodeFactory.instance.objectNode())
                .path("status")
                .stringValue();
        Page stranger = people.open(Look.USUAL.wide(360), link.replace("/api/", "/"));
        stranger.locator("[data-do=save]").waitFor();
        take(stranger, "status");
        people.closeAll();
    }

    private static void take(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(org.ballcourt.standalone.Page.ROOT.resolve("docs/images/console-" + name + ".png")));
    }
}
