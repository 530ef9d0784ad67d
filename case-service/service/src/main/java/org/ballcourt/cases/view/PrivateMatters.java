package org.ballcourt.cases.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.Independence;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Small matters that the queue keeps from one of the platform's people: those that somebody else brought up about him, about a relative of
 * his, or about a dispute in which one of them has a part. That the other side asked, reported or complained is its private matter.
 */
record PrivateMatters(MongoCollection<Document> lines, Independence independence) {
    private static final int TOGETHER = 1_000;

    /** Whose matters these are not to tell of; nobody's for a reader who is not of the platform. */
    private Set<String> accounts(Actor reader) {
        Set<String> all = new LinkedHashSet<>();
        if (reader.role().isPlatform()) {
            Stream.of(Role.values()).map(role -> role + "/" + reader.id()).forEach(all::add);
            all.addAll(relatives(reader));
        }
        return all;
    }

    private Set<String> relatives(Actor reader) {
        return independence.relativesOf(reader).stream().map(Actor::toString).collect(Collectors.toSet());
    }

    /** Leaves out those that name one of them; a dispute behind a matter is known by {@link #disputesBehind} alone. */
    Bson notAgainst(Actor reader) {
        Set<String> accounts = accounts(reader);
        return Filters.or(
                Filters.eq("readers", reader.toString()),
                Filters.in("by", relatives(reader)),
                Filters.and(Filters.nin("others", accounts), Filters.nin("about", accounts)));
    }

    /** Those among the disputes behind these lines in which the reader or a relative has a part, in whatever role. */
    Own disputesBehind(List<Document> page, Actor reader) {
        Set<String> accounts = accounts(reader);
        List<String> behind = page.stream()
                .map(line -> line.getString("dispute"))
                .filter(Objects::nonNull)
                .toList();
        Set<String> own = accounts.isEmpty() || behind.isEmpty()
                ? Set.of()
                : Set.copyOf(ids(Filters.and(Filters.in("_id", behind), isPart(accounts))));
        return new Own(own, reader.toString(), relatives(reader));
    }

    /** The ids of all that is kept from the reader. */
    Set<String> idsFor(Actor reader) {
        Set<String> accounts = accounts(reader);
        if (accounts.isEmpty()) {
            return Set.of();
        }
        Bson byOthers = Filters.and(Filters.ne("readers", reader.toString()), Filters.nin("by", relatives(reader)));
        Set<String> kept = new HashSet<>(
                ids(Filters.and(byOthers, Filters.or(Filters.in("others", accounts), Filters.in("about", accounts)))));
        List<String> disputes = ids(isPart(accounts));
        for (int from = 0; from < disputes.size(); from += TOGETHER) {
            List<String> some = disputes.subList(from, Math.min(from + TOGETHER, disputes.size()));
            kept.addAll(ids(Filters.and(byOthers, Filters.in("dispute", some))));
        }
        return kept;
    }

    private static Bson isPart(Collection<String> accounts) {
        return Filters.or(Filters.in("readers", accounts), Filters.in("outside", accounts));
    }

    private List<String> ids(Bson filter) {
        return MongoFailures.translate(() -> lines.find(filter)
                .projection(Projections.include("_id"))
                .map(line -> line.getString("_id"))
                .into(new ArrayList<>()));
    }

    /**
     * @param disputes in which the reader or a relative has a part
     * @param reader what he may read himself, or a relative brought up, tells nothing new
     */
    record Own(Set<String> disputes, String reader, Set<String> relatives) {
        boolean isBehind(Document line) {
            return line.getString("dispute") != null && disputes.contains(line.getString("dispute"));
        }

        boolean keeps(Document line) {
            return isBehind(line)
                    && !line.getList("readers", String.class, List.of()).contains(reader)
                    && !relatives.contains(line.getString("by"));
        }
    }
}
