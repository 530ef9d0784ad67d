package org.ballcourt.escalation.announcements;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** One document per case with the ids of everything that was announced about it. */
public record MongoAnnouncementLog(MongoCollection<Document> announced) implements AnnouncementLog {
    @Override
    public Set<String> announced(String caseId) {
        Document stored = announced.find(Filters.eq("_id", caseId)).first();
        return stored == null ? Set.of() : stored.get("ids", Document.class).keySet();
    }

    @Override
    public void mark(Collection<Announcement> announcements) {
        List<UpdateOneModel<Document>> marks = announcements.stream()
                .map(a -> new UpdateOneModel<Document>(
                        Filters.eq("_id", a.caseId()),
                        Updates.set("ids." + a.id(), a.at().toString()),
                        new UpdateOptions().upsert(true)))
                .toList();
        announced.bulkWrite(marks, new BulkWriteOptions().ordered(false));
    }
}
