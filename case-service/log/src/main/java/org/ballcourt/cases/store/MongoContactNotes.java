package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.Actor;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code contacts}, one document per contact with the desk. */
public final class MongoContactNotes implements ContactNotes {
    private final MongoCollection<Document> contacts;

    public MongoContactNotes(@Qualifier("cases") MongoDatabase database) {
        this.contacts = database.getCollection("contacts");
        contacts.createIndex(ascending("by", "about", "at"), new IndexOptions().name("contacts_about"));
        contacts.createIndex(ascending("by", "open", "at"), new IndexOptions().name("contacts_open"));
    }

    @Override
    public void note(String caseId, Actor by, String about, Instant at) {
        Document contact = new Document("_id", caseId)
                .append("by", by.toString())
                .append("about", about)
                .append("at", Date.from(at))
                .append("stored", false)
                .append("open", true);
        MongoFailures.translate(() -> MongoCalls.insertIfAbsent(contacts, contact));
    }

    @Override
    public void stored(String caseId, boolean open) {
        MongoFailures.translate(
                () -> contacts.updateOne(eq("_id", caseId), combine(set("stored", true), set("open", open))));
    }

    @Override
    public List<String> of(Actor by, String about, Instant since) {
        // A note from before it was kept whether its contact is stored counts.
        return newest(
                and(eq("by", by.toString()), eq("about", about), gte("at", Date.from(since)), ne("stored", false)));
    }

    @Override
    public List<String> open(Actor by) {
        return newest(and(eq("by", by.toString()), eq("open", true)));
    }

    private List<String> newest(Bson which) {
        return MongoFailures.translate(() -> contacts.find(which)
                .sort(descending("at"))
                .limit(MOST)
                .map(contact -> contact.getString("_id"))
                .into(new ArrayList<>()));
    }
}
