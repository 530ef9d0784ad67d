package org.ballcourt.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The queue of a running product in a real browser, {@code QueueInBrowser URL ROWS [CHROMIUM]}: how long after it was asked for its first rows
 * stand there, by themselves and narrowed down, whether scrolling through that many rows pauses, and how long the browser's one thread was busy
 * at a time. For a product of test mode on a folder of {@link ManyCases}.
 */
public final class QueueInBrowser {
    private static final List<String> READERS = List.of("AGENT/wang", "SUPERVISOR/gao");

    private static final Map<String, String> VIEWS = Map.of(
            "all", "/queue",
            "own", "/queue?owner=AGENT%2Fwang",
            "urgent", "/queue?urgent=true",
            "by amount", "/queue?sort=-amount",
            "of one stage", "/queue?stage=NEGOTIATION");

    private QueueInBrowser() {}

    public static void main(String[] words) {
        if (words.length < 2) {
            System.err.println("usage: QueueInBrowser URL ROWS [CHROMIUM]");
            System.exit(64);
        }
        Path chromium = Path.of(words.length > 2 ? words[2] : "/usr/bin/chromium");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox")))) {
            READERS.forEach(reader -> measure(browser, words[0], reader, Integer.parseInt(words[1])));
        }
    }

    private static void measure(Browser browser, String base, String reader, int rows) {
        System.out.printf("%s, load average %.1f%n", reader, load());
        try (Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1360, 860))) {
            page.setDefaultTimeout(120_000);
            page.navigate(base + "/people");
            String[] parts = reader.split("/");
            page.selectOption("select[name=role]", parts[0]);
            page.fill("input[name=id]", parts[1]);
            page.press("input[name=id]", "Enter");
            page.locator(".who").waitFor();
            page.evaluate(script());
            VIEWS.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(view -> System.out.println("  first rows, " + view.getKey() + ": "
                            + page.evaluate("address => measured.firstRows(address)", view.getValue())));
            System.out.println("  scrolling:   " + page.evaluate("rows => measured.scroll(rows)", rows));
        }
        System.out.printf("  load average %.1f%n", load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String script() {
        try (InputStream script = QueueInBrowser.class.getResourceAsStream("queue-in-browser.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
