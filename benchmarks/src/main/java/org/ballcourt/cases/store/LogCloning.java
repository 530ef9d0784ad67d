package org.ballcourt.cases.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.keys.KeyEncryption;
import org.ballcourt.keys.WrappedKey;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.bson.types.Binary;

/** Writes the log of one case again under other names: sealed with other keys and chained anew, so that each copy proves itself as the original does. */
public final class LogCloning {
    private final Document template;
    private final CaseLog original;
    private final KeyEncryption encryption;
    private final Map<String, String> plain = new HashMap<>();

    /** A log as it lies in the collection {@code cases}, and the keys that its texts are sealed with, as in {@code keys}. */
    public record Copy(Document log, List<Document> keys) {}

    /**
     * @param keys the documents of the original's keys
     * @param encryption what these lie under, and those of the copies will
     */
    public LogCloning(Document template, List<Document> keys, KeyEncryption encryption) {
        this.template = template;
        this.encryption = encryption;
        this.original = LogVerification.verify(template);
        NewKeys found = new NewKeys();
        keys.forEach(key -> found.byId.put(key.getString("_id"), unwrapped(key)));
        TextEncryption texts = new TextEncryption(found);
        original.events()
                .forEach(recorded -> Wire.seal(recorded.event(), text -> {
                    plain.put(text.sealed(), texts.open(original.caseId(), text));
                    return text;
                }));
    }

    /** @param names puts the other names in place of the original's, wherever they stand in a text */
    public Copy under(String caseId, UnaryOperator<String> names) {
        NewKeys keys = new NewKeys();
        CommitWriter writer = new CommitWriter(new TextEncryption(keys));
        CaseLog log = CaseLog.empty(caseId);
        for (Commit commit : original.commits()) {
            List<DatedEvent> events = commit.logged().stream()
                    .map(logged -> new DatedEvent(
                            logged.event().at(), renamed(logged.event().actor(), names), renamed(logged, names)))
                    .toList();
            log = log.with(writer.write(
                    log, renamed(commit.actor(), names), commit.commandId(), commit.bodyHash(), commit.at(), events));
        }
        Document copy = new Document(template)
                .append("_id", caseId)
                .append("segment", Segments.of(caseId))
                .append("head", log.head())
                .append(
                        "commits",
                        log.commits().stream().map(CaseDocuments::write).toList());
        copy.remove("relayedPartition"); // no record of the topic is its own
        copy.remove("relayedOffset");
        return new Copy(copy, wrapped(keys));
    }

    private byte[] unwrapped(Document key) {
        WrappedKey wrapped = new WrappedKey(
                key.getString("wrappedBy"), key.get("key", Binary.class).getData());
        return encryption.unwrap(wrapped, key.getString("_id"));
    }

    private List<Document> wrapped(NewKeys keys) {
        List<Document> documents = new ArrayList<>();
        keys.byId.forEach((id, key) -> {
            WrappedKey wrapped = encryption.wrap(key, id);
            documents.add(new Document("_id", id)
                    .append("key", new Binary(wrapped.bytes()))
                    .append("wrappedBy", wrapped.wrappedBy()));
        });
        return documents;
    }

    private CaseEvent renamed(LoggedEvent logged, UnaryOperator<String> names) {
        return Wire.seal(
                Wire.event(logged.type(), names.apply(logged.payload())),
                text -> new PersonalText(text.subject(), plain.get(text.sealed()), null));
    }

    private static Actor renamed(Actor actor, UnaryOperator<String> names) {
        return Actor.parse(names.apply(actor.toString()));
    }

    private static final class NewKeys implements KeyVault {
        private final Map<String, byte[]> byId = new HashMap<>();

        @Override
        public byte[] findOrCreate(String id, byte[] fresh) {
            return byId.computeIfAbsent(id, _ -> fresh);
        }

        @Override
        public Optional<byte[]> find(String id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public List<String> beginningWith(String begin) {
            return byId.keySet().stream().filter(id -> id.startsWith(begin)).toList();
        }

        @Override
        public List<String> endingIn(String end) {
            return byId.keySet().stream().filter(id -> id.endsWith(end)).toList();
        }

        @Override
        public void destroy(String id) {
            byId.remove(id);
        }
    }
}
