package org.ballcourt.cases.view;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What somebody looks for in the queue, as the store is asked for it. */
final class LineFilters {
    private LineFilters() {}

    /** @param words of the text that is searched for, each in all its forms */
    static List<Bson> of(QueueQuery query, List<Set<String>> words) {
        List<Bson> all = new ArrayList<>();
        QueueQuery.Only only = query.only();
        Stream.of(
                        is("kind", name(query.kind())),
                        is("holders", query.holder()),
                        is("stage", name(query.stage())),
                        is("seller", query.seller()),
                        is("buyer", only.buyer()),
                        is("reason", name(only.reason())),
                        is("goodsClass", name(only.goodsClass())),
                        is("urgent", only.urgent()),
                        is("open", only.open()),
                        is("owner", only.owner()),
                        is("market", only.market()))
                .filter(Objects::nonNull)
                .forEach(all::add);
        if (only.desk() != null) {
            all.add(unassigned(only.desk().name()));
        }
        if (query.dueBefore() != null) {
            all.add(Filters.lt("byDue", QueueFold.SORTABLE.format(query.dueBefore())));
        }
        if (only.amount() != null && only.amount().from() != null) {
            all.add(Filters.gte("asked", only.amount().from().doubleValue()));
        }
        if (only.amount() != null && only.amount().to() != null) {
            all.add(Filters.lte("asked", only.amount().to().doubleValue()));
        }
        words.forEach(forms -> all.add(Filters.in("words", forms)));
        return all;
    }

    /** The first narrows it down by an index. */
    private static Bson unassigned(String desk) {
        return new Document("holders", desk)
                .append("duties", new Document("$elemMatch", new Document("holder", desk).append("holderId", null)));
    }

    private static Bson is(String field, Object value) {
        return value == null ? null : Filters.eq(field, value);
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
