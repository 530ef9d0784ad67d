package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the dashboards and the alerts ask for, a running product tells. */
class WatchingIT {
    private static final Pattern METRIC = Pattern.compile("\\b(?:ballcourt|http|jvm|process|disk|logback)_[a-z0-9_]+");
    private static final Pattern LABELS = Pattern.compile("\\{([^}]*)}|\\bby \\(([^)]*)\\)");

    /** Prometheus adds them to whatever it scrapes. */
    private static final Set<String> ADDED_BY_PROMETHEUS = Set.of("service", "instance", "job");

    private static Scrape scrape;

    @BeforeAll
    static void scrapesAProductThatHasWorked(@TempDir Path temp) throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--kafka-port", "0", "--store-port", "0")) {
            liveThroughSomething(new People(product.base()));
            // Open cases are counted every few seconds, figures every half minute; where that took a busy machine
            // seconds, it rests two hundred times as long.
            scrape = await().atMost(15, TimeUnit.MINUTES)
                    .until(
                            () -> Scrape.of(product.base()),
                            told -> told.tells("ballcourt_open_cases") && told.tells("ballcourt_held_seconds_total"));
        }
    }

    @Test
    void tellsWhatTheDashboardsAndTheAlertsAskFor() throws Exception {
        Map<String, Set<String>> told = scrape.told();
        List<String> asked = new ArrayList<>(DashboardsTest.questions());
        asked.addAll(AlertsTest.questions());

        assertThat(asked).as("questions found").hasSizeGreaterThan(150);
        assertThat(asked.stream().flatMap(question -> metrics(question).stream()))
                .as("metrics that nobody tells")
                .isSubsetOf(told.keySet());
        assertThat(asked)
                .allSatisfy(question ->
                        assertThat(labels(question)).as(question).isSubsetOf(labelsOf(metrics(question), told)));
    }

    /** Each bound is a series for every combination of labels, and nobody pays for those that no one looks at. */
    @Test
    void tellsBoundsForThoseAloneWhoAsk() throws IOException {
        List<String> asked = new ArrayList<>(DashboardsTest.questions());
        asked.addAll(AlertsTest.questions());
        List<Scrape.Family> histograms = scrape.families().stream()
                .filter(family -> !family.bounds().isEmpty())
                .toList();

        assertThat(histograms).hasSizeGreaterThan(4).allSatisfy(family -> {
            assertThat(family.bounds()).as(family.name()).hasSizeLessThan(10);
            assertThat(asked).as(family.name()).anyMatch(question -> question.contains(family.name() + "_bucket"));
        });
        assertThat(histograms)
                .filteredOn(family -> family.name().equals("http_server_requests_seconds"))
                .singleElement()
                .extracting(Scrape.Family::bounds)
                .isEqualTo(List.of("0.1", "1"));
    }

    /** The page names all that is told, and nothing else. */
    @Test
    void tellsWhatThePageOfMetricsSays() throws IOException {
        String page = MetricsPage.markdown(scrape.families());
        if ("write".equals(System.getProperty("ballcourt.metrics"))) {
            Files.writeString(MetricsPage.FILE, page);
        }
        assertThat(MetricsPage.FILE)
                .as("written anew with -Dballcourt.metrics=write")
                .content()
                .isEqualTo(page);
    }

    @Test
    void saysOfEachMetricOfOursWhatItIs() {
        assertThat(scrape.families())
                .filteredOn(MetricsPage::isOurs)
                .hasSizeGreaterThan(50)
                .allSatisfy(family -> {
                    assertThat(family.help()).as(family.name()).matches("[A-Z0-9].{9,}[^. ]");
                    assertThat(family.type()).as(family.name()).isNotEqualTo("untyped");
                });
    }

    @Test
    void knowsTheFamiliesOfTheLibraries() {
        List<String> theirs = scrape.families().stream()
                .filter(family -> !MetricsPage.isOurs(family))
                .map(Scrape.Family::name)
                .toList();
        assertThat(theirs)
                .allSatisfy(name -> assertThat(MetricsPage.families().keySet()).anyMatch(name::startsWith));
        assertThat(MetricsPage.families().keySet())
                .allSatisfy(begin -> assertThat(theirs).anyMatch(name -> name.startsWith(begin)));
    }

    /** A complaint, a refusal, an answer, a wrong answer, a ruling that nobody appeals, and then nobody does anything. */
    private static void liveThroughSomething(People people) {
        people.product().setClock("2026-11-02T10:00:00+08:00");
        Map<String, Object> price = Map.of("amount", "899.00", "currency", "CNY");
        String caseId = people.file(
                "BUYER/li",
                Map.of(
                        "order", order("O-1", "li", price),
                        "reason", "QUALITY_DEFECT",
                        "remedy", "REFUND",
                        "amount", price,
                        "statement", "电机异响"));
        Map<String, Object> rejection = Map.of("ground", "BUYER_MISUSE", "explanation", "使用不当");
        people.command("SELLER/juicehaus", caseId, "RejectClaim", rejection);
        assertThatThrownBy(() -> people.command("SELLER/juicehaus", caseId, "RejectClaim", rejection))
                .hasMessageContaining("DUTY_NOT_OPEN");
        String ruled = people.file(
                "BUYER/mei",
                Map.of(
                        "order", order("O-3", "mei", price),
                        "reason", "QUALITY_DEFECT",
                        "remedy", "REFUND",
                        "amount", price,
                        "statement", "电机不转"));
        people.command("SELLER/juicehaus", ruled, "RejectClaim", rejection);
        ruleOn(people, ruled);
        people.product().advanceClock(Duration.parse("P8D"));
        people.file(
                "BUYER/wen",
                Map.of(
                        "order", order("O-2", "wen", price),
                        "reason", "QUALITY_DEFECT",
                        "remedy", "REFUND",
                        "amount", price,
                        "statement", "开箱即坏"));
        people.product().advanceClock(Duration.parse("PT1S"));
        askTheDesk(people);
        people.get("AGENT/wang", "/api/cases/" + ruled);
        people.suggestion("BUYER/li", Map.of("text", "the lamp is broken"));
    }

    /** Who answers at once. */
    private static void askTheDesk(People people) {
        String contact = people.contact("BUYER/li", Map.of("channel", "PHONE", "topic", "REFUND", "text", "退款什么时候到账"));
        people.command("AGENT/wang", contact, "AnswerContact", Map.of("text", "退款今天下午原路退回"));
    }

    /** To a final ruling against the seller. */
    private static void ruleOn(People people, String caseId) {
        people.command(
                "BUYER/mei", caseId, "RequestIntervention", Map.of("ground", "SELLER_REJECTED", "explanation", "不是"));
        people.command("AGENT/wang", caseId, "AcceptIntervention", Map.of());
        people.command("BUYER/mei", caseId, "CompleteEvidence", Map.of());
        people.command("SELLER/juicehaus", caseId, "CompleteEvidence", Map.of());
        people.command(
                "AGENT/wang",
                caseId,
                "IssueRuling",
                Map.of(
                        "findings",
                        List.of(
                                Map.of("element", "DEFECT_SHOWN", "finding", "PROVEN", "because", "录像中有异响"),
                                Map.of("element", "SOUND_WHEN_SENT", "finding", "NOT_PROVEN", "because", "没有质检报告")),
                        "result",
                        "GRANTED",
                        "liability",
                        Map.of("SELLER", 100),
                        "atFault",
                        "SELLER",
                        "clauses",
                        List.of("quality.burden"),
                        "reasons",
                        "商家未举证"));
    }

    private static Map<String, Object> order(String orderId, String buyer, Map<String, Object> price) {
        return Map.of(
                "orderId", orderId,
                "orderLineId", "1",
                "buyer", buyer,
                "seller", "juicehaus",
                "sku", "JH-900",
                "title", "榨汁机",
                "goodsClass", "HOME_APPLIANCE",
                "unitPrice", price,
                "quantity", 1,
                "signedAt", "2026-10-11T15:00:00+08:00");
    }

    private static List<String> metrics(String question) {
        return METRIC.matcher(question).results().map(found -> found.group()).toList();
    }

    private static Set<String> labels(String question) {
        Set<String> labels = new TreeSet<>();
        if (!metrics(question).isEmpty()) {
            LABELS.matcher(question)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .forEach(text -> labels.addAll(Scrape.names(text)));
        }
        labels.removeAll(ADDED_BY_PROMETHEUS);
        return labels;
    }

    private static Set<String> labelsOf(List<String> metrics, Map<String, Set<String>> told) {
        Set<String> labels = new TreeSet<>();
        metrics.forEach(metric -> labels.addAll(told.getOrDefault(metric, Set.of())));
        return labels;
    }
}
