package org.ballcourt.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What is promised to whoever uses the product, and from it deploy/prometheus/rules/promises.yml, which {@code AlertsTest} writes anew with
 * {@code -Dballcourt.promises=write}: alerts by the rate at which a promise's allowance of failures burns, over a long and a short window
 * each, as chapter 5 of Google's Site Reliability Workbook has them.
 */
final class Promises {
    static final Path FILE = Path.of("../prometheus/rules/promises.yml");

    private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");

    /** One failure in a quiet hour is no emergency, whatever its share; so few are counted over these. */
    private static final List<String> LONG_WINDOWS = List.of("1h", "6h", "1d", "3d");

    private static final String DESK = "holder=~\"AGENT|SENIOR|REVIEWER|SUPERVISOR\"";

    /** Streams have no end, files come as fast as a line is, and what supervisors order for a whole view takes its time. */
    private static final String API =
            "uri=~\"/api/.*\",uri!~\"/api/evidence|.*/(stream|original|bundle|whatif|refold)|/api/(parked|test)/.*\"";

    /**
     * One promise.
     *
     * @param alert its alerts' name
     * @param allowance the share that may fail in thirty days
     * @param few below so many failures in the long window nobody is called
     * @param good how many kept it; {@code WINDOW} stands for the time
     * @param all how many there were
     * @param words of the alert
     */
    private record Promise(
            String name, String alert, double allowance, int few, String good, String all, Words words) {}

    /**
     * What people read.
     *
     * @param kept what is promised
     * @param look where to look first
     */
    private record Words(String kept, String look) {}

    private static final List<Promise> ALL = List.of(
            new Promise(
                    "first-answer",
                    "BallcourtFirstAnswersLate",
                    0.05,
                    5,
                    "sum(increase(ballcourt_duties_met_total{kind=~\"TRIAGE|ANSWER_CONTACT\"," + DESK + "}[WINDOW]))",
                    duties("TRIAGE|ANSWER_CONTACT"),
                    new Words(
                            "95 of 100 first answers of the desk come before their deadline",
                            "GET /api/cases?holder=AGENT&sort=dueAt has what is due next; ballcourt_open_cases says at which stage it gathers.")),
            new Promise(
                    "ruling",
                    "BallcourtRulingsLate",
                    0.05,
                    5,
                    "sum(increase(ballcourt_duties_met_total{kind=~\"RULE|REVIEW\"," + DESK + "}[WINDOW]))",
                    duties("RULE|REVIEW"),
                    new Words(
                            "95 of 100 rulings and reviews come before their deadline",
                            "GET /api/cases?stage=ADJUDICATION&sort=dueAt has what is due next; GET /api/desk/figures says which desk is late.")),
            new Promise(
                    "events",
                    "BallcourtEventsLate",
                    0.001,
                    10,
                    "sum(increase(ballcourt_events_delay_seconds_bucket{le=\"10.0\"}[WINDOW]))",
                    "sum(increase(ballcourt_events_delay_seconds_count[WINDOW]))",
                    new Words(
                            "999 of 1000 events are on the topic ten seconds after they happened",
                            "ballcourt_relay_oldest_pending_seconds and the case-service's log say whether Kafka takes them now.")),
            new Promise(
                    "notices",
                    "BallcourtNoticesLate",
                    0.005,
                    5,
                    "(sum(increase(ballcourt_notifications_delay_seconds_bucket{channel=\"INBOX\",le=\"60.0\"}[WINDOW]))"
                            + " + sum(increase(ballcourt_notifications_delay_seconds_bucket{channel=\"MAIL\",le=\"600.0\"}[WINDOW])))",
                    "(sum(increase(ballcourt_notifications_delay_seconds_count[WINDOW]))"
                            + " + sum(increase(ballcourt_notifications_deliveries_total{state=~\"FAILED|UNKNOWN\"}[WINDOW])))",
                    new Words(
                            "995 of 1000 notices are in the inbox a minute, and with the mail server ten minutes, after what they tell",
                            "GET /api/inbox/failed lists mails that did not arrive; ballcourt_consumer_oldest_age_seconds of the notices says whether their service lags.")),
            new Promise(
                    "api",
                    "BallcourtApiUnreliable",
                    0.001,
                    20,
                    "sum(increase(http_server_requests_seconds_bucket{le=\"1.0\",status!~\"5..\"," + API
                            + "}[WINDOW]))",
                    "sum(increase(http_server_requests_seconds_count{" + API + "}[WINDOW]))",
                    new Words(
                            "999 of 1000 requests are answered within a second and without a failure of ours",
                            "sum by (uri, status) (rate(http_server_requests_seconds_count{status=~\"5..\"}[5m])) names the address; each failure has a stack trace in the log.")));

