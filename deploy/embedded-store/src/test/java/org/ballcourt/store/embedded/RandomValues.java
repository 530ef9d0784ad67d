package org.ballcourt.store.embedded;

import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Documents, queries, updates and indexes over few fields and few values, so that they often meet. */
final class RandomValues {
    private static final List<String> FIELDS = List.of("a", "b", "c", "s.x", "s.y");

    private static final List<Object> SCALARS = java.util.Arrays.asList(
            null,
            true,
            false,
            0,
            -0.0,
            1,
            1L,
            1.0,
            1.5,
            -3,
            7,
            Integer.MAX_VALUE,
            1L << 53,
            (1L << 53) + 1,
            -(1L << 53) - 1,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            "",
            "a",
            "a\0",
            "a\1",
            "ab",
            "b",
            "\u00e9",
            "\uffff",
            "\ud83d\ude00",
            new Date(0),
            new Date(-5),
            new Date(1_790_000_000_000L),
            new UUID(1, -2),
            new UUID(-1, 2),
            new ObjectId("65f000000000000000000001"),
            new ObjectId("f5f000000000000000000001"));

    private static final List<Object> OTHERS = List.of(
            Double.NaN,
            new Decimal128(1),
            Decimal128.parse("1.50"),
            new Document("x", 1),
            new Document(),
            List.of(),
            List.of(1, 7),
            List.of("a", 1.5),
            List.of(List.of(1)),
            List.of(new Document("x", 1), new Document("x", "a")),
            new byte[] {1, 2});

    private final Random random;

    /** Of the indexes so far; queries and sorts that fit one are too rare by pure chance. */
    private final List<Document> keys = new ArrayList<>();

    /**
     * Upstream's comparison of arrays, NaN and the like is not transitive, so half of the rounds sort, half have
     * these.
     */
    private final boolean wild;

    RandomValues(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L); // neighbouring seeds begin alike otherwise
        this.wild = seed % 2 == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    String field() {
        return oneOf(FIELDS);
    }

    Object scalar() {
        return in(40) ? below(6) : oneOf(SCALARS);
    }

    Object value() {
        return wild && in(15) ? oneOf(OTHERS) : scalar();
    }

    Object id() {
        return in(10) ? "id" + below(80) : wild && in(2) ? new Document("k", below(3)) : below(120);
    }

    Document document() {
        Document document = new Document("_id", id());
        for (String field : List.of("a", "b", "c")) {
            if (in(80)) {
                document.append(field, value());
            }
        }
        if (in(60)) {
            Document inner = new Document("x", value());
            document.append(
                    "s", wild && in(10) ? List.of(inner, new Document("y", value())) : inner.append("y", value()));
        }
        return document;
    }

    Document query() {
        Document query = new Document();
        if (!keys.isEmpty() && in(40)) {
            oneOf(keys).keySet().stream().limit(1 + below(2)).forEach(field -> query.append(field, condition()));
            return query;
        }
        for (int conditions = below(4); conditions > 0; conditions--) {
            query.append(in(12) ? "_id" : field(), condition());
        }
        if (in(30)) {
            return new Document("$and", List.of(query, new Document(field(), condition())));
        }
        return in(5) ? query.append("$or", List.of(new Document("a", scalar()), new Document("b", scalar()))) : query;
    }

    private Object condition() {
        return switch (below(10)) {
            case 0, 1, 2, 3 -> value();
            case 4 ->
                new Document("$in", List.of(below(6), in(80) ? "a" : List.of(1, 7), in(80) ? 1.5 : new Decimal128(1)));
            case 5 -> new Document(oneOf(List.of("$gt", "$gte", "$lt", "$lte")), scalar());
            case 6 -> new Document("$gte", below(6)).append("$lt", in(70) ? below(9) : scalar());
            case 7 -> new Document("$gt", scalar()).append("$lte", scalar());
            case 8 -> new Document("$eq", scalar());
            default -> in(50) ? new Document("$exists", in(50)) : new Document("$ne", scalar());
        };
    }

    /** Ends with _id: the order among equal keys is nobody's promise. */
    Document sort() {
        Document sort = new Document();
        if (!wild && !keys.isEmpty() && in(60)) {
            int turn = in(50) ? 1 : -1;
            oneOf(keys).forEach((field, direction) -> sort.append(field, (in(90) ? turn : -turn) * (int) direction));
            return sort.append("_id", in(80) ? turn : -turn);
        }
        for (int keys = wild ? 0 : below(3); keys > 0; keys--) {
            sort.append(field(), in(50) ? 1 : -1);
        }
        return sort.append("_id", in(50) ? 1 : -1);
    }

    Document update() {
        return switch (below(4)) {
            case 0 -> new Document("$unset", new Document(oneOf(List.of("a", "b", "c")), ""));
            case 1 -> new Document("$set", new Document("a", value()).append("c", value()));
            default -> new Document("$set", new Document(oneOf(List.of("a", "b", "c", "s")), value()));
        };
    }

    Document indexKeys() {
        Document index = new Document();
        for (int count = 1 + below(3); count > 0; count--) {
            index.append(field(), in(60) ? 1 : -1);
        }
        keys.add(index);
        return index;
    }

    IndexOptions indexOptions(String name) {
        IndexOptions options = new IndexOptions().name(name);
        switch (below(5)) {
            case 0 -> options.sparse(true);
            case 1 ->
                options.partialFilterExpression(new Document(
                        field(),
                        oneOf(new ArrayList<>(List.of(
                                below(6), new Document("$gt", below(4)), new Document("$exists", true), true)))));
            default -> {}
        }
        return options;
    }
}
