package org.ballcourt.cases.policy;

import static org.ballcourt.cases.policy.ChangeWords.betterWithMore;
import static org.ballcourt.cases.policy.ChangeWords.isKnown;
import static org.ballcourt.cases.policy.ChangeWords.name;
import static org.ballcourt.cases.policy.ChangeWords.ofTerm;
import static org.ballcourt.cases.policy.ChangeWords.opponents;

import java.time.Duration;
import java.util.List;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.cases.policy.ToldChange.Subject;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Word;
import tools.jackson.databind.JsonNode;

/** Tells how much time there is for an act, and what silence brings. */
record ChangedTerms(JsonNode from, JsonNode to, ChangeSentences sentences) {
    /** @param where all terms, those of urgent cases or those of some goods */
    ToldChange term(Change change, String term, String where, String goods) {
        int dot = change.field().lastIndexOf('.');
        JsonNode before = at(from, change.field().substring(0, dot));
        JsonNode after = at(to, change.field().substring(0, dot));
        String part = change.field().substring(dot + 1);
        if (!isKnown(term) || !part.equals("time") && !part.equals("clock")) {
            return sentences.named(Subject.TIMES, change);
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

    ToldChange silence(Change change, String term) {
        if (!isKnown(term)) {
            return sentences.named(Subject.SILENCE, change);
        }
        String sentence = change.from() == null
                ? "policy.change.silence-new"
                : change.to() == null ? "policy.change.silence-gone" : "policy.change.silence";
        Message silence = ofTerm(sentence, term)
                .with("from", name("policy.consequence.", change.from()))
                .with("to", name("policy.consequence.", change.to()));
        return new ToldChange(Subject.SILENCE, change, silence, List.of());
    }
}
