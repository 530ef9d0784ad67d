package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.ProofSuffix;
import tools.jackson.core.JacksonException;

/** What a bundle has of an event, in one of the forms of the format. */
sealed interface EventBody {
    static EventBody read(JsonCursor event) {
        if (event.has("payload")) {
            return Whole.read(event);
        }
        if (event.has("leaves")) {
            return Partial.read(event);
        }
        return event.has("root")
                ? new Partial(event.hash("bodyHash"), event.hash("root"), List.of(), List.of(), List.of())
                : new Opaque(event.hash("hash"));
    }

    /** The hash if the event follows one with that hash. */
    String hash(String previous, String caseId, long seq);

    /** The fields that are shown. */
    List<Leaf> leaves();

    /** Looks at the event alone; false where a fault was found. */
    default boolean check(JsonCursor event, Findings findings) {
        return true;
    }

    /** Names the field for which the event does not fit into the chain, if there is one to name. */
    default boolean blame(JsonCursor event, Findings findings) {
        return false;
    }

    /** Of the time before there were proofs, and not the reader's to see. */
    record Opaque(String stated) implements EventBody {
        @Override
        public String hash(String previous, String caseId, long seq) {
            return stated;
        }

        @Override
        public List<Leaf> leaves() {
            return List.of();
        }
    }

    /** @param commitment null for an event of the time before there were proofs */
    record Whole(
            String type,
            String at,
            String actor,
            String commandId,
            String payload,
            Commitment commitment,
            List<Leaf> leaves)
            implements EventBody {
        private static Whole read(JsonCursor event) {
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
                throw event.wrong("payload", "proof.event.no-json");
            }
        }

        @Override
        public String hash(String previous, String caseId, long seq) {
            return EventHash.of(previous, caseId, seq, type, at, actor, commandId, payload);
        }

        @Override
        public boolean check(JsonCursor event, Findings findings) {
            if (commitment == null) {
                return true;
            }
            List<String> hashes = commitment.hashes();
            List<String> pointers = leaves.stream().map(Leaf::pointer).toList();
            boolean committed =
                    Commitment.root(hashes).equals(ProofSuffix.of(payload).root());
            return Marks.check(event, findings, hashes, pointers, committed);
        }
    }

    /**
     * Some fields, or none where the event is not the reader's to see.
     *
     * @param pointers empty text for a field that is kept back
     */
    record Partial(String bodyHash, String root, List<String> hashes, List<String> pointers, List<Leaf> leaves)
            implements EventBody {
        private static Partial read(JsonCursor event) {
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
                        throw named.wrong("", "proof.event.no-field");
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
            return new Partial(event.hash("bodyHash"), Commitment.root(hashes), hashes, pointers, disclosed);
        }

        @Override
        public String hash(String previous, String caseId, long seq) {
            return EventHash.chained(previous, caseId, seq, bodyHash, root);
        }

        @Override
        public boolean blame(JsonCursor event, Findings findings) {
            return !hashes.isEmpty() && !Marks.check(event, findings, hashes, pointers, false);
        }
    }
}
