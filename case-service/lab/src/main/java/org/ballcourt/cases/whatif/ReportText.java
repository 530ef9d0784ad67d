package org.ballcourt.cases.whatif;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import tools.jackson.databind.JsonNode;

/** A report for people, from its JSON, so that whoever has the one has the other. */
public final class ReportText {
    private static final int MOST_CASES = 10;

    private final JsonNode report;
    private final Language language;
    private final Messages messages;
    private final StringBuilder text = new StringBuilder();

    private ReportText(JsonNode report, Language language) {
        this.report = report;
        this.language = language;
        this.messages = Messages.in(language);
    }

    public static String of(JsonNode report, Language language) {
        return new ReportText(report, language).write();
    }

    private String write() {
        JsonNode cases = report.path("cases");
        line(said("title").with("draft", report.path("draft").asString()));
        same(report.path("caveat").path(language.code()).asString());
        text.append('\n');
        line(said("replayed").with("replayed", number(cases, "replayed")).with("changed", number(cases, "changed")));
        passedOver(cases.path("passedOver"));
        notReplayable(cases);
        if (cases.path("changed").asLong() == 0) {
            line(said("no-difference"));
            return text.toString();
        }
        counts(said("heading.changes"), report.path("changes"));
        counts(said("heading.outcomes"), report.path("outcomes"));
        heading(said("heading.money"));
        money(report.path("money"));
        time();
        counts(said("heading.lapses"), report.path("lapses"));
        counts(said("heading.refused"), report.path("refusedActs"));
        groups(said("heading.by-reason"), report.path("reasons"), "reason");
        groups(said("heading.by-seller"), report.path("sellers"), "seller");
        largest();
        return text.toString();
    }

    private void passedOver(JsonNode passedOver) {
        for (Map.Entry<String, JsonNode> why : passedOver.properties()) {
            if (why.getValue().asLong() > 0) {
                line(said("passed-over." + why.getKey())
                        .with("cases", "" + why.getValue().asLong()));
            }
        }
    }

    private void notReplayable(JsonNode cases) {
        if (cases.path("notReplayable").asLong() == 0) {
            return;
        }
        line(said("not-replayable").with("cases", number(cases, "notReplayable")));
        for (JsonNode no : cases.path("firstNotReplayable")) {
            same("  " + no.path("caseId").asString() + " #" + no.path("seq").asLong() + " "
                    + no.path("why").path(language.code()).asString());
        }
    }

    private void time() {
        JsonNode time = report.path("time");
        heading(said("heading.time"));
        indented(said("time")
                .with("faster", number(time, "faster"))
                .with("slower", number(time, "slower"))
                .with("sum", hours(time.path("sum"))));
        time.path("held").properties().forEach(held -> same("  " + held.getKey() + " " + hours(held.getValue())));
    }

    private void money(JsonNode lines) {
        for (JsonNode of : lines) {
            String what = of.path("account").asString() + " "
                    + signed(of.path("sum").asString()) + " "
                    + of.path("currency").asString();
            indented(said("money")
                    .with("what", what)
                    .with("better", number(of, "better"))
                    .with("worse", number(of, "worse")));
        }
    }

    private void groups(Message title, JsonNode groups, String name) {
        heading(title);
        for (JsonNode group : groups) {
            if (group.path("changed").asLong() > 0) {
                indented(said("group")
                        .with("group", group.path(name).asString())
                        .with("changed", number(group, "changed"))
                        .with("sums", hours(group.path("time")) + sums(group)));
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
        heading(said("heading.largest"));
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

    private void counts(Message title, JsonNode counts) {
        if (!counts.isEmpty()) {
            heading(title);
            counts.properties()
                    .forEach(count ->
                            same("  " + count.getKey() + " " + count.getValue().asLong()));
        }
    }

    private void heading(Message title) {
        text.append('\n');
        line(title);
    }

    private void line(Message message) {
        same(messages.text(message));
    }

    private void indented(Message message) {
        same("  " + messages.text(message));
    }

    private static Message said(String key) {
        return Message.of("lab.report." + key);
    }

    private void same(String line) {
        text.append(line).append('\n');
    }

    private static String number(JsonNode json, String field) {
        return json.path(field).asString();
    }

    private static String signed(String amount) {
        return amount.startsWith("-") ? amount : "+" + amount;
    }

    /** Whole minutes are fine enough for sums. */
    private static String hours(JsonNode iso) {
        Duration time = Duration.parse(iso.asString());
        return String.format(
                Locale.ROOT,
                "%s%d:%02d h",
                time.isNegative() ? "-" : "+",
                time.abs().toHours(),
                time.abs().toMinutesPart());
    }
}
