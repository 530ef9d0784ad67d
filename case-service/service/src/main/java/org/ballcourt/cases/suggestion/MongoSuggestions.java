package org.ballcourt.cases.suggestion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.cases.suggestion.Suggestion.Answer;
import org.ballcourt.cases.suggestion.Suggestion.Kind;
import org.ballcourt.cases.suggestion.Suggestion.Proposal;
import org.ballcourt.cases.suggestion.Suggestion.Source;
import org.ballcourt.contracts.Actor;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The collection {@code suggestions}; proposals lie there as JSON. */
final class MongoSuggestions implements SuggestionRepository {
    private static final String ANSWER = "answer";

    private final MongoCollection<Document> suggestions;

    MongoSuggestions(MongoCollection<Document> suggestions) {
        this.suggestions = suggestions;
        suggestions.createIndex(ascending("at"), new IndexOptions().name("suggestions_at"));
    }

    @Override
    public void add(Suggestion suggestion) {
        Document document = new Document("_id", suggestion.id())
                .append("kind", suggestion.kind().name())
                .append("source", suggestion.source().name())
                .append("caseId", suggestion.caseId())
                .append("shownTo", suggestion.shownTo().toString())
                .append("at", Date.from(suggestion.at()))
                .append("policy", suggestion.policy())
                .append("proposal", Wire.json().writeValueAsString(suggestion.proposal()))
                .append(ANSWER, null);
        MongoFailures.translate(() -> suggestions.insertOne(document));
    }

    @Override
    public Optional<Suggestion> find(String id) {
        return Optional.ofNullable(MongoFailures.translate(
                        () -> suggestions.find(eq("_id", id)).first()))
                .map(MongoSuggestions::suggestion);
    }

    @Override
    public boolean answer(String id, Answer answer) {
        Document given = new Document("accepted", answer.accepted())
                .append("why", answer.why())
                .append("at", Date.from(answer.at()));
        return MongoFailures.translate(() -> suggestions
                        .updateOne(and(eq("_id", id), eq(ANSWER, null)), set(ANSWER, given))
                        .getModifiedCount()
                == 1);
    }

    @Override
    public void forget(Actor shownTo, List<String> cases) {
        Bson theirs = eq("shownTo", shownTo.toString());
        MongoFailures.translate(
                () -> suggestions.deleteMany(cases.isEmpty() ? theirs : and(theirs, in("caseId", cases))));
    }

    @Override
    public List<Suggestion> between(Instant from, Instant until, int limit) {
        return MongoFailures.translate(() -> suggestions
                .find(and(gte("at", Date.from(from)), lt("at", Date.from(until))))
                .sort(descending("at"))
                .limit(limit)
                .map(MongoSuggestions::suggestion)
                .into(new ArrayList<>()));
    }

    private static Suggestion suggestion(Document found) {
        Kind kind = Kind.valueOf(found.getString("kind"));
        Class<? extends Proposal> form = switch (kind) {
            case COMPLAINT -> Suggestion.ForComplaint.class;
            case RULING -> Suggestion.ForRuling.class;
        };
        Document given = found.get(ANSWER, Document.class);
        return new Suggestion(
                found.getString("_id"),
                kind,
                Source.valueOf(found.getString("source")),
                found.getString("caseId"),
                Actor.parse(found.getString("shownTo")),
                found.getDate("at").toInstant(),
                found.getString("policy"),
                Wire.json().readValue(found.getString("proposal"), form),
                given == null
                        ? null
                        : new Answer(
                                given.getBoolean("accepted"),
                                given.getString("why"),
                                given.getDate("at").toInstant()));
    }
}
