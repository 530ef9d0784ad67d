package org.ballcourt.cases.tracing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.TraceDecision;
import org.ballcourt.contracts.TraceMeasure;
import org.ballcourt.contracts.records.TraceFigures;
import org.ballcourt.contracts.records.TracedGoods;
import org.ballcourt.messages.Messages;

/**
 * A group as supervisors see it.
 *
 * @param state OPEN, APPROVED or DECLINED
 * @param policy the version whose {@code rule} links the cases
 * @param from its first case was filed no earlier
 * @param until its last case was filed earlier; left out while it is open
 * @param version number of its newest event
 * @param shareOfSales of the pieces that were sold, as 0.0125; left out where nobody knows how many were
 * @param says what it is and what is proposed, as a sentence
 * @param decision left out while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownTraceGroup(
        String id,
        String state,
        String market,
        String policy,
        String rule,
        TracedGoods goods,
        List<Reason> reasons,
        Instant from,
        Instant until,
        Instant openedAt,
        long version,
        TraceFigures figures,
        BigDecimal shareOfSales,
        List<TraceMeasure> proposed,
        String says,
        Decision decision) {
    private static final int SHARE_DIGITS = 4;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Decision(TraceDecision decision, List<TraceMeasure> measures, Actor by, Instant at, String reasons) {}

    /**
     * A case of a group.
     *
     * @param counts whether it speaks for something; not if it ended as the policy says
     * @param outcome left out while it goes on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Member(
            String caseId,
            Instant filedAt,
            Reason reason,
            String buyer,
            String seller,
            int pieces,
            Outcome outcome,
            boolean counts) {
        static Member of(TracedCase one, boolean counts) {
            return new Member(
                    one.caseId(),
                    one.filedAt(),
                    one.reason(),
                    one.buyer(),
                    one.seller(),
                    one.pieces(),
                    one.outcome(),
                    counts);
        }
    }

    /** @param reasons of the decision, open; null where there is none */
    static ShownTraceGroup of(TraceGroup group, String reasons, Messages messages) {
        TraceGroup.Decided decided = group.decision();
        return new ShownTraceGroup(
                group.id(),
                TraceGroups.State.of(group).name(),
                group.market(),
                group.policy(),
                group.rule(),
                group.goods(),
                group.reasons(),
                group.from(),
                group.until(),
                group.openedAt(),
                group.seq(),
                group.figures(),
                share(group.figures()),
                group.proposed(),
                messages.text(sentence(group)),
                decided == null
                        ? null
                        : new Decision(decided.decision(), decided.measures(), decided.by(), decided.at(), reasons));
    }

    private static BigDecimal share(TraceFigures figures) {
        return figures.sold() == null || figures.sold() == 0
                ? null
                : BigDecimal.valueOf(figures.pieces())
                        .divide(BigDecimal.valueOf(figures.sold()), SHARE_DIGITS, RoundingMode.HALF_UP);
    }

    private static Message sentence(TraceGroup group) {
        Message measures = group.proposed().stream()
                .map(measure -> Message.of("word.TraceMeasure." + measure))
                .reduce((first, next) ->
                        Message.of("trace.list").with("first", first).with("next", next))
                .orElseThrow();
        TracedGoods goods = group.goods();
        return Message.of("trace.says")
                .with("by", goods.by().name())
                .with("seller", text(goods.seller()))
                .with("sku", text(goods.sku()))
                .with("batch", text(goods.batch()))
                .with("maker", text(goods.maker()))
                .with("known", goods.maker() == null ? "no" : "yes")
                .with("counted", group.figures().counted())
                .with("measures", measures);
    }

    private static String text(String part) {
        return part == null ? "" : part;
    }
}
