package org.ballcourt.evidence.records;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Parties.Matter;
import org.ballcourt.contracts.Role;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** What the service learned from case events: relations, and what was submitted to which case. */
public final class CaseFiles {
    static final String BUYER = "buyer";
    static final String SELLER = "seller";
    static final String CARRIER = "carrier";
    static final String ASKED = "asked";
    static final String BY = "by";
    static final String ABOUT = "about";
    /** The one concerned, who does not know of it yet. */
    static final String ACCUSED = "accused";
    /** Somebody asked the desk, of whom all may see it. */
    static final String CONTACT = "contact";
    /** The case behind it. */
    static final String DISPUTE = "dispute";

    private final MongoCollection<Document> cases;
    private final MongoCollection<Document> disclosures;

    public CaseFiles(@Qualifier("evidence") MongoDatabase database) {
        cases = database.getCollection("cases");
        disclosures = database.getCollection("disclosures");
        disclosures.createIndex(Indexes.ascending("evidenceId"));
        disclosures.createIndex(Indexes.ascending("caseId"));
    }

    /** Where the subscription keeps its document per case. */
    public MongoCollection<Document> collection() {
        return cases;
    }

    public Optional<Parties> parties(String caseId) {
        return Optional.ofNullable(cases.find(Filters.eq("_id", caseId)).first())
                .filter(document -> document.containsKey(BUYER) || document.containsKey(BY))
                .map(CaseFiles::parties);
    }

    /** What a case's document says of who has a part in it. */
    static Parties parties(Document document) {
        List<Actor> asked = document.getList(ASKED, String.class, List.of()).stream()
                .filter(name -> name.indexOf('/') > 0)
                .map(CaseFiles::actor)
                .toList();
        return Parties.of(document.getString(BUYER), document.getString(SELLER), asked, matter(document))
                .carriedBy(document.getString(CARRIER));
    }

    private static Matter matter(Document document) {
        if (!document.containsKey(BY)) {
            return null;
        }
        Actor told = actor(document, ABOUT);
        Actor about = told == null ? actor(document, ACCUSED) : told;
        return new Matter(kind(document), actor(document, BY), about, told != null, document.getString(DISPUTE));
    }

    /** An agent knows from the first day what a seller learns later. */
    private static MatterKind kind(Document document) {
        if (document.containsKey(CONTACT)) {
            return MatterKind.CONTACT;
        }
        if (document.containsKey(ACCUSED)) {
            return MatterKind.VIOLATION;
        }
        return document.containsKey(ABOUT) ? MatterKind.AGENT_COMPLAINT : MatterKind.CONTEST;
    }

    private static Actor actor(Document document, String field) {
        String written = document.getString(field);
        return written == null ? null : actor(written);
    }

    /** Takes an empty id too: an order may name its carrier by an empty text. */
    private static Actor actor(String written) {
        int slash = written.indexOf('/');
        return new Actor(Role.valueOf(written.substring(0, slash)), written.substring(slash + 1));
    }

    /** The document with who has a part in the case now. */
    static Document with(Document document, Parties parties) {
        if (parties.buyer() != null) {
            document.append(BUYER, parties.buyer()).append(SELLER, parties.seller());
        }
        if (parties.carrier() != null) {
            document.append(CARRIER, parties.carrier());
        }
        if (parties.matter() != null) {
            Matter matter = parties.matter();
            document.append(BY, matter.by().toString());
            if (matter.kind() == MatterKind.VIOLATION) {
                document.append(ACCUSED, matter.about().toString());
            }
            if (matter.kind() == MatterKind.CONTACT) {
                document.append(CONTACT, true);
            }
            if (matter.dispute() != null) {
                document.append(DISPUTE, matter.dispute());
            }
            if (matter.concerned() != null) {
                document.append(ABOUT, matter.concerned().toString());
            }
        }
        if (!parties.outside().isEmpty()) {
            Set<String> asked = new LinkedHashSet<>(document.getList(ASKED, String.class, List.of()));
            parties.outside().values().stream().map(Actor::toString).forEach(asked::add);
            document.append(ASKED, List.copyOf(asked));
        }
        return document;
    }

    /** The cases that an original was submitted to. */
    public List<ExhibitDisclosure> disclosuresOf(String evidenceId) {
        return disclosures
                .find(Filters.eq("evidenceId", evidenceId))
                .map(CaseFiles::disclosure)
                .into(new ArrayList<>());
    }

    /** All that was submitted to a case. */
    public List<ExhibitDisclosure> disclosuresTo(String caseId) {
        return disclosures
                .find(Filters.eq("caseId", caseId))
                .map(CaseFiles::disclosure)
                .into(new ArrayList<>());
    }

    /** Notes what was submitted, with its number, or only cited; doing it again changes nothing. */
    void disclose(List<ExhibitDisclosure> news) {
        if (news.isEmpty()) {
            return;
        }
        Map<String, ExhibitDisclosure> all = known(news);
        Map<String, WriteModel<Document>> writes = new LinkedHashMap<>();
        for (ExhibitDisclosure one : news) {
            String id = id(one);
            ExhibitDisclosure before = all.get(id);
            if (one.exhibit() != null) {
                ExhibitDisclosure submitted = one.after(before);
                all.put(id, submitted);
                writes.put(
                        id,
                        new ReplaceOneModel<>(
                                Filters.eq("_id", id), document(submitted), new ReplaceOptions().upsert(true)));
            } else if (before == null) {
                // What was submitted before keeps its number.
                all.put(id, one);
                Document cited = document(one);
                cited.remove("_id");
                writes.put(
                        id,
                        new UpdateOneModel<>(
                                Filters.eq("_id", id),
                                new Document("$setOnInsert", cited),
                                new UpdateOptions().upsert(true)));
            }
        }
        if (!writes.isEmpty()) {
            disclosures.bulkWrite(List.copyOf(writes.values()), new BulkWriteOptions().ordered(false));
        }
    }

    private Map<String, ExhibitDisclosure> known(List<ExhibitDisclosure> news) {
        Map<String, ExhibitDisclosure> known = new HashMap<>();
        disclosures
                .find(Filters.in("_id", news.stream().map(CaseFiles::id).toList()))
                .forEach(stored -> known.put(stored.getString("_id"), disclosure(stored)));
        return known;
    }

    private static String id(ExhibitDisclosure disclosure) {
        return disclosure.caseId() + ":" + disclosure.evidenceId();
    }

    private static Document document(ExhibitDisclosure disclosure) {
        return new Document("_id", id(disclosure))
                .append("caseId", disclosure.caseId())
                .append("evidenceId", disclosure.evidenceId())
                .append("exhibit", disclosure.exhibit())
                .append("elements", disclosure.elements())
                .append("at", Date.from(disclosure.at()));
    }

    private static ExhibitDisclosure disclosure(Document document) {
        return new ExhibitDisclosure(
                document.getString("caseId"),
                document.getString("evidenceId"),
                document.getInteger("exhibit"),
                document.getList("elements", String.class),
                document.getDate("at").toInstant());
    }
}
