package org.ballcourt.cases.tracing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.TracedBy;
import org.ballcourt.contracts.records.TracedGoods;
import org.ballcourt.wire.Netstrings;

/**
 * What tracing knows of a case.
 *
 * @param seq of the newest event of it that concerns tracing
 * @param line of the order
 * @param goods it is about, in each way in which they may be told
 * @param outcome null while it goes on
 */
record TracedCase(
        String caseId,
        long seq,
        String line,
        String buyer,
        String seller,
        List<TracedGoods> goods,
        int pieces,
        Reason reason,
        String policy,
        Instant filedAt,
        Outcome outcome) {
    TracedCase {
        goods = List.copyOf(goods);
    }

    static TracedCase of(RecordedEvent recorded, ComplaintFiled filed) {
        Order order = filed.order();
        return new TracedCase(
                recorded.caseId(),
                recorded.seq(),
                order.line(),
                filed.buyer(),
                filed.seller(),
                goodsOf(order),
                order.quantity(),
                filed.reason(),
                filed.policy(),
                recorded.at().truncatedTo(ChronoUnit.MILLIS),
                null);
    }

    private static List<TracedGoods> goodsOf(Order order) {
        List<TracedGoods> goods = new ArrayList<>();
        goods.add(new TracedGoods(TracedBy.SELLER, order.seller(), null, null, null));
        if (isKnown(order.sku())) {
            goods.add(new TracedGoods(TracedBy.SKU, order.seller(), order.sku(), null, null));
        }
        String batch = isKnown(order.batch()) ? order.batch() : order.lot();
        if (isKnown(batch)) {
            goods.add(
                    isKnown(order.maker())
                            ? new TracedGoods(TracedBy.BATCH, null, null, batch, order.maker())
                            : new TracedGoods(TracedBy.BATCH, order.seller(), order.sku(), batch, null));
        }
        return goods;
    }

    private static boolean isKnown(String text) {
        return text != null && !text.isBlank();
    }

    /** By which it is found: one for each way to tell its goods. */
    List<String> marks() {
        return goods.stream().map(known -> mark(known, reason)).toList();
    }

    static List<String> marks(TracedGoods goods, Collection<Reason> reasons) {
        return reasons.stream().sorted().map(reason -> mark(goods, reason)).toList();
    }

    private static String mark(TracedGoods goods, Reason reason) {
        return Netstrings.hash(
                Stream.concat(parts(goods), Stream.of(reason.name())).toArray(String[]::new));
    }

    /** Tells goods from all others. */
    static Stream<String> parts(TracedGoods goods) {
        return Stream.of(goods.by().name(), goods.seller(), goods.sku(), goods.batch(), goods.maker())
                .map(part -> part == null ? "" : part);
    }
}
