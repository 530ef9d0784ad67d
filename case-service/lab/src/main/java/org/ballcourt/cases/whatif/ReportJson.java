package org.ballcourt.cases.whatif;

import java.util.Comparator;
import java.util.Map;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a report as JSON, everything in an order that depends on nothing but the cases. */
final class ReportJson {
    static final Message CAVEAT = Message.of("lab.report.caveat");

    private static final int MOST_SELLERS = 20;

    private ReportJson() {}

    static ObjectNode of(Report report, Policy draft, Scope scope) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("draft", draft.version());
        json.put("market", scope.market());
        json.put("since", scope.since() == null ? null : scope.since().toString());
        json.put("until", scope.until() == null ? null : scope.until().toString());
        words(json.putObject("caveat"), CAVEAT);
        cases(json.putObject("cases"), report);
        counts(json.putObject("changes"), report.kinds);
        counts(json.putObject("outcomes"), report.outcomes);
        money(json.putArray("money"), report.all);
        time(json.putObject("time"), report);
        counts(json.putObject("lapses"), report.lapses);
        counts(json.putObject("refusedActs"), report.refusals);
        ArrayNode reasons = json.putArray("reasons");
        report.reasons.forEach((reason, group) ->
                group(reasons.addObject().put("reason", reason).put("replayed", group.replayedCases()), group));
        ArrayNode sellers = json.putArray("sellers");
        Comparator<Map.Entry<String, Group>> most = Comparator.comparing(
                        (Map.Entry<String, Group> e) -> e.getValue().changedCases())
                .reversed();
        report.sellers.entrySet().stream()
                .sorted(most.thenComparing(Map.Entry::getKey))
                .limit(MOST_SELLERS)
                .forEach(e -> group(sellers.addObject().put("seller", e.getKey()), e.getValue()));
        ArrayNode largest = json.putArray("largest");
        report.largest.forEach(difference -> difference(largest.addObject(), difference));
        return json;
    }

    private static void cases(ObjectNode json, Report report) {
        json.put("looked", report.looked).put("replayed", report.replayed()).put("changed", report.changed());
        ObjectNode passedOver = json.putObject("passedOver");
        for (PassedOver why : PassedOver.values()) {
            passedOver.put(why.name(), report.passedOver.getOrDefault(why, 0L));
        }
        json.put("notReplayable", report.notReplayable);
        ArrayNode first = json.putArray("firstNotReplayable");
        report.unreplayed.forEach(no -> {
            ObjectNode line = first.addObject().put("caseId", no.caseId()).put("seq", no.seq());
            words(line.putObject("why"), no.message());
        });
    }

    private static void time(ObjectNode json, Report report) {
        json.put("faster", report.faster)
                .put("slower", report.slower)
                .put("sum", report.all.time().toString());
        ObjectNode held = json.putObject("held");
        report.held.forEach((holders, time) -> held.put(holders, time.toString()));
    }

    private static void group(ObjectNode json, Group group) {
        json.put("changed", group.changedCases()).put("time", group.time().toString());
        money(json.putArray("money"), group);
    }

    private static void money(ArrayNode json, Group group) {
        group.money().forEach((key, tally) -> {
            String[] accountAndCurrency = key.split(" ");
            json.addObject()
                    .put("account", accountAndCurrency[0])
                    .put("currency", accountAndCurrency[1])
                    .put("sum", tally.sum().toPlainString())
                    .put("better", tally.better())
                    .put("worse", tally.worse());
        });
    }

    private static void difference(ObjectNode json, Difference difference) {
        json.put("caseId", difference.history().caseId())
                .put("seller", difference.history().complaint().seller())
                .put("reason", difference.history().complaint().reason().name());
        change(
                json.putObject("outcome"),
                difference.before().outcome(),
                difference.after().outcome());
        change(
                json.putObject("atFault"),
                difference.before().fault().name(),
                difference.after().fault().name());
        json.put("currency", difference.currency());
        ObjectNode money = json.putObject("money");
        difference.money().forEach((account, more) -> money.put(account.name(), more.toPlainString()));
        change(
                json.putObject("duration"),
                difference.before().duration().toString(),
                difference.after().duration().toString());
        ObjectNode held = json.putObject("held");
        difference.held().forEach((holders, longer) -> held.put(holders, longer.toString()));
        counts(json.putObject("lapses"), difference.lapses());
        ArrayNode refused = json.putArray("refusedActs");
        difference
                .refused()
                .forEach(no -> refused.addObject()
                        .put("at", no.at().toString())
                        .put("by", no.by().name())
                        .put("command", no.command())
                        .put("code", no.code().name()));
    }

    private static void change(ObjectNode json, String from, String to) {
        json.put("from", from).put("to", to);
    }

    private static void counts(ObjectNode json, Map<?, ? extends Number> counts) {
        counts.forEach((key, count) -> json.put(key.toString(), count.longValue()));
    }

    private static void words(ObjectNode json, Message message) {
        Language.all()
                .forEach(language ->
                        json.put(language.code(), Messages.in(language).text(message)));
    }
}
