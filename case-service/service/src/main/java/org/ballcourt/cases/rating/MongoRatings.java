package org.ballcourt.cases.rating;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.PersonalText;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The collection {@code ratings}. */
final class MongoRatings implements RatingRepository {
    private static final String HIDDEN_BY = "hiddenBy";

    private final MongoCollection<Document> ratings;

    MongoRatings(MongoCollection<Document> ratings) {
        this.ratings = ratings;
        ratings.createIndex(ascending("seller", "at"), new IndexOptions().name("ratings_seller"));
    }

    @Override
    public boolean add(Rating rating) {
        Document document = new Document("_id", rating.id())
                .append("line", rating.line())
                .append("seller", rating.seller())
                .append("sku", rating.sku())
                .append("buyer", rating.buyer())
                .append("stars", rating.stars())
                .append(
                        "text",
                        rating.text() == null
                                ? null
                                : new Document("subject", rating.text().subject())
                                        .append("sealed", rating.text().sealed()))
                .append("at", Date.from(rating.at()))
                .append(HIDDEN_BY, null);
        return MongoFailures.translate(() -> MongoCalls.insertIfAbsent(ratings, document));
    }

    @Override
    public Optional<Rating> find(String id) {
        return Optional.ofNullable(MongoFailures.translate(
                        () -> ratings.find(eq("_id", id)).first()))
                .map(MongoRatings::rating);
    }

    @Override
    public List<Rating> of(String seller, String sku, int limit) {
        Bson shown = and(eq("seller", seller), eq(HIDDEN_BY, null));
        return MongoFailures.translate(() -> ratings.find(sku == null ? shown : and(shown, eq("sku", sku)))
                .sort(descending("at"))
                .limit(limit)
                .map(MongoRatings::rating)
                .into(new ArrayList<>()));
    }

    @Override
    public void hide(String id, String violation) {
        MongoFailures.translate(() -> ratings.updateOne(eq("_id", id), set(HIDDEN_BY, violation)));
    }

    private static Rating rating(Document found) {
        Document text = found.get("text", Document.class);
        return new Rating(
                found.getString("_id"),
                found.getString("line"),
                found.getString("seller"),
                found.getString("sku"),
                found.getString("buyer"),
                found.getInteger("stars"),
                text == null ? null : new PersonalText(text.getString("subject"), null, text.getString("sealed")),
                found.getDate("at").toInstant(),
                found.getString(HIDDEN_BY));
    }
}
