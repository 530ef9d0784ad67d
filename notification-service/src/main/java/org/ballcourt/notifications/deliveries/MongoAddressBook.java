package org.ballcourt.notifications.deliveries;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.messages.Language;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The address book in MongoDB. */
public final class MongoAddressBook implements AddressBook {
    private static final String GIVEN = "given";
    private static final String CONFIRMED = "confirmed";

    private final MongoCollection<Document> addresses;
    private final InstantSource time;

    public MongoAddressBook(@Qualifier("notices") MongoDatabase database, InstantSource time) {
        addresses = database.getCollection("addresses");
        this.time = time;
    }

    @Override
    public Address of(Actor actor) {
        Document stored = addresses.find(Filters.eq("_id", actor.toString())).first();
        return stored == null ? Address.NONE : address(stored);
    }

    @Override
    public Map<Actor, Address> of(Collection<Actor> actors) {
        Map<String, Address> known = new HashMap<>();
        addresses
                .find(Filters.in("_id", actors.stream().map(Actor::toString).toList()))
                .forEach(stored -> known.put(stored.getString("_id"), address(stored)));
        Map<Actor, Address> all = new HashMap<>();
        actors.forEach(actor -> all.put(actor, known.getOrDefault(actor.toString(), Address.NONE)));
        return all;
    }

    private static Address address(Document stored) {
        // Those of earlier versions were never asked.
        return new Address(stored.getString("email"), language(stored), stored.getBoolean(CONFIRMED, true));
    }

    @Override
    public void put(Actor actor, Address address) {
        addresses.replaceOne(
                Filters.eq("_id", actor.toString()),
                new Document("_id", actor.toString())
                        .append("email", address.email())
                        .append(
                                "language",
                                address.language() == null
                                        ? null
                                        : address.language().code())
                        .append(CONFIRMED, address.confirmed())
                        .append(GIVEN, Date.from(time.instant())),
                new ReplaceOptions().upsert(true));
    }

    @Override
    public boolean confirm(Actor actor, String email) {
        return addresses
                        .updateOne(
                                Filters.and(Filters.eq("_id", actor.toString()), Filters.eq("email", email)),
                                Updates.set(CONFIRMED, true))
                        .getMatchedCount()
                == 1;
    }

    private static Language language(Document stored) {
        String code = stored.getString("language");
        return code == null ? null : Language.of(code);
    }

    /** Those of earlier versions do not say when they were given, and go. */
    @Override
    public void removeFrom(Actor actor, Instant until) {
        addresses.deleteOne(
                Filters.and(Filters.eq("_id", actor.toString()), Filters.not(Filters.gt(GIVEN, Date.from(until)))));
    }

    @Override
    public void remove(Actor actor) {
        addresses.deleteOne(Filters.eq("_id", actor.toString()));
    }
}
