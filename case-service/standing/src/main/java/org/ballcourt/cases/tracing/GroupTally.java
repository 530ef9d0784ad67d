package org.ballcourt.cases.tracing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ballcourt.cases.domain.TraceRules.TraceRule;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.TracedBy;
import org.ballcourt.contracts.records.TraceFigures;
import org.ballcourt.contracts.records.TracedGoods;

/** Looks at the cases of some goods, at no more than the newest {@link #MOST}, and says what they add up to. */
record GroupTally(TracedCases cases, TraceBook book, SalesFigures sales) {
    /** So many are looked at; where there are more, nobody need ask what share of the sales they are. */
    static final int MOST = 2_000;

    /**
     * What makes a group of the cases around that one; empty where the rule wants more. Throws {@link Unavailable} where the order
     * system has to be asked and does not answer.
     *
     * @param earliest cases that were filed before belong to earlier groups
     */
    Optional<TraceWindow> windowAround(
            TracedCase one, String market, TraceRule rule, TracedGoods goods, Instant earliest) {
        Instant from = max(earliest, one.filedAt().minus(rule.within()));
        Instant until = one.filedAt().plus(rule.within()).plusMillis(1);
        List<TracedCase> found = cases.marked(TracedCase.marks(goods, rule.reasons()), from, until, MOST);
        List<TracedCase> counting = found.stream()
                .filter(other -> book.isOf(market, other) && book.counts(other))
                .toList();
        return TraceWindow.around(one, counting, rule.within())
                .map(window ->
                        new TraceWindow(max(earliest, window.from()), window.newest(), window.lines(), window.pieces()))
                .filter(window -> window.lines() >= rule.atLeast())
                .filter(window -> found.size() == MOST || isShareOfSales(window, rule, goods));
    }

    private boolean isShareOfSales(TraceWindow window, TraceRule rule, TracedGoods goods) {
        if (rule.perMille() == null) {
            return true;
        }
        OptionalLong sold = sold(goods, window.from(), window.end());
        return sold.isEmpty() || window.pieces() * 1000 >= rule.perMille() * sold.getAsLong();
    }

    /** Of a batch all that were ever sold, since its pieces are complained about long after. */
    private OptionalLong sold(TracedGoods goods, Instant from, Instant until) {
        return sales.sold(goods, goods.by() == TracedBy.BATCH ? null : from, until);
    }

    /** What all cases of a group add up to now. What was sold stays as it was where the order system does not answer. */
    TraceFigures figures(TraceGroup group) {
        List<TracedCase> all = cases.marked(group.marks(), group.from(), group.until(), MOST).stream()
                .filter(one -> book.isOf(group.market(), one))
                .toList();
        Map<String, Integer> lines = new HashMap<>();
        all.stream().filter(book::counts).forEach(one -> lines.putIfAbsent(one.line(), one.pieces()));
        Instant last = all.getFirst().filedAt();
        return new TraceFigures(
                all.size(),
                lines.size(),
                TraceWindow.piecesOf(lines),
                soldOrAsBefore(group, last),
                all.getLast().filedAt(),
                last);
    }

    private Long soldOrAsBefore(TraceGroup group, Instant last) {
        Long before = group.figures() == null ? null : group.figures().sold();
        try {
            OptionalLong sold = sold(group.goods(), group.from(), last);
            return sold.isPresent() ? (Long) sold.getAsLong() : before;
        } catch (Unavailable away) {
            return before;
        }
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
