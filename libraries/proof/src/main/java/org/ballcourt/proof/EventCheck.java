package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.ProofSuffix;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Follows the chain through events that are shown whole, in part or not at all, and names the field that does not fit. */
final class EventCheck {
    private final String caseId;
    private final Findings findings;
    private final List<Shown> shown = new ArrayList<>();

    /** Hashes that the next event may follow; empty where nothing is known of the one before. */
    private Set<String> previous = Set.of(RecordedEvent.GENESIS);

    private long expected = 1;
    private boolean oldGap;

    EventCheck(String caseId, Findings findings) {
        this.caseId = caseId;
        this.findings = findings;
    }

    List<Shown> run(List<JsonCursor> events) {
        int before = findings.count();
        for (JsonCursor event : events) {
            try {
                look(event.at("event " + event.number("seq")));
            } catch (JsonCursor.Wrong wrong) {
                findings.faults.add(wrong.finding());
                previous = Set.of();
                expected++;
            }
        }
        String all = "1-" + (expected - 1);
        findings.holds(
                before,
                "events " + all,
                "the chain of " + (expected - 1) + " events is unbroken",
                "共 " + (expected - 1) + " 个事件，哈希链完整");
        if (oldGap) {
            findings.note(
                    "events",
                    "an event of the old form is hidden: what stands before it is vouched for by signatures alone",
                    "含有旧格式的隐藏事件：其之前的内容仅由签名担保");
        }
        return shown;
    }

    private void look(JsonCursor event) {
        long seq = event.number("seq");
        boolean follows = place(event, seq);
        Body body = Body.read(event);
        boolean whole = body.check(event, findings);
        if (follows && !previous.isEmpty() && whole) {
            link(event, seq, body);
        }
        Set<String> next = new LinkedHashSet<>();
        next.add(event.hash("hash"));
        if (follows) {
            previous.forEach(before -> next.add(body.hash(before, caseId, seq)));
        }
        oldGap |= body.isOpaque();
        previous = next;
        shown.add(new Shown(seq, event.text("hash"), body.leaves()));
    }

    private boolean place(JsonCursor event, long seq) {
        boolean follows = seq == expected;
        if (seq > expected) {
            String missing = seq - expected == 1 ? "" + expected : expected + "-" + (seq - 1);
            findings.fault("event " + missing, "is missing: event " + seq + " stands in its place", "缺失：此处是事件 " + seq);
        } else if (seq < expected) {
            findings.fault(event.where(), "stands twice or out of order", "重复或次序错误");
        }
        expected = Math.max(expected, seq + 1);
        return follows;
    }

    private void link(JsonCursor event, long seq, Body body) {
        String stated = event.hash("hash");
        boolean fits = previous.stream().anyMatch(before -> stated.equals(body.hash(before, caseId, seq)));
        if (!fits && !body.isOpaque() && !body.blame(event, findings)) {
            findings.fault(
                    event.where(),
                    "does not follow from the event before it, or its hash, body or time was changed",
                    "与前一事件不衔接，或其哈希、正文、时间被改动");
        }
    }

    /** What there is of an event, in one of the forms of the format. */
    private sealed interface Body {
        static Body read(JsonCursor event) {
            if (event.has("payload")) {
                return Whole.read(event);
            }
            if (event.has("leaves")) {
                return Partial.read(event);
            }
            return event.has("root")
                    ? new Hidden(event.hash("bodyHash"), event.hash("root"))
                    : new Opaque(event.hash("hash"));
        }

        /** The hash if the event follows one with that hash. */
        String hash(String previous, String caseId, long seq);

        TreeMap<String, JsonNode> leaves();

        /** Looks at the event alone; false where a fault was found. */
        default boolean check(JsonCursor event, Findings findings) {
            return true;
        }

        /** Names the field for which the event does not fit into the chain, if there is one to name. */
        default boolean blame(JsonCursor event, Findings findings) {
            return false;
        }

        default boolean isOpaque() {
            return false;
        }
    }

