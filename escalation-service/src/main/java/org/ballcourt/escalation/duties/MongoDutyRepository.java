package org.ballcourt.escalation.duties;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents of the subscription, with an index in the order of what is next to be done. */
public final class MongoDutyRepository implements DutyRepository {
    private static final Logger log = LoggerFactory.getLogger(MongoDutyRepository.class);

    /** Documents of a kilobyte or two. */
    private static final int PAGE = 500;

    private static final String ID = "_id";
    private static final String SEQ = "seq";
    private static final Bson IN_ORDER = ascending(CaseDutiesFold.NEXT, ID);

    /** Ids of another type are nobody's here, and no string is compared with them. */
    private static final Bson OF_CASES = gte(ID, "");

    private final MongoCollection<Document> cases;
    private volatile boolean indexed;

    public MongoDutyRepository(MongoCollection<Document> cases) {
        this.cases = cases;
    }

    private MongoCollection<Document> cases() {
        if (!indexed) {
            cases.createIndex(IN_ORDER);
            indexed = true;
        }
        return cases;
    }

    /** Many may be due in the same millisecond: those that follow in it come first. */
    @Override
    public Page dueUntil(Instant until, Position after) {
        Date at = Date.from(after.at());
        List<Document> found = page(and(eq(CaseDutiesFold.NEXT, at), gt(ID, after.caseId())));
        if (found.isEmpty()) {
            found = page(and(gt(CaseDutiesFold.NEXT, at), lte(CaseDutiesFold.NEXT, Date.from(until))));
        }
        if (found.isEmpty()) {
            return new Page(List.of(), null);
        }
        Document last = found.getLast();
        return new Page(
                found.stream().map(MongoDutyRepository::duties).toList(),
                new Position(last.getDate(CaseDutiesFold.NEXT).toInstant(), last.getString(ID)));
    }

    private List<Document> page(Bson which) {
        return cases().find(and(which, OF_CASES)).sort(IN_ORDER).limit(PAGE).into(new ArrayList<>());
    }

    @Override
    public Optional<Instant> firstDueAfter(Instant instant) {
        Document first = cases().find(and(
                        OF_CASES,
                        gt(CaseDutiesFold.NEXT, Date.from(instant)),
                        lt(CaseDutiesFold.NEXT, CaseDutiesFold.NEVER)))
                .sort(IN_ORDER)
                .projection(include(CaseDutiesFold.NEXT))
                .first();
        return Optional.ofNullable(first)
                .map(found -> found.getDate(CaseDutiesFold.NEXT).toInstant());
    }

    @Override
    public List<CaseDuties> after(String caseId, int limit) {
        return cases().find(gt(ID, caseId))
                .sort(ascending(ID))
                .limit(limit)
                .map(MongoDutyRepository::duties)
                .into(new ArrayList<>());
    }

    @Override
    public void reschedule(Collection<String> caseIds, Function<CaseDuties, Optional<Instant>> next) {
        List<Document> found = cases().find(in(ID, caseIds)).into(new ArrayList<>());
        write(
                found,
                stored -> next.apply(duties(stored)).map(CaseDutiesFold::stored).orElse(CaseDutiesFold.NEVER));
    }

    @Override
    public boolean completeSome() {
        List<Document> found = cases().find(and(OF_CASES, eq(CaseDutiesFold.NEXT, null)))
                .limit(PAGE)
                .into(new ArrayList<>());
        write(found, stored -> CaseDutiesFold.next(duties(stored)));
        return !found.isEmpty();
    }

    /** Where another event came meanwhile, its document says itself when it is due. */
    private void write(List<Document> found, Function<Document, Date> next) {
        List<UpdateOneModel<Document>> updates = found.stream()
                .map(stored -> new UpdateOneModel<Document>(
                        and(eq(ID, stored.getString(ID)), eq(SEQ, stored.get(SEQ))),
                        set(CaseDutiesFold.NEXT, next.apply(stored))))
                .toList();
        if (!updates.isEmpty()) {
            cases().bulkWrite(updates, new BulkWriteOptions().ordered(false));
        }
    }

    /** One that cannot be read has nothing to do and holds up no other; it is dealt with when its next event comes. */
    private static CaseDuties duties(Document stored) {
        String caseId = stored.getString(ID);
        try {
            return CaseDuties.of(caseId, stored);
        } catch (RuntimeException damaged) {
            log.error("The duties of case {} cannot be read", caseId, damaged);
            return new CaseDuties(caseId, List.of(), List.of(), Map.of());
        }
    }
}
