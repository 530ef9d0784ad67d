package org.ballcourt.cases.view;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.Independence;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * How many lines of the queue there are of which kind. Facets are counted in memory, from lines that are read once for all who may see
 * the same and ask for the same beside the facets. The longer it took to read them, the longer they are kept, so that few cases are
 * counted as they are and many cost no more than a small part of the time, however many people look.
 */
public final class QueueCounting {
    /** Whoever has more needs no exact figure, and each has to be read. */
    static final int MOST_COUNTED = 5_000;

    /** Then reading the same again and again takes no more than a twentieth of the time. */
    private static final int TIMES_KEPT = 20;

    private static final Duration LONGEST_KEPT = Duration.ofSeconds(10);

    /** Some 200 bytes each. */
    private static final int MOST_KEPT = 50_000;

    private final MongoCollection<Document> lines;
    private final PrivateMatters kept;
    private final Ticker nanos;
    private final LoadingCache<Wanted, Read> read;

    /** @param nanos a monotonic clock */
    public QueueCounting(MongoCollection<Document> lines, Independence independence, Ticker nanos) {
        this.lines = lines;
        this.kept = new PrivateMatters(lines, independence);
        this.nanos = nanos;
        this.read = Caffeine.newBuilder()
                .expireAfter(Expiry.<Wanted, Read>creating((_, done) -> kept(done.took())))
                .maximumWeight(MOST_KEPT)
                .weigher((Wanted _, Read done) -> 1 + done.lines().size())
                .ticker(nanos)
                .executor(Runnable::run)
                .build(this::read);
    }

    /** Which lines: of what somebody may see, what is asked for beside the facets. */
    private record Wanted(Whose whose, QueueQuery query) {}

    /** @param lines those that are due next, with one more than are counted where there are more */
    private record Read(List<FacetLine> lines, Duration took) {}

    /** The lines that a query finds, counted by what one may narrow it down to; of very many, those that are due next. */
    public QueueCounts counts(QueueQuery query, boolean overdue, Instant now, Actor actor) {
        QueueFacets facets = new QueueFacets(query, overdue, now, actor);
        List<FacetLine> found = Whose.of(actor).stream()
                .map(whose -> read.get(new Wanted(whose, facets.beside())).lines())
                .reduce(List.of(), QueueCounting::merged);
        boolean more = found.size() > MOST_COUNTED;
        List<FacetLine> told = without(kept.idsFor(actor), found);
        return facets.count(told.subList(0, Math.min(told.size(), MOST_COUNTED)), more);
    }

    /** What is kept from somebody is asked for each time, and after the lines, which all who may see the same share for a while. */
    private static List<FacetLine> without(Set<String> kept, List<FacetLine> found) {
        return kept.isEmpty()
                ? found
                : found.stream().filter(line -> !kept.contains(line.caseId())).toList();
    }

    private static List<FacetLine> merged(List<FacetLine> some, List<FacetLine> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparing(FacetLine::place))
                .toList();
    }

    static Duration kept(Duration took) {
        Duration kept = took.multipliedBy(TIMES_KEPT);
        return kept.compareTo(LONGEST_KEPT) < 0 ? kept : LONGEST_KEPT;
    }

    private Read read(Wanted wanted) {
        long begun = nanos.read();
        List<FacetLine> found = find(wanted);
        return new Read(found, Duration.ofNanos(nanos.read() - begun));
    }

    private List<FacetLine> find(Wanted wanted) {
        QueueQuery query = wanted.query();
        List<Set<String>> words = query.isSearch() ? SearchWords.wanted(query.text()) : List.of();
        if (query.isSearch() && words.isEmpty()) {
            return List.of();
        }
        List<Bson> all = new ArrayList<>(LineFilters.of(query, words));
        all.add(wanted.whose().filter());
        // A line without the field is one of a case whose filing has not arrived.
        all.add(Filters.gt("byOpened", ""));
        return MongoFailures.translate(() -> FacetLine.of(lines.find(Filters.and(all))
                .projection(Projections.include(FacetLine.FIELDS))
                .sort(Sorts.ascending(QueueQuery.Sort.DUE.field()))
                .limit(MOST_COUNTED + 1)
                .into(new ArrayList<>())));
    }
}
