package org.ballcourt.cases.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.cases.policy.ToldChange.Subject;
import org.ballcourt.contracts.Role;
import tools.jackson.databind.JsonNode;

/** Tells the changes between two versions in sentences; what it has no words for it names as the file does. */
public final class ChangeTeller {
    private static final JsonNode WORDS = words();
    private static final List<Role> SIDES = List.of(Role.BUYER, Role.SELLER);
    private static final Words NOTHING = new Words("nothing", "无");

    private final JsonNode from;
    private final JsonNode to;

    private ChangeTeller(JsonNode from, JsonNode to) {
        this.from = from;
        this.to = to;
    }

    /** Grouped by subject. */
    public static List<ToldChange> between(JsonNode from, JsonNode to) {
        ChangeTeller teller = new ChangeTeller(from, to);
        return PolicyDiff.between(from, to).stream()
                .map(teller::told)
                .sorted(Comparator.comparing(ToldChange::subject))
                .toList();
    }

    private ToldChange told(Change change) {
        String[] path = change.field().split("\\.");
        return switch (path[0]) {
            case "terms", "urgent" -> term(change, path[0], path[1], null);
            case "goods" -> goods(change, path);
            case "silence" -> silence(change, path[1]);
            case "burdens" -> burden(change, path);
            case "liability" -> liability(change, path);
            case "clauses" -> clause(change);
            case "amounts" -> named(Subject.MONEY, change);
            case "windows", "limits", "pace" -> named(Subject.LIMITS, change);
            case "grounds" -> named(Subject.GROUNDS, change);
            case "standing", "agents" -> named(Subject.CONDUCT, change);
            default -> named(Subject.VERSION, change);
        };
    }

    private ToldChange term(Change change, String group, String term, String goods) {
        String at = (goods == null ? group : "goods." + goods + ".terms") + "." + term;
        JsonNode known = WORDS.path("terms").path(term);
        if (known.isMissingNode()
                || !change.field().endsWith(".time") && !change.field().endsWith(".clock")) {
            return named(Subject.TIMES, change);
        }
        if (change.field().endsWith(".clock")) {
            return clock(change, words(known.path("act")));
        }
        Words before = length(from, at);
        Words after = length(to, at);
        Words holder = words(known.path("holder"));
        Words act = words(known.path("act"));
        Words where = "urgent".equals(group)
                ? new Words(" in an urgent case", "（加急案件）")
                : goods == null ? new Words("", "") : new Words(" (" + goods + ")", "（" + goods + "）");
        Words words = new Words(
                holder.en() + " has " + after.en() + " instead of " + before.en() + " " + act.en() + where.en() + ".",
                holder.zh() + act.zh() + "的时间由 " + before.zh() + "改为 " + after.zh() + where.zh() + "。");
        return new ToldChange(
                Subject.TIMES,
                change,
                words,
                at(from, at).path("clock").equals(at(to, at).path("clock")) ? betterByTime(change, known) : List.of());
    }

    /** More time is better for its holder, less of it for those who wait. */
    private static List<Role> betterByTime(Change change, JsonNode known) {
        Duration before = PolicyTime.parse(change.from());
        Duration after = PolicyTime.parse(change.to());
        if (before == null || after == null) {
            return List.of();
        }
        List<Role> holders = roles(known.path("better"));
        return after.compareTo(before) > 0
                ? holders
                : SIDES.stream().filter(side -> !holders.contains(side)).toList();
    }

    private static ToldChange clock(Change change, Words act) {
        boolean business = "BUSINESS".equals(change.to());
        Words words = new Words(
                "The time " + act.en() + " counts "
                        + (business
                                ? "working hours only, no longer every hour."
                                : "every hour, no longer working hours only."),
                act.zh() + "的时间" + (business ? "改为仅计工作时间。" : "改为全天计算，不再仅计工作时间。"));
        return new ToldChange(Subject.TIMES, change, words, List.of());
    }

    private static JsonNode at(JsonNode policy, String path) {
        JsonNode node = policy;
        for (String step : path.split("\\.")) {
            node = node.path(step);
        }
        return node;
    }

    private static Words length(JsonNode policy, String at) {
        JsonNode length = at(policy, at);
        boolean business = length.path("clock").asString("").equals("BUSINESS");
        String time = length.path("time").asString("");
        return length.isMissingNode() ? new Words("the usual time", "通常期限") : time(time, business);
    }

    private static Words time(String time, boolean business) {
        Duration duration = PolicyTime.parse(time);
        if (duration == null) {
            return new Words(time, time);
        }
        boolean inDays = time.matches("P[0-9]+D");
        boolean inHours = duration.toSeconds() % 3600 == 0;
        if (!inDays && !inHours) {
            return new Words(time, time);
        }
        long count = inDays ? duration.toDays() : duration.toHours();
        String unit = (business ? "working " : "") + (inDays ? "day" : "hour") + (count == 1 ? "" : "s");
        String zh = business ? (inDays ? " 个工作日" : " 个工作小时") : inDays ? " 天" : " 小时";
        return new Words(count + " " + unit, count + zh);
    }

