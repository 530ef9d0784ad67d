package org.ballcourt.cases.view;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;

/** Counts lines by what one may choose in the queue. */
final class QueueFacets {
    private static final String YES = "true";

    private final QueueQuery query;
    private final Actor actor;
    private final Choice kind;
    private final Choice stage;
    private final Choice reason;
    private final Choice goodsClass;
    private final Choice market;
    private final Choice urgent;
    private final Choice open;
    private final Choice overdue;
    private final Choice desk;

    /** Whose turn it is, is one choice, whether it is asked by name or by role. */
    private final Choice turn;

    private final List<Choice> choices;
    private final List<Choice> narrowing;

    QueueFacets(QueueQuery query, boolean overdue, Instant now, Actor actor) {
        QueueQuery.Only only = query.only();
        String sortableNow = QueueFold.SORTABLE.format(now);
        Predicate<FacetLine> late = line -> line.place().compareTo(sortableNow) < 0;
        this.query = query;
        this.actor = actor;
        this.kind = Choice.of(query.kind(), FacetLine::kind);
        this.stage = Choice.of(query.stage(), FacetLine::stage);
        this.reason = Choice.of(only.reason(), FacetLine::reason);
        this.goodsClass = Choice.of(only.goodsClass(), FacetLine::goodsClass);
        this.market = Choice.of(only.market(), FacetLine::market);
        this.urgent = Choice.of(only.urgent(), FacetLine::urgent);
        this.open = Choice.of(only.open(), FacetLine::open);
        this.overdue = new Choice(overdue ? late : null, line -> late.test(line) ? List.of(YES) : List.of());
        this.turn = new Choice(turnOf(query), FacetLine::roles);
        this.desk = new Choice(deskOf(only.desk()), FacetLine::unassigned);
        this.choices = List.of(kind, stage, turn, reason, goodsClass, market, urgent, open, this.overdue, desk);
        this.narrowing =
                choices.stream().filter(choice -> choice.chosen != null).toList();
    }

    private Predicate<FacetLine> turnOf(QueueQuery query) {
        String holder = query.holder();
        if (isMine(holder)) {
            return this::isMine;
        }
        return holder == null || isPerson(holder) ? null : line -> line.roles().contains(holder);
    }

    private static Predicate<FacetLine> deskOf(Role desk) {
        return desk == null ? null : line -> line.unassigned().contains(desk.name());
    }

    private boolean isMine(String holder) {
        return actor.toString().equals(holder);
    }

    private boolean isMine(FacetLine line) {
        return line.holders().contains(actor.toString());
    }

    private static boolean isPerson(String holder) {
        return holder != null && holder.contains("/");
    }

    /** What is asked for beside the facets; the same for whoever chooses in them. */
    QueueQuery beside() {
        String holder = query.holder();
        QueueQuery.Only only = query.only();
        return new QueueQuery(
                null,
                isPerson(holder) && !isMine(holder) ? holder : null,
                null,
                query.dueBefore(),
                query.seller(),
                query.text(),
                query.sort(),
                null,
                query.limit(),
                new QueueQuery.Only(only.buyer(), null, null, null, null, only.owner(), null, only.amount(), null));
    }

    QueueCounts count(List<FacetLine> lines, boolean more) {
        int total = 0;
        int mine = 0;
        for (FacetLine line : lines) {
            List<Choice> missed = narrowing.stream()
                    .filter(choice -> !choice.chosen.test(line))
                    .toList();
            if (missed.isEmpty()) {
                total++;
                choices.forEach(choice -> choice.add(line));
            } else if (missed.size() == 1) {
                missed.getFirst().add(line);
            }
            if (isMine(line) && (missed.isEmpty() || missed.equals(List.of(turn)))) {
                mine++;
            }
        }
        return answer(total, mine, more);
    }

    private QueueCounts answer(int total, int mine, boolean more) {
        boolean outsider = actor.role().isThirdParty();
        return new QueueCounts(
                total,
                more ? true : null,
                mine,
                actor.role().isPlatform()
                        ? desk.counts.getOrDefault(actor.role().name(), 0)
                        : null,
                outsider ? null : overdue.yes(),
                outsider ? null : urgent.yes(),
                outsider ? null : open.yes(),
                kind.counts,
                stage.counts,
                outsider ? null : turn.counts,
                outsider ? null : reason.counts,
                outsider ? null : goodsClass.counts,
                outsider ? null : market.counts);
    }

    /** One thing to choose by, and how many lines have each of its values where everything else is as it was chosen. */
    private static final class Choice {
        private final Predicate<FacetLine> chosen;
        private final Function<FacetLine, List<String>> values;
        private final SortedMap<String, Integer> counts = new TreeMap<>();

        /** @param chosen null where nothing was */
        Choice(Predicate<FacetLine> chosen, Function<FacetLine, List<String>> values) {
            this.chosen = chosen;
            this.values = values;
        }

        static Choice of(Object wanted, Function<FacetLine, Object> value) {
            return new Choice(
                    wanted == null ? null : line -> wanted.toString().equals(String.valueOf(value.apply(line))),
                    line -> value.apply(line) == null ? List.of() : List.of(String.valueOf(value.apply(line))));
        }

        void add(FacetLine line) {
            values.apply(line).forEach(value -> counts.merge(value, 1, Integer::sum));
        }

        int yes() {
            return counts.getOrDefault(YES, 0);
        }
    }
}
