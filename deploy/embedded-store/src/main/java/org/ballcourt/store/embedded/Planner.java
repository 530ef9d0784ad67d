package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chooses the access that reads least. Counting entries is exact and cheap, so nothing needs statistics. */
final class Planner {
    /** {$in: [...]} on several keys multiplies; beyond this many ranges a wider range is the better bargain. */
    private static final int MAX_RANGES = 2_000;

    /** Among equal keys the entries of a plain index are in the order of their positions, that is of _id. */
    private static final IndexKey POSITION = new IndexKey("_id", true);

    private final Conditions query;
    private final List<SortKey> sort;
    private final long wanted;
    private boolean idsHaveOrder;

    private record SortKey(String path, boolean ascending) {}

    /** @param wanted skip + limit, or 0 for all */
    Planner(Document query, Document orderBy, long wanted) {
        this.query = Conditions.of(query);
        this.sort = sortKeys(orderBy);
        this.wanted = wanted;
    }

    /** For the most frequent queries of all: by one id or by several; null for others. */
    static Plan byIds(Document query, Documents documents) {
        Condition ids = query.containsKey("_id") ? Condition.of(query.get("_id")) : Condition.UNKNOWN;
        if (!ids.isKnown() || documents.keys().isEmpty() || documents.hasUnordered()) {
            return null;
        }
        List<Range> points = new ArrayList<>();
        for (Interval interval : ids.intervals()) {
            if (!interval.isPoint()) {
                return null;
            }
            points.add(Range.point(new Key(interval.from().value())));
        }
        Plan.Order order = points.size() == 1 ? Plan.Order.FORWARDS : Plan.Order.NONE;
        return new Plan(documents, points, points.size(), order, false, false);
    }

    private static List<SortKey> sortKeys(Document orderBy) {
        if (orderBy == null || orderBy.containsKey("$natural")) {
            return List.of();
        }
        return orderBy.entrySet().stream()
                .map(key -> new SortKey(key.getKey(), ((Number) key.getValue()).intValue() > 0))
                .toList();
    }

    /** @param primary answers everything, if need be by reading all there is */
    Plan choose(Access primary, List<? extends Access> indexes) {
        idsHaveOrder = !primary.hasUnordered();
        Plan byId = plan(primary);
        if (byId.cost() <= 1) {
            return byId;
        }
        List<Plan> plans = new ArrayList<>(List.of(byId));
        indexes.stream().filter(index -> index.canAnswer(query)).map(this::plan).forEach(plans::add);
        long matches = Math.max(1, plans.stream().mapToLong(Plan::cost).min().orElseThrow());
        return plans.stream()
                .min(Comparator.comparingDouble((Plan plan) -> effort(plan, matches))
                        .thenComparing(Plan::isOrdered, Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** An ordered plan stops as soon as it has what is wanted; matches are taken to be spread evenly over it. */
    private double effort(Plan plan, long matches) {
        boolean stopsEarly = wanted > 0 && (plan.isOrdered() || sort.isEmpty());
        return stopsEarly ? Math.min(plan.cost(), (double) wanted * plan.cost() / matches) : plan.cost();
    }

    private Plan plan(Access access) {
        List<byte[]> prefixes = List.of(new byte[0]);
        List<Range> ranges = null;
        int fixed = 0;
        int used = 0;
        boolean exact = query.areExact();
        for (IndexKey key : access.keys()) {
            Condition condition = access.hasSeveralAt(used) ? query.one(key.getKey()) : query.all(key.getKey());
            if (!condition.isKnown()
                    || (long) prefixes.size() * condition.intervals().size() > MAX_RANGES) {
                break;
            }
            used++;
            exact &= condition.exact();
            if (!condition.intervals().stream().allMatch(Interval::isPoint)) {
                ranges = within(prefixes, condition, key.isAscending());
                break;
            }
            prefixes = extended(prefixes, condition, key.isAscending());
            fixed++;
        }
        ranges = ranges == null ? prefixes.stream().map(Range::startingWith).toList() : ranges;
        boolean unordered = access.hasUnordered();
        boolean repeats = repeats(access, fixed);
        Plan.Order order = unordered || repeats || ranges.size() > 1 ? Plan.Order.NONE : order(access, fixed);
        exact &= used == query.size() && !unordered && !repeats;
        List<Range> all = order == Plan.Order.NONE
                ? Stream.concat(ranges.stream(), Stream.of(Range.UNORDERED)).toList()
                : ranges;
        return new Plan(access, all, all.stream().mapToLong(access::estimate).sum(), order, exact, repeats);
    }

    /** Whether several entries of one document may lie in the ranges: not where each array is asked for one value only. */
    private boolean repeats(Access access, int fixed) {
        List<IndexKey> keys = access.keys();
        return IntStream.range(0, keys.size())
                .anyMatch(place -> access.hasSeveralAt(place)
                        && !(place < fixed
                                && query.one(keys.get(place).getKey()).isPoint()));
    }

    private static List<byte[]> extended(List<byte[]> prefixes, Condition points, boolean ascending) {
        List<byte[]> longer = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            for (Interval point : points.intervals()) {
                longer.add(new KeyWriter()
                        .raw(prefix)
                        .raw(point.from().value(), ascending)
                        .toBytes());
            }
        }
        return longer;
    }

    private static List<Range> within(List<byte[]> prefixes, Condition condition, boolean ascending) {
        List<Range> ranges = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            condition.intervals().forEach(interval -> ranges.add(interval.under(prefix, ascending)));
        }
        return ranges;
    }

    /** Fixed keys have one value each and drop out; the rest of the sort must follow the keys, all one way round. */
    private Plan.Order order(Access access, int fixed) {
        List<IndexKey> keys = access.keys();
        List<String> constant = IntStream.range(0, fixed)
                .filter(place -> !access.hasSeveralAt(place)) // an array is sorted by another element, perhaps
                .mapToObj(place -> keys.get(place).getKey())
                .toList();
        Boolean backwards = null;
        int next = fixed;
        for (SortKey wish :
                sort.stream().filter(key -> !constant.contains(key.path())).toList()) {
            if (next == keys.size() && access.isUnique()) {
                break; // no two entries are equal so far: the rest decides nothing
            }
            IndexKey key = next < keys.size() ? keys.get(next) : POSITION;
            boolean turned = key.isAscending() != wish.ascending();
            boolean fits = key.getKey().equals(wish.path()) && (backwards == null || backwards == turned);
            if (!fits || key == POSITION && !idsHaveOrder) {
                return Plan.Order.NONE;
            }
            backwards = turned;
            if (next++ == keys.size()) {
                break; // an _id is unique
            }
        }
        if (sort.isEmpty()) {
            return Plan.Order.NONE;
        }
        return Boolean.TRUE.equals(backwards) ? Plan.Order.BACKWARDS : Plan.Order.FORWARDS;
    }
}