    private Promises() {}

    private static String duties(String kinds) {
        String labels = "{kind=~\"" + kinds + "\"," + DESK + "}[WINDOW]))";
        return "(sum(increase(ballcourt_duties_met_total" + labels + " + sum(increase(ballcourt_duties_missed_total"
                + labels + ")";
    }

    static List<String> alerts() {
        return ALL.stream().map(Promise::alert).toList();
    }

    static String yaml() {
        StringBuilder file = new StringBuilder("""
                # Five promises and how fast their allowances of failures burn. Made by Promises.java, which AlertsTest compares (-Dballcourt.promises=write).
                # docs/operators.md ("When a promise burns") says what to do. The share that fails, and the number, are told by the window over which they are counted.
                groups:
                """);
        for (Promise promise : ALL) {
            file.append("  - name: ballcourt-promise-%s%n    rules:%n".formatted(promise.name()));
            record(file, promise, "allowance:ratio", "vector(" + promise.allowance() + ")");
            for (String window : WINDOWS) {
                record(
                        file,
                        promise,
                        "failing:ratio" + window,
                        "1 - " + promise.good().replace("WINDOW", window) + " / "
                                + promise.all().replace("WINDOW", window));
            }
            for (String window : LONG_WINDOWS) {
                record(
                        file,
                        promise,
                        "failing:increase" + window,
                        promise.all().replace("WINDOW", window) + " - "
                                + promise.good().replace("WINDOW", window));
            }
            alert(file, promise, "page", List.of(new Burn("1h", "5m", 14.4), new Burn("6h", "30m", 6)));
            alert(file, promise, "ticket", List.of(new Burn("1d", "2h", 3), new Burn("3d", "6h", 1)));
        }
        return file.toString();
    }

    /** @param times how many times as fast as would use the allowance up in thirty days */
    private record Burn(String longWindow, String shortWindow, double times) {
        String expression(Promise promise) {
            String of = "{promise=\"" + promise.name() + "\"}";
            String most = String.format(Locale.ROOT, " > %s * %s", times, promise.allowance());
            return "(ballcourt:failing:ratio%s%s%s and ballcourt:failing:ratio%s%s%s and ballcourt:failing:increase%s%s >= %d)"
                    .formatted(longWindow, of, most, shortWindow, of, most, longWindow, of, promise.few());
        }
    }

    private static void record(StringBuilder file, Promise promise, String name, String expression) {
        file.append("""
                      - record: ballcourt:%s
                        expr: '%s'
                        labels: {promise: %s}
                """.formatted(name, expression, promise.name()));
    }

    private static void alert(StringBuilder file, Promise promise, String severity, List<Burn> burns) {
        file.append("""
                      - alert: %s
                        expr: >-
                          %s
                          or %s
                        labels: {severity: %s}
                        annotations:
                          summary: "Promised: %s; {{ $value | humanizePercentage }} do not"
                          runbook: >-
                            %s
                            Then docs/operators.md, "When a promise burns".
                """.formatted(
                        promise.alert(),
                        burns.get(0).expression(promise),
                        burns.get(1).expression(promise),
                        severity,
                        promise.words().kept(),
                        promise.words().look()));
    }
}
