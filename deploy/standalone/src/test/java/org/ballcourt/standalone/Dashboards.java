package org.ballcourt.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.ballcourt.standalone.Dashboard.Panel;
import org.ballcourt.standalone.Dashboard.Query;
import org.ballcourt.standalone.Dashboard.Row;

/**
 * The dashboards for four readers, in deploy/grafana/dashboards and for Kubernetes; {@code DashboardsTest} writes both anew with
 * {@code -Dballcourt.dashboards=write}. What every instance tells alike is taken once ({@code max}), what is each one's own is added up.
 */
final class Dashboards {
    static final Path FOLDER = Path.of("../grafana/dashboards");
    static final Path KUBERNETES = Path.of("../kubernetes/dashboards/dashboards.yaml");

    private static final String DESK = "holder=~\"AGENT|SENIOR|REVIEWER|SUPERVISOR\"";
    private static final String API = "uri=~\"/api/.*\",uri!~\".*/stream\"";
    private static final String OPEN = "max by (stage, holder) (ballcourt_open_cases%s)";

    private Dashboards() {}

    static List<Dashboard> all() {
        return List.of(desk(), operator(), integrator(), owner());
    }

    /** As a component for Kustomize; Grafana's sidecar looks for the label. */
    static String kubernetes() {
        return "# Written from deploy/standalone's Dashboards.java (DashboardsTest); change that, and not this.\n"
                + all().stream().map(Dashboards::configMap).collect(Collectors.joining("---\n"));
    }

