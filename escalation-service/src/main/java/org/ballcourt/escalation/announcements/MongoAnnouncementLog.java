package org.ballcourt.escalation.announcements;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** One document per case with the ids of everything that was announced about it. */
public record MongoAnnouncementLog(MongoCollection<Document> announced) implements AnnouncementLog {
    @Override
    public Map<String, Set<String>> announced(Collection<String> caseIds) {
        Map<String, Set<String>> ids = new HashMap<>();
        announced
                .find(Filters.in("_id", caseIds))
                .forEach(stored -> ids.put(
                        stored.getString("_id"),
                        stored.get("ids", Document.class).keySet()));
        return ids;
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
