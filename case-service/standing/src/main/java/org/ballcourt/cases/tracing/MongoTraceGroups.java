package org.ballcourt.cases.tracing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.records.TraceEvent;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The collection {@code trace_groups}: a document per group, which is its own outbox. What is asked for stands beside the group itself. */
final class MongoTraceGroups implements TraceGroups {
    private static final String ID = "_id";
    private static final String SUBJECT = "subject";
    private static final String N = "n";
    private static final String MARKS = "marks";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String STATE = "state";
    private static final String OPENED_AT = "openedAt";
    private static final String SEQ = "seq";
    private static final String IS_TOLD = "isTold";
    private static final String GROUP = "group";
    private static final String UNTOLD = "untold";

    private final MongoCollection<Document> groups;

    MongoTraceGroups(MongoCollection<Document> groups) {
        this.groups = groups;
    }

    /** Makes the indexes that the questions need, where they are missing. */
    void prepare() {
        index("trace_groups_subject", SUBJECT, N);
        index("trace_groups_marks", MARKS, FROM);
        index("trace_groups_told", IS_TOLD);
        index("trace_groups_state", STATE, OPENED_AT);
        index("trace_groups_opened", OPENED_AT);
    }

    private void index(String name, String... fields) {
        groups.createIndex(ascending(fields), new IndexOptions().name(name));
    }

    @Override
    public Optional<TraceGroup> find(String id) {
        return Optional.ofNullable(
                        MongoFailures.translate(() -> groups.find(eq(ID, id)).first()))
                .map(MongoTraceGroups::read);
    }

    @Override
    public Optional<TraceGroup> newest(String subject) {
        return last(eq(SUBJECT, subject), N);
    }

    @Override
    public Optional<TraceGroup> begunBy(String subject, Instant then) {
        return last(and(eq(SUBJECT, subject), lte(FROM, Date.from(then))), N);
    }

    private Optional<TraceGroup> last(Bson which, String by) {
        return Optional.ofNullable(MongoFailures.translate(
                        () -> groups.find(which).sort(descending(by)).first()))
                .map(MongoTraceGroups::read);
    }

    @Override
    public boolean anySpans(Collection<String> marks, Instant filedAt) {
        Date at = Date.from(filedAt);
        Bson spans = and(in(MARKS, marks), lte(FROM, at), or(eq(UNTIL, null), gt(UNTIL, at)));
        return MongoFailures.translate(() -> groups.find(spans).first()) != null;
    }

    @Override
    public boolean add(TraceGroup group) {
        return MongoFailures.translate(() -> MongoCalls.insertIfAbsent(groups, written(group)));
    }

    @Override
    public boolean replace(TraceGroup before, TraceGroup after) {
        return MongoFailures.translate(() -> groups.replaceOne(
                                and(eq(ID, before.id()), eq(SEQ, before.seq())), written(after))
                        .getMatchedCount())
                == 1;
    }

    @Override
    public List<TraceGroup> untold(int limit) {
        return all(eq(IS_TOLD, false), new Document(ID, 1), limit);
    }

    @Override
    public List<TraceGroup> page(State state, TraceGroup before, int limit) {
        List<Bson> which = new ArrayList<>();
        if (state != null) {
            which.add(eq(STATE, state.name()));
        }
        if (before != null) {
            Date at = Date.from(before.openedAt());
            which.add(lte(OPENED_AT, at));
            which.add(or(lt(OPENED_AT, at), and(eq(OPENED_AT, at), lt(ID, before.id()))));
        }
        return all(which.isEmpty() ? new Document() : and(which), descending(OPENED_AT, ID), limit);
    }

    private List<TraceGroup> all(Bson which, Bson order, int limit) {
        return MongoFailures.translate(() -> groups.find(which)
                .sort(order)
                .limit(limit)
                .map(MongoTraceGroups::read)
                .into(new ArrayList<>()));
    }

    @Override
    public Map<State, Long> count() {
        Map<State, Long> count = new EnumMap<>(State.class);
        for (State state : State.values()) {
            count.put(state, MongoFailures.translate(() -> groups.countDocuments(eq(STATE, state.name()))));
        }
        return count;
    }

    @Override
    public Optional<Instant> oldestOpen() {
        Bson open = eq(STATE, State.OPEN.name());
        return Optional.ofNullable(MongoFailures.translate(
                        () -> groups.find(open).sort(ascending(OPENED_AT)).first()))
                .map(found -> found.getDate(OPENED_AT).toInstant());
    }

    private static Document written(TraceGroup group) {
        return new Document(ID, group.id())
                .append(SUBJECT, group.subject())
                .append(N, group.n())
                .append(MARKS, group.marks())
                .append(FROM, Date.from(group.from()))
                .append(UNTIL, group.until() == null ? null : Date.from(group.until()))
                .append(STATE, State.of(group).name())
                .append(OPENED_AT, Date.from(group.openedAt()))
                .append(SEQ, group.seq())
                .append(IS_TOLD, group.untold().isEmpty())
                .append(GROUP, Wire.sealedJson().writeValueAsString(group.told()))
                .append(
                        UNTOLD,
                        group.untold().stream()
                                .map(event -> Records.write((Record) event))
                                .toList());
    }

    private static TraceGroup read(Document found) {
        List<TraceEvent> untold = found.getList(UNTOLD, String.class).stream()
                .map(event -> Records.readAny(TraceEvent.class, event).orElseThrow())
                .toList();
        return Wire.sealedJson()
                .readValue(found.getString(GROUP), TraceGroup.class)
                .withUntold(untold);
    }
}
