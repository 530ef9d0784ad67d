package org.ballcourt.cases.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.BusinessCalendar;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.Term;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.ReturnExclusion;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Sanction;
import tools.jackson.databind.JsonNode;

/** Makes the policy of a file in which nothing is wrong. */
final class PolicyReader {
    private final JsonNode json;
    private final BusinessCalendar calendar;
    private final String currency;

    PolicyReader(JsonNode json, BusinessCalendar calendar) {
        this.json = json;
        this.calendar = calendar;
        this.currency = json.path("currency").asString();
    }

    Policy read() {
        return new Policy(
                json.path("version").asString(),
                json.path("market").asString(),
                LocalDate.parse(json.path("effectiveFrom").asString()),
                Policy.Transition.valueOf(json.path("transition").asString()),
                currency,
                calendar,
                lengths(json.path("terms")),
                silence(),
                lengths(json.path("urgent")),
                goods(),
                pace(json.path("pace")),
                amounts(json.path("amounts")),
                windows(json.path("windows")),
                limits(json.path("limits")),
                burdens(),
                liability(json.path("liability")),
                grounds(json.path("grounds")),
                standing(json.path("standing")),
                agents(json.path("agents")),
                clauses());
    }

    private Map<Term, Policy.Length> lengths(JsonNode source) {
        Duration workingDay = Duration.between(calendar.opens(), calendar.closes());
        Map<Term, Policy.Length> terms = new EnumMap<>(Term.class);
        for (Map.Entry<String, JsonNode> term : source.properties()) {
            ClockKind clock = ClockKind.valueOf(term.getValue().path("clock").asString());
            Duration day = clock == ClockKind.BUSINESS ? workingDay : Duration.ofDays(1);
            Duration time = PolicyTime.parse(term.getValue().path("time").asString(), day);
            terms.put(Term.valueOf(term.getKey()), new Policy.Length(time, clock));
        }
        return terms;
    }

    private Map<Term, Consequence> silence() {
        Map<Term, Consequence> silence = new EnumMap<>(Term.class);
        json.path("silence")
                .properties()
                .forEach(entry -> silence.put(
                        Term.valueOf(entry.getKey()),
                        Consequence.valueOf(entry.getValue().asString())));
        return silence;
    }

    private Map<GoodsClass, Policy.Goods> goods() {
        Map<GoodsClass, Policy.Goods> goods = new EnumMap<>(GoodsClass.class);
        json.path("goods")
                .properties()
                .forEach(entry -> goods.put(
                        GoodsClass.valueOf(entry.getKey()),
                        new Policy.Goods(
                                lengths(entry.getValue().path("terms")),
                                kinds(entry.getValue().path("kinds")))));
        return goods;
    }

    private static Map<String, List<EvidenceKind>> kinds(JsonNode byElement) {
        Map<String, List<EvidenceKind>> kinds = new TreeMap<>();
        byElement.properties().forEach(entry -> kinds.put(entry.getKey(), kindsOf(entry.getValue())));
        return kinds;
    }

    private static List<EvidenceKind> kindsOf(JsonNode array) {
        return List.copyOf(names(array, EvidenceKind.class, EvidenceKind::valueOf));
    }

