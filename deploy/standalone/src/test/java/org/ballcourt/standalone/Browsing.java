package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Windows of people who use the console in a real browser; whatever the browser complains about is a fault. */
final class Browsing implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<Path> BROWSERS = Stream.of(
                    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .toList();

    private final String base;
    private final Playwright playwright;
    private final Browser browser;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** @param language as browsers name it */
    record Look(String language, int width, int height, ColorScheme colours, String zone) {
        static final Look USUAL = new Look("en-GB", 1360, 860, ColorScheme.LIGHT, "Asia/Shanghai");

        Look in(String other) {
            return new Look(other, width, height, colours, zone);
        }

        Look wide(int pixels) {
            return new Look(language, pixels, 740, colours, zone);
        }

        Look dark() {
            return new Look(language, width, height, ColorScheme.DARK, zone);
        }

        Look by(String clock) {
            return new Look(language, width, height, colours, clock);
        }
    }

    Browsing(String base) {
        this.base = base;
        Path found = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
        Assumptions.assumeTrue(found != null, "no Chromium is here: THE CONSOLE WAS NOT TESTED IN A BROWSER");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(found).setArgs(List.of("--no-sandbox")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    /** A window of its own, on the page where one says who one is. */
    Page open(Look look, String address) {
        BrowserContext window = browser.newContext(new Browser.NewContextOptions()
                .setLocale(look.language())
                .setTimezoneId(look.zone())
                .setColorScheme(look.colours())
                .setViewportSize(look.width(), look.height()));
        windows.add(window);
        Page page = window.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(base + address);
        return page;
    }

    Page open(String actor, Look look) {
        return signIn(open(look, "/people"), actor);
    }

    Page open(String actor) {
        return open(actor, Look.USUAL);
    }

    /** Somebody of the demo disputes by one click, anybody else by role and id. */
    static Page signIn(Page page, String actor) {
        page.locator(".person").first().waitFor();
        if (page.locator("[data-actor='" + actor + "']").count() > 0) {
            page.click("[data-actor='" + actor + "']");
        } else {
            String[] parts = actor.split("/", 2);
            page.selectOption("select[name=role]", parts[0]);
            page.fill("input[name=id]", parts[1]);
            page.press("input[name=id]", "Enter");
        }
        page.locator(".who").waitFor();
        return page;
    }

    /** Goes there as a click on a link does, so that the token stays. */
    static Page go(Page page, String address) {
        page.evaluate("async to => (await import('/console/core/router.js')).go(to)", address);
        return page;
    }

    /** What the browsers complained about since the last time. */
    void closeAll() {
        windows.forEach(BrowserContext::close);
        windows.clear();
        List<String> told = List.copyOf(complaints);
        complaints.clear();
        assertThat(told).isEmpty();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
