package org.ballcourt.cases.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.cases.policy.ToldChange.Subject;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Word;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import tools.jackson.databind.JsonNode;

/** Tells the changes between two versions in sentences; what it has no words for it names as the file does. */
public final class ChangeTeller {
    private static final Messages KNOWN = Messages.in(Language.DEFAULT);
    private static final JsonNode BETTER_WITH_MORE = betterWithMore();
    private static final List<Role> SIDES = List.of(Role.BUYER, Role.SELLER);
    private static final Set<String> PARTS_OF_A_BURDEN = Set.of("bearer", "kinds", "clause", "element");

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
                .filter(change -> !isClockBesideItsTime(change))
                .map(teller::told)
                .sorted(Comparator.comparing(ToldChange::subject))
                .toList();
    }

    /** What has no time before, or none any more, has no clock either that changed: the time says it. */
    private static boolean isClockBesideItsTime(Change change) {
        String field = change.field();
        return field.matches("(terms|urgent|goods\\.[A-Z_]+\\.terms)\\.[A-Z_]+\\.clock")
                && (change.from() == null || change.to() == null);
    }

    private ToldChange told(Change change) {
        String[] path = change.field().split("\\.");
        return path.length == 1 ? named(Subject.VERSION, change) : told(change, path);
    }

    private ToldChange told(Change change, String[] path) {
        return switch (path[0]) {
            case "terms", "urgent" -> term(change, path[1], path[0], null);
            case "goods" -> goods(change, path);
            case "silence" -> silence(change, path[1]);
            case "burdens" -> burden(change, path);
            case "liability" -> liability(change, path);
            case "clauses" -> path.length == 2 ? named(Subject.CLAUSES, change) : clause(change);
            case "amounts" -> named(Subject.MONEY, change);
            case "secondEdition" -> secondEdition(change, path);
            case "windows", "limits", "pace" -> named(Subject.LIMITS, change);
            case "grounds" -> named(Subject.GROUNDS, change);
            case "standing", "agents" -> conduct(change, path);
            default -> named(Subject.VERSION, change);
        };
    }

    /** @param where all terms, those of urgent cases or those of some goods */
    private ToldChange term(Change change, String term, String where, String goods) {
        int dot = change.field().lastIndexOf('.');
        JsonNode before = at(from, change.field().substring(0, dot));
        JsonNode after = at(to, change.field().substring(0, dot));
        String part = change.field().substring(dot + 1);
        if (!isKnown(term) || !part.equals("time") && !part.equals("clock")) {
            return named(Subject.TIMES, change);
        }
        if (part.equals("clock")) {
            Message clock = ofTerm("policy.change.clock", term).with("clock", String.valueOf(change.to()));
            return new ToldChange(Subject.TIMES, change, clock, List.of());
        }
        Message time = ofTerm("policy.change." + timeKey(before, after, where), term)
                .with("from", length(before))
                .with("to", length(after))
                .with("where", where)
                .with("goods", goods == null ? "" : new Word("GoodsClass", goods));
        boolean sameClock = before.path("clock").equals(after.path("clock"));
        return new ToldChange(Subject.TIMES, change, time, sameClock ? betterByTime(change, term) : List.of());
    }

    /** Without a time for urgent cases or for some goods the usual one is left; without a usual one, none. */
    private static String timeKey(JsonNode before, JsonNode after, String where) {
        boolean usual = where.equals("terms");
        return usual && before.isMissingNode() ? "time-new" : usual && after.isMissingNode() ? "time-gone" : "time";
    }

    /** More time is better for its holder, less of it for those who wait. */
    private static List<Role> betterByTime(Change change, String term) {
        Duration before = PolicyTime.parse(change.from());
        Duration after = PolicyTime.parse(change.to());
        if (before == null || after == null) {
            return List.of();
        }
        List<Role> holders = betterWithMore("terms." + term);
        return after.compareTo(before) > 0 ? holders : opponents(holders);
    }

    private static JsonNode at(JsonNode policy, String path) {
        JsonNode node = policy;
        for (String step : path.split("\\.")) {
            node = node.path(step);
        }
        return node;
    }

    private static Object length(JsonNode length) {
        boolean business = length.path("clock").asString("").equals("BUSINESS");
        return length.isMissingNode()
                ? Message.of("policy.change.usual-time")
                : time(length.path("time").asString(""), business);
    }

    static Object time(String time, boolean business) {
        Duration duration = PolicyTime.parse(time);
        boolean inDays = time.matches("P[0-9]+D");
        if (duration == null || duration.toSeconds() % 60 != 0) {
            return time;
        }
        if (!inDays && duration.toSeconds() % 3600 != 0) {
            return Message.of("policy.length." + (business ? "working-" : "") + "minutes")
                    .with("count", duration.toMinutes());
        }
        return Message.of("policy.length." + (business ? "working-" : "") + (inDays ? "days" : "hours"))
                .with("count", inDays ? duration.toDays() : duration.toHours());
    }

    private ToldChange silence(Change change, String term) {
        if (!isKnown(term)) {
            return named(Subject.SILENCE, change);
        }
        String sentence = change.from() == null
                ? "policy.change.silence-new"
                : change.to() == null ? "policy.change.silence-gone" : "policy.change.silence";
        Message silence = ofTerm(sentence, term)
                .with("from", name("policy.consequence.", change.from()))
                .with("to", name("policy.consequence.", change.to()));
        return new ToldChange(Subject.SILENCE, change, silence, List.of());
    }

    private ToldChange goods(Change change, String[] path) {
        if (path.length == 5 && path[2].equals("terms")) {
            return term(change, path[3], path[0], path[1]);
        }
        Object what = path.length == 4
                ? Message.of("policy.change.goods")
                        .with("goods", new Word("GoodsClass", path[1]))
                        .with("element", Word.element(path[3]))
                : change.field();
        return new ToldChange(Subject.PROOF, change, sentence(what, change), List.of());
    }

    private ToldChange burden(Change change, String[] path) {
        String part = path.length == 4 && PARTS_OF_A_BURDEN.contains(path[3]) ? path[3] : "other";
        Message what = Message.of("policy.change.burden." + part)
                .with("reason", reason(path[1]))
                .with("element", Word.element(path[path.length > 2 ? 2 : 1]))
                .with("field", change.field());
        List<Role> better = SIDES.stream()
                .filter(side -> part.equals("bearer") && side.name().equals(change.from()))
                .toList();
        return new ToldChange(Subject.PROOF, change, sentence(what, change), better);
    }

    private ToldChange secondEdition(Change change, String[] path) {
        return switch (path[1]) {
            case "favours" -> favours(change, path);
            case "tracing" -> tracing(change, path);
            case "compensation" -> compensation(change, path);
            case "freight" -> path.length == 2 ? named(Subject.LIABILITY, change) : freight(change, path);
            default -> named(Subject.LIMITS, change);
        };
    }

    private ToldChange compensation(Change change, String[] path) {
        if (path.length != 5) {
            return named(Subject.MONEY, change);
        }
        Word of = new Word(path[2].equals("goods") ? "GoodsClass" : "Reason", path[3]);
        Message what = Message.of("policy.change.compensation")
                .with("of", of)
                .with("kind", path[2])
                .with("part", path[4]);
        List<Role> better = growth(change) > 0 ? List.of(Role.BUYER) : List.of(Role.SELLER);
        return new ToldChange(
                Subject.MONEY,
                change,
                sentence(what, change),
                change.from() == null || change.to() == null ? List.of() : better);
    }

    private ToldChange freight(Change change, String[] path) {
        Object what = path[2].equals("default")
                ? name("policy.field.", change.field())
                : Message.of("policy.change.freight").with("reason", reason(path[2]));
        return new ToldChange(Subject.LIABILITY, change, sentence(what, change), List.of());
    }

    private ToldChange conduct(Change change, String[] path) {
        boolean ofAReason = path.length == 3 && path[1].equals("points") && !path[2].equals("default");
        if (!ofAReason) {
            return named(Subject.CONDUCT, change);
        }
        Message what = Message.of("policy.change.points").with("reason", reason(path[2]));
        return new ToldChange(Subject.CONDUCT, change, sentence(what, change), List.of());
    }

    private static Word reason(String name) {
        return new Word("Reason", name);
    }

    private ToldChange tracing(Change change, String[] path) {
        Object what = path.length == 5
                ? Message.of("policy.change.tracing").with("rule", path[3]).with("part", path[4])
                : name("policy.field.", change.field());
        return new ToldChange(Subject.TRACING, change, sentence(what, change), List.of());
    }

    private ToldChange favours(Change change, String[] path) {
        Message what = Message.of("policy.change.favours")
                .with("reason", reason(path.length > 2 ? path[2] : ""))
                .with("element", Word.element(path.length > 3 ? path[3] : ""));
        List<Role> better =
                SIDES.stream().filter(side -> side.name().equals(change.to())).toList();
        return new ToldChange(Subject.PROOF, change, sentence(what, change), better);
    }

    private ToldChange liability(Change change, String[] path) {
        String account = path.length == 3 ? path[2] : "";
        Message what = Message.of("policy.change.liability")
                .with("reason", path[1].equals("default") ? path[1] : reason(path[1]))
                .with("account", new Word("Account", account));
        List<Role> better = SIDES.stream()
                .filter(side -> side.name().equals(account) && growth(change) < 0)
                .toList();
        return new ToldChange(Subject.LIABILITY, change, sentence(what, change), better);
    }

    private static ToldChange clause(Change change) {
        int dot = change.field().lastIndexOf('.');
        String id = change.field().substring("clauses.".length(), dot);
        Message now = change.to() == null
                ? Message.of("policy.change.clause-gone")
                : Message.of("policy.change.clause")
                        .with("language", change.field().substring(dot + 1))
                        .with("text", change.to());
        return new ToldChange(Subject.CLAUSES, change, now.with("clause", id), List.of());
    }

    private ToldChange named(Subject subject, Change change) {
        Message sentence = sentence(name("policy.field.", change.field()), change);
        List<Role> better = betterWithMore(change.field());
        boolean toThem = better.isEmpty() || growth(change) > 0;
        return new ToldChange(subject, change, sentence, toThem ? better : opponents(better));
    }

    /** Less for one side is more for the other; less for both is better for nobody. */
    private static List<Role> opponents(List<Role> sides) {
        return SIDES.stream().filter(side -> !sides.contains(side)).toList();
    }

    private Message sentence(Object what, Change change) {
        return new PolicyValues(change, from, to).sentence(what);
    }

    /** Above zero where there is more now, below where there is less. */
    private static int growth(Change change) {
        return number(change.to()).compareTo(number(change.from()));
    }

    private static BigDecimal number(String text) {
        Duration time = PolicyTime.parse(text);
        if (time != null) {
            return BigDecimal.valueOf(time.toSeconds());
        }
        return text != null && text.matches("[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    private static boolean isKnown(String term) {
        return KNOWN.has("policy.term." + term + ".act");
    }

    private static Message ofTerm(String key, String term) {
        return Message.of(key)
                .with("holder", Message.of("policy.term." + term + ".holder"))
                .with("act", Message.of("policy.term." + term + ".act"));
    }

    /** As people call it, else as the file does; nothing where one of both files has none. */
    private static Object name(String area, String name) {
        if (name == null) {
            return Message.of("policy.change.nothing");
        }
        return KNOWN.has(area + name) ? Message.of(area + name) : name;
    }

    private static List<Role> betterWithMore(String field) {
        return BETTER_WITH_MORE
                .path(field)
                .valueStream()
                .map(side -> Role.valueOf(side.asString()))
                .toList();
    }

    private static JsonNode betterWithMore() {
        try (InputStream in = ChangeTeller.class.getResourceAsStream("better.yaml")) {
            return new YamlFile("better.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8)).json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
