package org.ballcourt.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands in docs/metrics.md, which {@code WatchingIT} writes anew with {@code -Dballcourt.metrics=write}. */
final class MetricsPage {
    static final Path FILE = Path.of("../../docs/metrics.md");

    /** Everything of ours begins so. */
    private static final String OURS = "ballcourt_";

    /** What the libraries tell, by the beginnings of their names. */
    private static final Map<String, String> OF_LIBRARIES = ofLibraries();

    private MetricsPage() {}

    private static Map<String, String> ofLibraries() {
        Map<String, String> families = new LinkedHashMap<>();
        families.put(
                "http_server_requests_",
                "what the services answered, by `uri` (the pattern, never an id), `method`, `status`, `outcome`, `exception`");
        families.put("tomcat_", "connections and threads of the web server");
        families.put("jvm_", "memory, garbage collection, threads, classes of the Java process");
        families.put("process_", "CPU, files, uptime of the process");
        families.put("system_", "CPU and load of the machine, as the process sees it");
        families.put("disk_", "room where the process began");
        families.put("logback_", "lines logged, by `level`");
        families.put("spring_", "listeners and templates of Spring for Kafka, by `name` and `result`");
        families.put("application_", "how long the start took");
        return families;
    }

    static boolean isOurs(Scrape.Family family) {
        return family.name().startsWith(OURS);
    }

    static Map<String, String> families() {
        return OF_LIBRARIES;
    }

    static String markdown(List<Scrape.Family> families) {
        StringBuilder page = new StringBuilder("""
                # Metrics 指标

                What `/actuator/prometheus` of a running product tells: `WatchingIT` lets one work, scrapes it and compares this page (`-Dballcourt.metrics=write` writes it anew), so that each
                name here exists and each name of ours that exists is here. [Operators](operators.md#what-to-watch) says what to look at, and which alerts watch. Services apart tell the
                part that is theirs.

                A time is in seconds. A histogram has `_count`, `_sum` and `_bucket{le}` for the bounds that are named, a summary `_count` and `_sum`, both a `_max` of the last minutes.
                No label holds the id of a case or of a person; figures of one seller are at `GET /api/standing/SELLER/{id}`, for that seller and for supervisors.

                本页由测试从运行中的产品抓取生成：每个列出的指标都真实存在，每个 `ballcourt_` 指标都在此列出。

                ## Of Ballcourt
                | Metric | Type | Unit | Labels | Tells |
                |---|---|---|---|---|
                """);
        families.stream().filter(MetricsPage::isOurs).forEach(family -> page.append(row(family)));
        page.append("""

                ## Of libraries
                By the beginnings of their names; their own documents say more.

                | Begins with | Tells |
                |---|---|
                """);
        OF_LIBRARIES.forEach((begin, tells) -> page.append("| `%s` | %s |%n".formatted(begin, tells)));
        return page.toString();
    }

    private static String row(Scrape.Family family) {
        String type =
                family.bounds().isEmpty() ? family.type() : family.type() + ": " + String.join(", ", family.bounds());
        String labels = family.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s |%n".formatted(family.name(), type, unit(family), labels, family.help());
    }

    private static String unit(Scrape.Family family) {
        return family.name().matches(".*_seconds(_total)?") ? "seconds" : "number";
    }
}
