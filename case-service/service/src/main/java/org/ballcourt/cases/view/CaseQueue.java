package org.ballcourt.cases.view;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.cases.view.PrivateMatters.Own;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.Independence;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All cases in a line, to be looked through page by page; each caller finds only those that are theirs. */
public record CaseQueue(MongoCollection<Document> lines, SeenCases seen, Independence independence) {
    private static final Logger log = LoggerFactory.getLogger(CaseQueue.class);

    private static final String ERASED = "erased";

    /** How many open cases stand in a stage with the same holders. */
    public record Count(String stage, String holder, int cases) {}

    /** Makes the indexes that the queries need, where they are missing. */
    public void prepare() {
        for (String field : List.of("byDue", "byOpened", "byAmount")) {
            index("queue_" + field, field);
        }
        // These hardly ever change, so their indexes do without the deadline, which always does. They serve what
        // few lines have, which would else be looked for in all; what many have is soon found in the order asked for.
        for (String field : List.of(
                "words",
                "outside",
                "owner",
                "reason",
                "goodsClass",
                "market",
                "urgent",
                "open",
                "asked",
                "others",
                "about",
                "dispute")) {
            index("queue_" + field, field);
        }
        for (String field : List.of("stage", "kind", "holders", "seller", "buyer", "readers")) {
            index("queue_" + field + "_byDue", field, "byDue");
        }
    }

    private void index(String name, String... fields) {
        lines.createIndex(Indexes.ascending(fields), new IndexOptions().name(name));
    }

    public QueuePage page(QueueQuery query, Actor actor) {
        List<Set<String>> words = query.isSearch() ? SearchWords.wanted(query.text()) : List.of();
        if (query.isSearch() && words.isEmpty()) {
            return new QueuePage(List.of(), null);
        }
        PrivateMatters kept = new PrivateMatters(lines, independence);
        String field = query.sort().field();
        List<Document> shown = new ArrayList<>();
        List<QueueLine> readable = new ArrayList<>();
        String after = query.after();
        boolean more = true;
        while (more && readable.size() <= query.limit()) {
            Bson next = all(query, words, after, actor, kept);
            List<Document> found =
                    MongoFailures.translate(() -> find(query, next).into(new ArrayList<>()));
            more = found.size() > query.limit();
            Map<String, Integer> versions = seen.of(
                    actor, found.stream().map(line -> line.getString("_id")).toList());
            Own own = kept.disputesBehind(found, actor);
            for (Document line : found) {
                QueueLine read = own.keeps(line) ? null : read(line, actor, versions, own);
                if (read != null) {
                    shown.add(line);
                    readable.add(read);
                }
            }
            after = found.isEmpty() ? after : found.getLast().getString(field);
        }
        boolean another = readable.size() > query.limit();
        return new QueuePage(
                another ? List.copyOf(readable.subList(0, query.limit())) : readable,
                another ? QueueQuery.cursorAt(shown.get(query.limit() - 1).getString(field)) : null);
    }

    /** Null for a line that cannot be read, which is missing on the page, where all others stand. */
    private static QueueLine read(Document line, Actor actor, Map<String, Integer> seen, Own own) {
        try {
            return QueueLine.of(line, actor, seen.get(line.getString("_id")), own.isBehind(line));
        } catch (ClassCastException | NullPointerException | IllegalArgumentException damaged) {
            log.error("The line of case {} cannot be read", line.get("_id"), damaged);
            return null;
        }
    }

    /** Whether somebody is in any of these cases, as a side or as one who was asked; @param cases empty for any */
    public boolean names(Actor person, List<String> cases) {
        Bson theirs = Filters.or(Filters.eq("readers", person.toString()), Filters.eq("outside", person.toString()));
        return MongoFailures.translate(() -> lines.find(
                                cases.isEmpty() ? theirs : Filters.and(theirs, Filters.in("_id", cases)))
                        .first())
                != null;
    }

    /** The cases in which any of these accounts has a part, as a side or as one who was asked. */
    public List<String> casesOf(Collection<Actor> accounts) {
        List<String> names = accounts.stream().map(Actor::toString).toList();
        return MongoFailures.translate(
                () -> lines.find(Filters.or(Filters.in("readers", names), Filters.in("outside", names)))
                        .projection(Projections.include("_id"))
                        .map(line -> line.getString("_id"))
                        .into(new ArrayList<>()));
    }

    /** A closed case, and everybody who had a part in it. */
    public record Old(String caseId, Set<String> people) {}

    /** Cases of whatever kind in which nothing has happened since then, and that were not erased; @param but for these */
    public List<Old> closedSince(Instant then, List<String> but, int limit) {
        return MongoFailures.translate(() -> lines.find(Filters.and(
                                Filters.eq("open", false),
                                Filters.lte("updatedAt", Date.from(then)),
                                Filters.exists(ERASED, false),
                                Filters.nin("_id", but)))
                        .limit(limit)
                        .into(new ArrayList<>()))
                .stream()
                .map(line -> new Old(line.getString("_id"), people(line)))
                .toList();
    }

    /** Everybody who has a part in the case; nobody where it is not known. */
    public Set<String> peopleIn(String caseId) {
        Document line = MongoFailures.translate(
                () -> lines.find(Filters.eq("_id", caseId)).first());
        return line == null ? Set.of() : people(line);
    }

    private static Set<String> people(Document line) {
        return Stream.of("readers", "outside")
                .flatMap(field -> line.getList(field, String.class, List.of()).stream())
                .filter(name -> name.indexOf('/') > 0)
                .collect(Collectors.toSet());
    }

    /** It is not found again by the one above. */
    public void erased(String caseId) {
        MongoFailures.translate(() -> lines.updateOne(Filters.eq("_id", caseId), Updates.set(ERASED, true)));
    }

    public boolean has(String caseId) {
        return MongoFailures.translate(
                        () -> lines.find(Filters.eq("_id", caseId)).first())
                != null;
    }

    /** Open cases by stage and holders. */
    public List<Count> openCases() {
        return MongoFailures.translate(() -> lines.aggregate(List.of(
                        Aggregates.match(Filters.eq("open", true)),
                        Aggregates.group(
                                new Document("stage", "$stage").append("holder", "$holder"),
                                Accumulators.sum("cases", 1))))
                .map(group -> new Count(
                        String.valueOf(group.get("_id", Document.class).get("stage")),
                        String.valueOf(group.get("_id", Document.class).get("holder")),
                        group.get("cases", Number.class).intValue()))
                .into(new ArrayList<>()));
    }

    private static Bson all(QueueQuery query, List<Set<String>> words, String after, Actor actor, PrivateMatters kept) {
        String field = query.sort().field();
        List<Bson> all = new ArrayList<>(LineFilters.of(query, words));
        all.add(Whose.everythingOf(actor));
        if (actor.role().isPlatform()) {
            all.add(kept.notAgainst(actor));
        }
        if (after != null) {
            all.add(query.sort().descending() ? Filters.lt(field, after) : Filters.gt(field, after));
        } else {
            // A line without the field is one of a case whose filing has not arrived.
            all.add(Filters.gt(field, ""));
        }
        return Filters.and(all);
    }

    private FindIterable<Document> find(QueueQuery query, Bson which) {
        String field = query.sort().field();
        return lines.find(which)
                .sort(query.sort().descending() ? Sorts.descending(field) : Sorts.ascending(field))
                .limit(query.limit() + 1);
    }
}