    private static String configMap(Dashboard board) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: ballcourt-dashboard-%s
                  labels: {grafana_dashboard: "1"}
                data:
                  %s.json: |
                """.formatted(board.name(), board.name()) + board.json().indent(4);
    }

    private static Query q(String question, String legend) {
        return Query.of(question, legend);
    }

    private static String open(String where) {
        return OPEN.formatted(where);
    }

    private static Panel promises(String which) {
        return Panel.lines(
                "Promises: share that fails over an hour · 承诺未达占比（1 小时）",
                "What was promised and not kept; operators.md names the promises",
                "percentunit",
                q("ballcourt:failing:ratio1h{promise=~\"" + which + "\"}", "{{promise}}"));
    }

    private static Panel allowances(String which) {
        return Panel.lines(
                "Promises: allowance burnt in three days · 三天内已用的容许失败",
                "1 is what may fail; more calls somebody",
                "none",
                q(
                        "ballcourt:failing:ratio3d{promise=~\"" + which
                                + "\"} / on (promise) ballcourt:allowance:ratio",
                        "{{promise}}"));
    }

    private static String share(String onTime, String late) {
        String good = "max by (desk) (ballcourt_desk_figures{figure=\"" + onTime + "\"})";
        return good + " / (" + good + " + max by (desk) (ballcourt_desk_figures{figure=\"" + late + "\"}))";
    }

    private static String quantile(String share, String by, String bucket) {
        return "histogram_quantile(" + share + ", sum by (" + by + ") (rate(" + bucket + ")))";
    }

    private static Dashboard desk() {
        String firstAnswer = "ballcourt_contact_first_answer_seconds_bucket[1h]";
        return new Dashboard(
                "desk",
                "Ballcourt: desk · 客服主管",
                "For who leads a desk: what waits, whether people are answered and ruled on in time, and what goes wrong on the way",
                List.of(
                        Row.of(
                                "Now · 当前",
                                Panel.figure(
                                        "Open cases · 未结案件",
                                        "Cases that somebody still holds",
                                        "short",
                                        "sum(" + open("") + ")"),
                                Panel.figure(
                                        "With the desk · 客服持有",
                                        "Cases in which somebody of the desk has the ball",
                                        "short",
                                        "sum(" + open("{" + DESK + "}") + ")"),
                                Panel.figure(
                                        "Wait for a first answer · 待首次答复",
                                        "People who asked and whom nobody answered yet",
                                        "short",
                                        "sum(" + open("{stage=\"ACCEPTANCE\"}") + ")"),
                                Panel.figure(
                                        "Wait for a ruling · 待裁决",
                                        "Cases in adjudication",
                                        "short",
                                        "sum(" + open("{stage=\"ADJUDICATION\"}") + ")"),
                                Panel.figure(
                                        "Overdue · 超期",
                                        "Duties of anybody whose time is over and that did not end yet",
                                        "short",
                                        "sum(ballcourt_clock_overdue)"),
                                Panel.figure(
                                        "Groups to decide on · 待决案件组",
                                        "Groups of like cases that wait for a supervisor",
                                        "short",
                                        "sum(max by (state) (ballcourt_trace_groups{state=\"OPEN\"}))")),
                        Row.of(
                                "Promises · 承诺",
                                promises("first-answer|ruling"),
                                allowances("first-answer|ruling"),
                                Panel.lines(
                                        "First answer to whoever asks · 首次人工答复等待",
                                        "How long people waited for a person's first word",
                                        "s",
                                        q(quantile("0.5", "le, desk", firstAnswer), "{{desk}} median"),
                                        q(quantile("0.95", "le, desk", firstAnswer), "{{desk}} 95 of 100")),
                                Panel.lines(
                                        "First action and ruling on time · 首次响应与裁决准时率",
                                        "Of each desk, over 30 days",
                                        "percentunit",
                                        q(
                                                share("first_actions_on_time", "first_actions_late"),
                                                "{{desk}} first action"),
                                        q(share("rulings_on_time", "rulings_late"), "{{desk}} ruling"))),
                        Row.of(
                                "Queue · 队列",
                                Panel.lines(
                                        "Open cases by stage · 各阶段未结案件",
                                        "Where the open cases are",
                                        "short",
                                        q("sum by (stage) (" + open("") + ")", "{{stage}}")),
                                Panel.lines(
                                        "Whose turn it is · 球在谁手里",
                                        "Who has the ball",
                                        "short",
                                        q("sum by (holder) (" + open("") + ")", "{{holder}}")),
                                Panel.lines(
                                        "Open duties by kind · 各类未完成事项",
                                        "What is to be done by somebody",
                                        "short",
                                        q("sum by (kind) (ballcourt_clock_open_duties)", "{{kind}}")),
                                Panel.lines(
                                        "Missed by the desk, by kind · 客服超时事项",
                                        "Deadlines of the desk that passed, an hour",
                                        "short",
                                        q(
                                                "sum by (kind) (increase(ballcourt_duties_missed_total{" + DESK
                                                        + "}[1h]))",
                                                "{{kind}}"))),
                        Row.of(
                                "On the way · 过程",
                                Panel.lines(
                                        "Hand-offs · 内部转交",
                                        "How often cases were handed on, how often without a new fact, and how often an owner was fixed for it",
                                        "short",
                                        q("max by (desk) (ballcourt_handoffs)", "{{desk}}"),
                                        q("max by (desk) (ballcourt_handoffs_empty)", "{{desk}} empty"),
                                        q("max by (desk) (ballcourt_owners_fixed)", "{{desk}} owners fixed")),
                                Panel.lines(
                                        "Appeals and unlike rulings · 申诉改判与同案不同判",
                                        "Rulings that did not hold, or that are unlike the usual for equal facts, over 30 days",
                                        "short",
                                        q(
                                                "sum(max by (desk) (ballcourt_desk_figures{figure=\"appeals_decided\"}))",
                                                "appeals decided"),
                                        q(
                                                "sum(max by (desk) (ballcourt_desk_figures{figure=\"appeals_upheld\"}))",
                                                "appeals upheld"),
                                        q(
                                                "sum(max by (desk) (ballcourt_desk_figures{figure=\"abandoned\"}))",
                                                "abandoned"),
                                        q("max(ballcourt_inconsistent_rulings)", "unlike the usual")))));
    }

    private static Dashboard operator() {
        String lateness = "ballcourt_clock_lateness_seconds_bucket[10m]";
        String sending = "ballcourt_clock_sending_lateness_seconds_bucket[10m]";
        return new Dashboard(
                "operator",
                "Ballcourt: operator · 运维",
                "For who runs it: what is behind, what is parked, what stands still, and how the processes do",
                List.of(
                        Row.of(
                                "At a glance · 概览",
                                Panel.figure(
                                        "Processes · 进程",
                                        "That tell of themselves",
                                        "short",
                                        "count(ballcourt_build_info)"),
                                Panel.figure(
                                        "Oldest unpublished · 最久未发布",
                                        "How long the case waits that Kafka lacks longest",
                                        "s",
                                        "max(ballcourt_relay_oldest_pending_seconds)"),
                                Panel.figure(
                                        "Parked cases · 搁置案件",
                                        "Of all readers; somebody has to look",
                                        "short",
                                        "sum(max by (group) (ballcourt_consumer_parked_cases))"),
                                Panel.figure(
                                        "Unreadable cases · 无法读取案件",
                                        "Logs that were tampered with or are not understood",
                                        "short",
                                        "sum(ballcourt_unreadable_cases)"),
                                Panel.figure(
                                        "Clocks stopped · 停摆时钟",
                                        "Nodes whose time is doubted, or whose store is away",
                                        "short",
                                        "sum(ballcourt_clock_stopped)"),
                                Panel.figure(
                                        "Overdue duties · 超期未结",
                                        "Whose time is over and that did not end yet",
                                        "short",
                                        "sum(ballcourt_clock_overdue)")),
                        Row.of(
                                "Outbox · 发布",
                                Panel.lines(
                                        "Backlog and age · 积压与时长",
                                        "Cases with events that Kafka has not acknowledged",
                                        "short",
                                        q("sum(ballcourt_relay_pending_cases)", "cases"),
                                        q("max(ballcourt_relay_oldest_pending_seconds)", "oldest, s")),
                                Panel.lines(
                                        "Events published per second · 每秒发布事件",
                                        "That Kafka has acknowledged",
                                        "cps",
                                        q("sum(rate(ballcourt_events_total[5m]))", "events"),
                                        q("sum(rate(ballcourt_conflicts_total[5m]))", "commands decided anew"))),
                        Row.of(
                                "Readers · 消费",
                                Panel.lines(
                                        "Lag · 消费延迟",
                                        "How long a partition has stood still, and the age of the oldest record that is not handled",
                                        "s",
                                        q("max by (group) (ballcourt_consumer_lag_seconds)", "{{group}}"),
                                        q(
                                                "max by (group) (ballcourt_consumer_oldest_age_seconds)",
                                                "{{group}}, oldest")),
                                Panel.lines(
                                        "Records not handled · 未处理记录",
                                        "By group",
                                        "short",
                                        q("max by (group) (ballcourt_consumer_lag_records)", "{{group}}")),
                                Panel.lines(
                                        "Applied, repeated, repaired · 已应用、重复、补缺",
                                        "Duplicates are dropped and gaps filled: some are no harm",
                                        "cps",
                                        q("sum(rate(ballcourt_consumer_applied_total[5m]))", "applied"),
                                        q("sum(rate(ballcourt_consumer_duplicates_total[5m]))", "duplicates"),
                                        q("sum(rate(ballcourt_consumer_gaps_total[5m]))", "gaps")),
                                Panel.lines(
                                        "Parked and laid aside · 搁置",
                                        "Cases that a reader has parked, and records laid aside in an hour",
                                        "short",
                                        q("max by (group) (ballcourt_consumer_parked_cases)", "{{group}} parked"),
                                        q(
                                                "sum by (group) (increase(ballcourt_parked_records_total[1h]))",
                                                "{{group}} laid aside"),
                                        q(
                                                "sum by (group) (increase(ballcourt_consumer_unreadable_total[1h]))",
                                                "{{group}} unreadable"))),
                        Row.of(
                                "Clocks and workers · 时钟与后台任务",
                                Panel.lines(
                                        "Lateness of lapses · 到期处理延迟",
                                        "From a deadline to when its lapse was seen, and to when it was sent",
                                        "s",
                                        q(quantile("0.5", "le", lateness), "median"),
                                        q(quantile("0.99", "le", lateness), "99 of 100"),
                                        q(quantile("0.99", "le", sending), "99 of 100 sent")),
                                Panel.lines(
                                        "Clock skew · 时钟偏差",
                                        "How far each node is ahead of the store's time; beyond 2 s it takes no commands",
                                        "s",
                                        q("ballcourt_clock_skew_seconds", "{{instance}}")),
                                Panel.lines(
                                        "Workers that fail · 失败的后台任务",
                                        "Failures in a row",
                                        "short",
                                        q("max by (worker) (ballcourt_worker_failures) > 0", "{{worker}}")),
                                Panel.lines(
                                        "Workers that take long · 长时间运行的后台任务",
                                        "How long a run has taken so far, where it is more than ten seconds",
                                        "s",
                                        q("max by (worker) (ballcourt_worker_running_seconds) > 10", "{{worker}}"))),
                        Row.of(
                                "Store and files · 存储",
                                Panel.lines(
                                        "Audit that waits for the store · 待写审计",
                                        "At 20,000 in a process nothing is answered any more",
                                        "short",
                                        q("ballcourt_audit_waiting", "{{instance}}")),
                                Panel.lines(
                                        "Room on the disk · 磁盘剩余",
                                        "Where each process began",
                                        "bytes",
                                        q("min by (instance) (disk_free_bytes)", "{{instance}}"))),
                        Row.of(
                                "Processes · 进程",
                                Panel.lines(
                                        "Heap · 堆内存",
                                        "Used",
                                        "bytes",
                                        q("sum by (instance) (jvm_memory_used_bytes{area=\"heap\"})", "{{instance}}")),
                                Panel.lines(
                                        "Share of time in pauses · 垃圾回收暂停占比",
                                        "For garbage collection",
                                        "percentunit",
                                        q("sum by (instance) (rate(jvm_gc_pause_seconds_sum[5m]))", "{{instance}}")),
                                Panel.lines(
                                        "Processor · 处理器",
                                        "Share of the machine's that the process takes",
                                        "percentunit",
                                        q("max by (instance) (process_cpu_usage)", "{{instance}}")),
                                Panel.lines(
                                        "Errors and failures · 错误",
                                        "Lines logged as errors, and answers with 5xx, a second",
                                        "cps",
                                        q(
                                                "sum by (instance) (rate(logback_events_total{level=\"error\"}[5m]))",
                                                "{{instance}} logged"),
                                        q(
                                                "sum by (instance) (rate(http_server_requests_seconds_count{status=~\"5..\"}[5m]))",
                                                "{{instance}} 5xx")))));
    }

    private static Dashboard integrator() {
        return DashboardsOfOthers.integrator(API, promises("api|events|notices"), allowances("api|events|notices"));
    }

    private static Dashboard owner() {
        return DashboardsOfOthers.owner();
    }
}