    /** Not the reader's to see. */
    private record Hidden(String bodyHash, String root) implements Body {
        @Override
        public String hash(String previous, String caseId, long seq) {
            return EventHash.chained(previous, caseId, seq, bodyHash, root);
        }

        @Override
        public TreeMap<String, JsonNode> leaves() {
            return new TreeMap<>();
        }
    }

    /** Of the time before there were proofs, and not the reader's to see. */
    private record Opaque(String stated) implements Body {
        @Override
        public String hash(String previous, String caseId, long seq) {
            return stated;
        }

        @Override
        public TreeMap<String, JsonNode> leaves() {
            return new TreeMap<>();
        }

        @Override
        public boolean isOpaque() {
            return true;
        }
    }

    /** @param commitment null for an event of the time before there were proofs */
    private record Whole(
            String type,
            String at,
            String actor,
            String commandId,
            String payload,
            Commitment commitment,
            List<Leaf> all)
            implements Body {
        static Whole read(JsonCursor event) {
            String type = event.text("type");
            String at = event.text("at");
            String actor = event.text("actor");
            String commandId = event.text("commandId");
            String payload = event.text("payload");
            try {
                boolean old = ProofSuffix.of(payload) == null;
                Commitment commitment = old ? null : Commitment.of(type, at, actor, commandId, payload);
                List<Leaf> leaves = Commitment.leaves(type, at, actor, commandId, payload);
                return new Whole(type, at, actor, commandId, payload, commitment, leaves);
            } catch (JacksonException noJson) {
                throw event.wrong("payload", "is no JSON any more", "不再是有效的 JSON");
            }
        }

        @Override
        public String hash(String previous, String caseId, long seq) {
            return EventHash.of(previous, caseId, seq, type, at, actor, commandId, payload);
        }

        @Override
        public TreeMap<String, JsonNode> leaves() {
            return byPointer(all);
        }

        @Override
        public boolean check(JsonCursor event, Findings findings) {
            if (commitment == null) {
                return true;
            }
            List<String> hashes = commitment.hashes();
            List<String> pointers = all.stream().map(Leaf::pointer).toList();
            boolean committed =
                    Commitment.root(hashes).equals(ProofSuffix.of(payload).root());
            return Marks.check(event, findings, hashes, pointers, committed);
        }
    }

    /** @param pointers null for a leaf that is kept back */
    private record Partial(String bodyHash, List<String> hashes, List<String> pointers, List<Leaf> disclosed)
            implements Body {
        static Partial read(JsonCursor event) {
            List<String> hashes = new ArrayList<>();
            List<String> pointers = new ArrayList<>();
            List<Leaf> disclosed = new ArrayList<>();
            String last = "";
            for (JsonCursor leaf : event.list("leaves")) {
                if (leaf.has("pointer")) {
                    Leaf open = new Leaf(leaf.text("pointer"), leaf.node().path("value"));
                    JsonCursor named = leaf.at(event.where() + " " + open.pointer());
                    if (open.value().isMissingNode()
                            || !open.value().isEmpty()
                            || open.pointer().compareTo(last) <= 0) {
                        throw named.wrong("", "is no field, or stands out of order", "不是字段或次序错误");
                    }
                    last = open.pointer();
                    disclosed.add(open);
                    pointers.add(open.pointer());
                    hashes.add(open.hash(named.hash("salt")));
                } else {
                    pointers.add("");
                    hashes.add(leaf.hash("hash"));
                }
            }
            return new Partial(event.hash("bodyHash"), hashes, pointers, disclosed);
        }

        @Override
        public String hash(String previous, String caseId, long seq) {
            return EventHash.chained(previous, caseId, seq, bodyHash, Commitment.root(hashes));
        }

        @Override
        public TreeMap<String, JsonNode> leaves() {
            return byPointer(disclosed);
        }

        @Override
        public boolean blame(JsonCursor event, Findings findings) {
            return !Marks.check(event, findings, hashes, pointers, false);
        }
    }

    private static TreeMap<String, JsonNode> byPointer(List<Leaf> leaves) {
        return leaves.stream().collect(Collectors.toMap(Leaf::pointer, Leaf::value, (one, other) -> one, TreeMap::new));
    }
}