    private ToldChange silence(Change change, String term) {
        JsonNode known = WORDS.path("terms").path(term);
        Words before = consequence(change.from());
        Words after = consequence(change.to());
        Words holder = words(known.path("holder"));
        Words act = words(known.path("act"));
        Words words = new Words(
                holder.en() + " who lets the time pass " + act.en() + ": " + after.en() + ", no longer " + before.en()
                        + ".",
                holder.zh() + "逾期未" + act.zh() + "的：由“" + before.zh() + "”改为“" + after.zh() + "”。");
        return new ToldChange(Subject.SILENCE, change, words, List.of());
    }

    private static Words consequence(String code) {
        JsonNode known = WORDS.path("consequences").path(String.valueOf(code));
        return known.isMissingNode() ? plain(code) : words(known);
    }

    private ToldChange goods(Change change, String[] path) {
        if (path.length == 5 && path[2].equals("terms")) {
            return term(change, "terms", path[3], path[1]);
        }
        Words what = path.length == 4
                ? new Words(
                        "For " + path[1] + ", " + path[3] + " can be shown by",
                        path[1] + " 类商品可用于证明 " + path[3] + " 的证据")
                : plain(change.field());
        return new ToldChange(Subject.PROOF, change, sentence(what, change), List.of());
    }

    private ToldChange burden(Change change, String[] path) {
        String part = path.length == 4 ? path[3] : "";
        Words about = new Words("In a complaint for " + path[1] + ", ", path[1] + " 投诉中，");
        Words what = switch (part) {
            case "bearer" -> new Words("who proves " + path[2] + " first", "首先举证 " + path[2] + " 的一方");
            case "kinds" -> new Words(path[2] + " can be shown by", "可用于证明 " + path[2] + " 的证据");
            case "clause" -> new Words("the clause on " + path[2], path[2] + " 所依据的条款");
            case "element" -> new Words("what must be proven", "须证明的要件");
            default -> plain(change.field());
        };
        List<Role> better =
                part.equals("bearer") && SIDES.stream().anyMatch(s -> s.name().equals(change.from()))
                        ? List.of(Role.valueOf(change.from()))
                        : List.of();
        Words whole = new Words(about.en() + what.en(), about.zh() + what.zh());
        return new ToldChange(Subject.PROOF, change, sentence(whole, change), better);
    }

    private ToldChange liability(Change change, String[] path) {
        String account = path.length == 3 ? path[2] : "";
        Words what = new Words(
                (path[1].equals("default") ? "What a rule grants" : "What a rule grants for " + path[1])
                        + ": percent paid by " + account,
                (path[1].equals("default") ? "依规支付的款项" : path[1] + " 依规支付的款项") + "由 " + account + " 承担的百分比");
        List<Role> better = SIDES.stream()
                .filter(side ->
                        side.name().equals(account) && number(change.to()).compareTo(number(change.from())) < 0)
                .toList();
        return new ToldChange(Subject.LIABILITY, change, sentence(what, change), better);
    }

    private ToldChange clause(Change change) {
        int dot = change.field().lastIndexOf('.');
        String id = change.field().substring("clauses.".length(), dot);
        boolean zh = change.field().endsWith(".zh");
        Words words = change.to() == null
                ? new Words("Clause " + id + " is gone.", "条款 " + id + " 已删除。")
                : new Words(
                        "Clause " + id + " now reads" + (zh ? " in Chinese" : "") + ": “" + change.to() + "”",
                        "条款 " + id + (zh ? "" : " 的英文") + "现为：“" + change.to() + "”");
        return new ToldChange(Subject.CLAUSES, change, words, List.of());
    }

    private static ToldChange named(Subject subject, Change change) {
        JsonNode known = WORDS.path("fields").path(change.field());
        Words name = known.isMissingNode() ? plain(change.field()) : words(known);
        boolean more = number(change.to()).compareTo(number(change.from())) > 0;
        List<Role> better = roles(known.path("better"));
        List<Role> betterFor = better.isEmpty() || more ? better : opponents(better);
        return new ToldChange(subject, change, sentence(name, change), betterFor);
    }

    /** Less for one side is more for the other; less for both is better for nobody. */
    private static List<Role> opponents(List<Role> sides) {
        return SIDES.stream().filter(side -> !sides.contains(side)).toList();
    }

    private static Words sentence(Words what, Change change) {
        Words before = value(change.from());
        Words after = value(change.to());
        return new Words(
                what.en() + ": " + after.en() + " instead of " + before.en() + ".",
                what.zh() + "：由 " + before.zh() + " 改为 " + after.zh() + "。");
    }

    private static Words value(String value) {
        if (value == null) {
            return NOTHING;
        }
        String list =
                value.startsWith("[") ? value.replaceAll("[\\[\\]\"{}]", "").replace(",", ", ") : value;
        return PolicyTime.parse(value) == null ? new Words(list, list.replace(", ", "、")) : time(value, false);
    }

    private static BigDecimal number(String text) {
        Duration time = PolicyTime.parse(text);
        if (time != null) {
            return BigDecimal.valueOf(time.toSeconds());
        }
        return text != null && text.matches("[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    private static List<Role> roles(JsonNode names) {
        return names.valueStream().map(name -> Role.valueOf(name.asString())).toList();
    }

    private static Words words(JsonNode node) {
        return new Words(node.path("en").asString(""), node.path("zh").asString(""));
    }

    private static Words plain(String text) {
        return new Words(String.valueOf(text), String.valueOf(text));
    }

    private static JsonNode words() {
        try (InputStream in = ChangeTeller.class.getResourceAsStream("words.yaml")) {
            return new YamlFile("words.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8)).json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
