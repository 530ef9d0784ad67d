package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code announcements}, one document per version. */
public final class MongoPolicyAnnouncements implements PolicyAnnouncements {
    private final MongoCollection<Document> announcements;

    public MongoPolicyAnnouncements(@Qualifier("cases") MongoDatabase database) {
        this.announcements = database.getCollection("announcements");
    }

    @Override
    public Progress of(String version) {
        Document found = MongoFailures.translate(
                () -> announcements.find(eq("_id", version)).first());
        return found == null ? Progress.NONE : new Progress(found.getString("after"), instant(found.getDate("doneAt")));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }

    @Override
    public void reached(String version, Progress progress) {
        Document document = new Document("_id", version)
                .append("after", progress.after())
                .append("doneAt", progress.doneAt() == null ? null : Date.from(progress.doneAt()));
        MongoFailures.translate(
                () -> announcements.replaceOne(eq("_id", version), document, new ReplaceOptions().upsert(true)));
    }
}
