package org.ballcourt.cases.whatif;

import java.time.Duration;
import java.util.Map;
import org.ballcourt.cases.domain.Words;
import tools.jackson.databind.JsonNode;

/** A report for people, from its JSON, so that whoever has the one has the other. */
public final class ReportText {
    private static final int MOST_CASES = 10;

    private final JsonNode report;
    private final boolean zh;
    private final StringBuilder text = new StringBuilder();

    private ReportText(JsonNode report, boolean zh) {
        this.report = report;
        this.zh = zh;
    }

    public static String of(JsonNode report, boolean zh) {
        return new ReportText(report, zh).write();
    }

    private String write() {
        JsonNode cases = report.path("cases");
        line(
                "What if " + report.path("draft").asString(),
                "试算 " + report.path("draft").asString());
        line(
                report.path("caveat").path("en").asString(),
                report.path("caveat").path("zh").asString());
        text.append('\n');
        line(
                number(cases, "replayed") + " closed cases replayed, " + number(cases, "changed") + " of them changed",
                "重演已结案件 " + number(cases, "replayed") + " 件，其中 " + number(cases, "changed") + " 件有变化");
        passedOver(cases.path("passedOver"));
        notReplayable(cases);
        if (cases.path("changed").asLong() == 0) {
            line("Nothing would have been different.", "没有任何差异。");
            return text.toString();
        }
        counts(new Words("Cases in which this is different", "有以下差异的案件数"), report.path("changes"));
        counts(new Words("Outcomes", "结果"), report.path("outcomes"));
        heading(new Words("Money", "金额"));
        money(report.path("money"));
        time();
        counts(new Words("Lapses, more or less often", "逾期后果的次数变化"), report.path("lapses"));
        counts(new Words("Acts that would have been refused", "会被拒绝的操作"), report.path("refusedActs"));
        groups(new Words("By reason", "按投诉原因"), report.path("reasons"), "reason");
        groups(new Words("By seller", "按商家"), report.path("sellers"), "seller");
        largest();
        return text.toString();
    }

    private void passedOver(JsonNode passedOver) {
        for (Map.Entry<String, JsonNode> why : passedOver.properties()) {
            if (why.getValue().asLong() > 0) {
                Words words = switch (PassedOver.valueOf(why.getKey())) {
                    case NOT_A_DISPUTE -> new Words("no dispute", "不是交易争议");
                    case STILL_OPEN -> new Words("still open", "尚未结案");
                    case OTHER_MARKET -> new Words("of another market", "属于其他市场");
                    case OUTSIDE_PERIOD -> new Words("outside of the period", "不在所选期间");
                };
                line(
                        "passed over: " + why.getValue().asLong() + " " + words.en(),
                        "跳过：" + why.getValue().asLong() + " 件" + words.zh());
            }
        }
    }

    private void notReplayable(JsonNode cases) {
        if (cases.path("notReplayable").asLong() == 0) {
            return;
        }
        line(
                "NOT REPLAYABLE and in no figure: " + number(cases, "notReplayable"),
                "无法重演、未计入任何数字：" + number(cases, "notReplayable") + " 件");
        for (JsonNode no : cases.path("firstNotReplayable")) {
            String place =
                    "  " + no.path("caseId").asString() + " #" + no.path("seq").asLong() + " ";
            line(
                    place + no.path("why").path("en").asString(),
                    place + no.path("why").path("zh").asString());
        }
    }

    private void time() {
        JsonNode time = report.path("time");
        heading(new Words("Time", "时间"));
        line(
                "  " + number(time, "faster") + " cases faster, " + number(time, "slower") + " slower, in all "
                        + hours(time.path("sum")),
                "  加快 " + number(time, "faster") + " 件，变慢 " + number(time, "slower") + " 件，合计 "
                        + hours(time.path("sum")));
        time.path("held").properties().forEach(held -> same("  " + held.getKey() + " " + hours(held.getValue())));
    }

    private void money(JsonNode lines) {
        for (JsonNode of : lines) {
            String what = "  " + of.path("account").asString() + " "
                    + signed(of.path("sum").asString()) + " "
                    + of.path("currency").asString();
            line(
                    what + ": better in " + number(of, "better") + " cases, worse in " + number(of, "worse"),
                    what + "：更好 " + number(of, "better") + " 件，更差 " + number(of, "worse") + " 件");
        }
    }

    private void groups(Words title, JsonNode groups, String name) {
        heading(title);
        for (JsonNode group : groups) {
            if (group.path("changed").asLong() > 0) {
                String head = "  " + group.path(name).asString() + " ";
                line(
                        head + number(group, "changed") + " changed, " + hours(group.path("time")) + sums(group),
                        head + number(group, "changed") + " 件有变化，" + hours(group.path("time")) + sums(group));
            }
        }
    }

    private static String sums(JsonNode group) {
        StringBuilder sums = new StringBuilder();
        for (JsonNode of : group.path("money")) {
            sums.append(", ").append(of.path("account").asString()).append(' ');
            sums.append(signed(of.path("sum").asString()));
        }
        return sums.toString();
    }

    private void largest() {
        heading(new Words("Largest differences", "差异最大的案件"));
        report.path("largest").valueStream().limit(MOST_CASES).forEach(difference -> {
            StringBuilder line = new StringBuilder("  ")
                    .append(difference.path("caseId").asString())
                    .append(' ')
                    .append(arrow(difference.path("outcome")));
            difference
                    .path("money")
                    .properties()
                    .forEach(money -> line.append(' ')
                            .append(money.getKey())
                            .append(' ')
                            .append(signed(money.getValue().asString())));
            same(line.append(' ').append(arrow(difference.path("duration"))).toString());
        });
    }

    private static String arrow(JsonNode change) {
        String from = change.path("from").asString();
        String to = change.path("to").asString();
        return from.equals(to) ? from : from + " -> " + to;
    }

    private void counts(Words title, JsonNode counts) {
        if (!counts.isEmpty()) {
            heading(title);
            counts.properties()
                    .forEach(count ->
                            same("  " + count.getKey() + " " + count.getValue().asLong()));
        }
    }

    private void heading(Words title) {
        text.append('\n').append(zh ? title.zh() : title.en()).append('\n');
    }

    private void line(String en, String chinese) {
        same(zh ? chinese : en);
    }

    private void same(String line) {
        text.append(line).append('\n');
    }

    private static long number(JsonNode json, String field) {
        return json.path(field).asLong();
    }

    private static String signed(String amount) {
        return amount.startsWith("-") ? amount : "+" + amount;
    }

    /** Whole minutes are fine enough for sums. */
    private static String hours(JsonNode iso) {
        Duration time = Duration.parse(iso.asString());
        return "%s%d:%02d h"
                .formatted(
                        time.isNegative() ? "-" : "+",
                        time.abs().toHours(),
                        time.abs().toMinutesPart());
    }
}
