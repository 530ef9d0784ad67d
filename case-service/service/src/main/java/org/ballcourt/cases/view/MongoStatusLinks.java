package org.ballcourt.cases.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.cases.view.StatusLink.Shows;
import org.ballcourt.contracts.Actor;
import org.bson.Document;

/** The collection {@code status_links}. */
final class MongoStatusLinks implements StatusLinks {
    private static final int MOST_LISTED = 100;
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> links;

    MongoStatusLinks(MongoCollection<Document> links) {
        this.links = links;
        links.createIndex(ascending("caseId"), new IndexOptions().name("status_links_case"));
    }

    @Override
    public void add(StatusLink link) {
        Document document = new Document("_id", link.id())
                .append("caseId", link.caseId())
                .append("by", link.by().toString())
                .append("shows", link.shows().stream().map(Shows::name).toList())
                .append("createdAt", Date.from(link.createdAt()))
                .append("withdrawnAt", null)
                .append("reads", 0L)
                .append("pictureReads", 0L);
        MongoFailures.translate(() -> links.insertOne(document));
    }

    @Override
    public List<StatusLink> of(String caseId, Actor by) {
        List<StatusLink> newestFirst =
                MongoFailures.translate(() -> links.find(and(eq("caseId", caseId), eq("by", by.toString())))
                        .sort(descending("createdAt", "_id"))
                        .limit(MOST_LISTED)
                        .map(MongoStatusLinks::link)
                        .into(new ArrayList<>()));
        return newestFirst.reversed();
    }

    @Override
    public long countOpen(String caseId, Actor by, int most) {
        return MongoFailures.translate(() -> links.countDocuments(
                and(eq("caseId", caseId), eq("by", by.toString()), eq("withdrawnAt", null)),
                new CountOptions().limit(most)));
    }

    @Override
    public boolean withdraw(String caseId, Actor by, String id, Instant at) {
        return MongoFailures.translate(() -> links.updateOne(
                                and(
                                        eq("_id", id),
                                        eq("caseId", caseId),
                                        eq("by", by.toString()),
                                        eq("withdrawnAt", null)),
                                set("withdrawnAt", Date.from(at)))
                        .getModifiedCount()
                == 1);
    }

    @Override
    public Optional<StatusLink> read(String id, StatusLink.Read what) {
        String counter = switch (what) {
            case STATUS -> "reads";
            case PICTURE -> "pictureReads";
        };
        return MongoFailures.translate(() -> Optional.ofNullable(links.findOneAndUpdate(
                                and(eq("_id", id), eq("withdrawnAt", null)), inc(counter, 1L), AFTER))
                        .or(() -> Optional.ofNullable(links.find(eq("_id", id)).first())))
                .map(MongoStatusLinks::link);
    }

    private static StatusLink link(Document found) {
        Set<Shows> shows = EnumSet.noneOf(Shows.class);
        found.getList("shows", String.class).forEach(name -> shows.add(Shows.valueOf(name)));
        Date withdrawn = found.getDate("withdrawnAt");
        return new StatusLink(
                found.getString("_id"),
                found.getString("caseId"),
                Actor.parse(found.getString("by")),
                shows,
                found.getDate("createdAt").toInstant(),
                withdrawn == null ? null : withdrawn.toInstant(),
                found.getLong("reads"),
                found.getLong("pictureReads"));
    }
}
