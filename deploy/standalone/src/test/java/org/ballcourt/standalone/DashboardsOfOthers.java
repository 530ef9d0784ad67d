package org.ballcourt.standalone;

import java.util.List;
import org.ballcourt.standalone.Dashboard.Panel;
import org.ballcourt.standalone.Dashboard.Query;
import org.ballcourt.standalone.Dashboard.Row;

/** The dashboards for those who look from outside: who connects a platform, and who answers for the whole. */
final class DashboardsOfOthers {
    private DashboardsOfOthers() {}

    private static Query q(String question, String legend) {
        return Query.of(question, legend);
    }

    private static String within(String bound, String where) {
        return "sum(rate(http_server_requests_seconds_bucket{le=\"" + bound + "\"," + where
                + "}[5m])) / sum(rate(http_server_requests_seconds_count{" + where + "}[5m]))";
    }

    static Dashboard integrator(String api, Panel promises, Panel allowances) {
        String slow = "sum by (method, uri) (rate(http_server_requests_seconds_sum{" + api
                + "}[5m])) / sum by (method, uri) (rate(http_server_requests_seconds_count{" + api + "}[5m]))";
        return new Dashboard(
                "integrator",
                "Ballcourt: integrator · 接入方",
                "For who connects a platform: what is sent and refused, how fast it is answered, and what is told to others",
                List.of(
                        Row.of("Promises · 承诺", promises, allowances),
                        Row.of(
                                "Commands · 命令",
                                Panel.lines(
                                        "Commands per second · 每秒命令",
                                        "That were taken, over HTTP and Kafka",
                                        "cps",
                                        q("sum by (command) (rate(ballcourt_commands_total[5m]))", "{{command}}")),
                                Panel.lines(
                                        "Sent again · 重复命令",
                                        "By their ids known, or with nothing to do",
                                        "cps",
                                        q(
                                                "sum by (result) (rate(ballcourt_commands_total{result!=\"accepted\"}[5m]))",
                                                "{{result}}")),
                                Panel.lines(
                                        "Refused by a rule, by code · 规则拒绝",
                                        "The caller's fault; problems.md says what each code asks for",
                                        "cps",
                                        q("sum by (code) (rate(ballcourt_rejections_total[5m]))", "{{code}}")),
                                Panel.lines(
                                        "Share that is refused, by command · 拒绝占比",
                                        "An integration that knows the rules is refused little",
                                        "percentunit",
                                        q(
                                                "sum by (command) (rate(ballcourt_rejections_total[30m])) / (sum by (command) (rate(ballcourt_rejections_total[30m])) + sum by (command) (rate(ballcourt_commands_total[30m])))",
                                                "{{command}}")),
                                Panel.lines(
                                        "Time of a command · 命令耗时",
                                        "From its arrival to its answer",
                                        "s",
                                        q(
                                                "histogram_quantile(0.5, sum by (le) (rate(ballcourt_command_seconds_bucket[5m])))",
                                                "median"),
                                        q(
                                                "histogram_quantile(0.99, sum by (le) (rate(ballcourt_command_seconds_bucket[5m])))",
                                                "99 of 100"))),
                        Row.of(
                                "API · 接口",
                                Panel.lines(
                                        "Answered within 0.1 s and 1 s · 0.1 秒与 1 秒内响应占比",
                                        "Without streams",
                                        "percentunit",
                                        q(within("0.1", api), "0.1 s"),
                                        q(within("1.0", api), "1 s")),
                                Panel.lines(
                                        "Answers by status · 各状态响应",
                                        "A second; 4xx are the caller's, 5xx ours",
                                        "cps",
                                        q(
                                                "sum by (status) (rate(http_server_requests_seconds_count{uri=~\"/api/.*\"}[5m]))",
                                                "{{status}}")),
                                Panel.lines(
                                        "The ten slowest addresses · 最慢的十个地址",
                                        "Mean time",
                                        "s",
                                        q("topk(10, " + slow + ")", "{{method}} {{uri}}")),
                                Panel.lines(
                                        "One too many · 超限请求",
                                        "Requests over the limit of their person, a second",
                                        "cps",
                                        q("sum(rate(ballcourt_requests_limited_total[5m]))", "limited"))),
                        Row.of(
                                "What others are told · 通知与事件",
                                Panel.lines(
                                        "Events per second · 每秒事件",
                                        "On the topic, by type",
                                        "cps",
                                        q("sum by (type) (rate(ballcourt_events_total[5m]))", "{{type}}")),
                                Panel.lines(
                                        "Events within ten seconds · 十秒内发布占比",
                                        "Of what somebody did",
                                        "percentunit",
                                        q(
                                                "sum(rate(ballcourt_events_delay_seconds_bucket{le=\"10.0\"}[5m])) / sum(rate(ballcourt_events_delay_seconds_count[5m]))",
                                                "10 s")),
                                Panel.lines(
                                        "Webhooks · 回调",
                                        "Attempts in an hour, by how they ended",
                                        "short",
                                        q(
                                                "sum by (result) (increase(ballcourt_webhooks_attempts_total[1h]))",
                                                "{{result}}")),
                                Panel.lines(
                                        "Notices · 通知",
                                        "In an hour, by channel and what became of them",
                                        "short",
                                        q(
                                                "sum by (channel, state) (increase(ballcourt_notifications_deliveries_total[1h]))",
                                                "{{channel}} {{state}}")))));
    }