    /** Every reason has its shares: its own, or those of {@code default}. */
    private static Map<Reason, Map<Account, Integer>> liability(JsonNode liability) {
        Map<Reason, Map<Account, Integer>> all = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            JsonNode shares = liability.has(reason.name()) ? liability.path(reason.name()) : liability.path("default");
            Map<Account, Integer> percent = new EnumMap<>(Account.class);
            shares.properties()
                    .forEach(share -> percent.put(
                            Account.valueOf(share.getKey()), share.getValue().intValue()));
            all.put(reason, Map.copyOf(percent));
        }
        return all;
    }

    private static Policy.Standing standing(JsonNode standing) {
        Map<Reason, Integer> points = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            JsonNode all = standing.path("points");
            points.put(reason, number(all, all.has(reason.name()) ? reason.name() : "default"));
        }
        return new Policy.Standing(
                time(standing, "window"),
                points,
                number(standing, "notPerformedPoints"),
                number(standing, "violationPoints"),
                standing.path("ladder")
                        .valueStream()
                        .map(rung -> new Policy.Rung(
                                number(rung, "points"),
                                Penalty.valueOf(rung.path("penalty").asString())))
                        .toList(),
                standing.path("misuse")
                        .valueStream()
                        .map(rule -> new Policy.MisuseRule(
                                MisuseFlag.valueOf(rule.path("flag").asString()),
                                number(rule, "atLeast"),
                                time(rule, "within")))
                        .toList());
    }

    private static Policy.Agents agents(JsonNode agents) {
        return new Policy.Agents(
                agents.path("levelAbove").asString(),
                time(agents, "window"),
                agents.path("ladder")
                        .valueStream()
                        .map(rung -> new Policy.SanctionRung(
                                number(rung, "upheld"),
                                Sanction.valueOf(rung.path("sanction").asString())))
                        .toList());
    }

    private static Policy.Pace pace(JsonNode pace) {
        List<Integer> percents = pace.path("remindAtPercent")
                .valueStream()
                .map(JsonNode::intValue)
                .toList();
        return new Policy.Pace(percents, time(pace, "followOnLeast"), number(pace, "followOnPercent"));
    }

    private Policy.Amounts amounts(JsonNode amounts) {
        return new Policy.Amounts(
                money(amounts, "smallClaim"),
                money(amounts, "largeClaim"),
                money(amounts, "agentAuthority"),
                money(amounts, "expressRefund"),
                number(amounts, "compensationMultiple"),
                money(amounts, "compensationFloor"));
    }

    private static Policy.Windows windows(JsonNode windows) {
        return new Policy.Windows(
                number(windows, "noReasonReturnDays"),
                number(windows, "parcelDays"),
                number(windows, "defaultDays"),
                time(windows, "reportNonPerformance"),
                time(windows, "rateService"),
                time(windows, "expressRefundQuotaPeriod"));
    }

    private static Policy.Limits limits(JsonNode limits) {
        return new Policy.Limits(
                number(limits, "statementsPerActor"),
                number(limits, "evidenceRequests"),
                number(limits, "emptyHandOffs"),
                number(limits, "declinedOffers"),
                number(limits, "advanceAttempts"),
                number(limits, "expressRefundQuota"),
                number(limits, "events"),
                number(limits, "bytes"),
                number(limits, "headroomEvents"));
    }

    private Map<Reason, List<Burden>> burdens() {
        Map<Reason, List<Burden>> burdens = new EnumMap<>(Reason.class);
        for (Map.Entry<String, JsonNode> entry : json.path("burdens").properties()) {
            List<Burden> ofReason =
                    entry.getValue().valueStream().map(PolicyReader::burden).toList();
            burdens.put(Reason.valueOf(entry.getKey()), ofReason);
        }
        return burdens;
    }

    private static Burden burden(JsonNode burden) {
        return new Burden(
                burden.path("element").asString(),
                Role.valueOf(burden.path("bearer").asString()),
                burden.path("clause").asString(),
                kindsOf(burden.path("kinds")));
    }

    private static Policy.Grounds grounds(JsonNode grounds) {
        return new Policy.Grounds(
                names(grounds.path("clearViolations"), Reason.class, Reason::valueOf),
                names(grounds.path("seniorViolations"), Reason.class, Reason::valueOf),
                names(grounds.path("noReasonExcluded"), GoodsClass.class, GoodsClass::valueOf),
                names(grounds.path("fixedExclusions"), ReturnExclusion.class, ReturnExclusion::valueOf),
                names(grounds.path("confirmedExclusions"), ReturnExclusion.class, ReturnExclusion::valueOf));
    }

    private Map<String, Words> clauses() {
        Map<String, Words> clauses = new TreeMap<>();
        for (Map.Entry<String, JsonNode> clause : json.path("clauses").properties()) {
            JsonNode words = clause.getValue();
            clauses.put(
                    clause.getKey(),
                    new Words(words.path("en").asString(), words.path("zh").asString()));
        }
        return clauses;
    }

    private Money money(JsonNode parent, String field) {
        return Money.of(parent.path(field).asString(), currency);
    }

    private static int number(JsonNode parent, String field) {
        return parent.path(field).intValue();
    }

    private static Duration time(JsonNode parent, String field) {
        return PolicyTime.parse(parent.path(field).asString());
    }

    private static <E extends Enum<E>> Set<E> names(JsonNode array, Class<E> type, Function<String, E> valueOf) {
        return array.valueStream()
                .map(node -> valueOf.apply(node.asString()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }
}