    private static Query events(String type, String legend) {
        return q("sum(increase(ballcourt_events_total{type=~\"" + type + "[.].*\"}[1d]))", legend);
    }

    static Dashboard owner() {
        String held = "max by (holders) (ballcourt_held_seconds_total)";
        return new Dashboard(
                "owner",
                "Ballcourt: owner · 业务负责人",
                "For who answers for the whole: how much comes, how it ends, who lets time pass, and whether suggestions are worth following",
                List.of(
                        Row.of(
                                "Volumes of a day · 每日数量",
                                Panel.lines(
                                        "Filed, closed, asked · 立案、结案、咨询",
                                        "Over the last 24 hours",
                                        "short",
                                        events("complaint-filed", "filed"),
                                        events("case-closed", "closed"),
                                        events("contact-opened", "asked the desk")),
                                Panel.lines(
                                        "Open cases · 未结案件",
                                        "By stage",
                                        "short",
                                        q(
                                                "sum by (stage) (max by (stage, holder) (ballcourt_open_cases))",
                                                "{{stage}}"))),
                        Row.of(
                                "Outcomes of a day · 每日结果",
                                Panel.lines(
                                        "How disputes are settled · 解决方式",
                                        "Over the last 24 hours, from the quickest way to the slowest",
                                        "short",
                                        events("express-refund-granted|no-reason-return-granted", "at once"),
                                        events("claim-accepted", "seller accepts"),
                                        events("offer-accepted|settlement-accepted", "agreed"),
                                        events("complaint-withdrawn", "withdrawn"),
                                        events("ruling-issued", "ruled"),
                                        events("appeal-decided", "decided on appeal"),
                                        events("external-outcome-recorded", "decided outside")),
                                Panel.lines(
                                        "A case's way · 每案过程",
                                        "Mean per case that changed in 30 days",
                                        "short",
                                        q("max by (figure) (ballcourt_case_figures)", "{{figure}}")),
                                Panel.lines(
                                        "Rulings that do not hold · 被改判的裁决",
                                        "Over 30 days",
                                        "short",
                                        q(
                                                "sum(max by (desk) (ballcourt_desk_figures{figure=\"appeals_upheld\"}))",
                                                "appeals upheld"),
                                        q(
                                                "sum(max by (desk) (ballcourt_desk_figures{figure=\"overturned\"}))",
                                                "overturned outside"),
                                        q("max(ballcourt_inconsistent_rulings)", "unlike the usual")),
                                Panel.lines(
                                        "Groups of like cases · 相似案件组",
                                        "About the same goods, by state",
                                        "short",
                                        q("max by (state) (ballcourt_trace_groups)", "{{state}}"))),
                        Row.of(
                                "Silence and time · 沉默与时间",
                                Panel.lines(
                                        "Share of duties that are missed · 超时占比",
                                        "By who had the ball, over a day",
                                        "percentunit",
                                        q(
                                                "sum by (holder) (increase(ballcourt_duties_missed_total[1d])) / (sum by (holder) (increase(ballcourt_duties_missed_total[1d])) + sum by (holder) (increase(ballcourt_duties_met_total[1d])))",
                                                "{{holder}}")),
                                Panel.lines(
                                        "What silence brought about · 因沉默而生效",
                                        "Lapses over a day, by the duty that nobody did",
                                        "short",
                                        q("sum by (kind) (increase(ballcourt_lapses_sent_total[1d]))", "{{kind}}")),
                                Panel.lines(
                                        "Whose time passes · 各方持球时间占比",
                                        "Of all cases, by who had the ball",
                                        "percentunit",
                                        q(held + " / on () group_left () sum(" + held + ")", "{{holders}}")),
                                Panel.lines(
                                        "Reminders and alarms of a day · 每日催办与警报",
                                        "Somebody was reminded, or supervisors were told of a lapse",
                                        "short",
                                        q("sum(increase(ballcourt_reminders_total[1d]))", "reminders"),
                                        q("sum(increase(ballcourt_alarms_total[1d]))", "alarms"))),
                        Row.of(
                                "Suggestions · 建议",
                                Panel.lines(
                                        "Rulings that agree with them · 与裁决一致率",
                                        "Of the suggestions of 30 days that were ruled on; below, how many that are",
                                        "percentunit",
                                        q(
                                                "sum by (kind, policy) (max by (kind, policy) (ballcourt_suggestions_outcome{what=\"agreed\"})) / (sum by (kind, policy) (max by (kind, policy) (ballcourt_suggestions_outcome{what=\"ruled\"})) > 0)",
                                                "{{kind}} {{policy}}")),
                                Panel.lines(
                                        "Ruled on, agreed, overturned · 已裁、一致、被推翻",
                                        "Over 30 days",
                                        "short",
                                        q(
                                                "sum by (what) (max by (kind, policy, what) (ballcourt_suggestions_outcome))",
                                                "{{what}}")),
                                Panel.lines(
                                        "What people did with them · 采纳情况",
                                        "Over a day, by kind",
                                        "short",
                                        q(
                                                "sum by (kind, what) (increase(ballcourt_suggestions_total[1d]))",
                                                "{{kind}} {{what}}")))));
    }
}
