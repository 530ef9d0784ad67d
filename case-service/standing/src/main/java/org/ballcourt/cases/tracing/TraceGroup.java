package org.ballcourt.cases.tracing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.TraceDecision;
import org.ballcourt.contracts.TraceMeasure;
import org.ballcourt.contracts.records.TraceEvent;
import org.ballcourt.contracts.records.TraceFigures;
import org.ballcourt.contracts.records.TracedGoods;
import org.ballcourt.wire.Netstrings;

/**
 * Cases that a rule links. Which ones follows from its goods, its reasons and its time: they are listed nowhere.
 *
 * @param subject of market, rule and goods; its groups follow each other in time
 * @param n 1 for the first group of the subject
 * @param marks by which its cases are found
 * @param from its first case was filed no earlier
 * @param until its last case was filed earlier; null while it is not decided
 * @param seq of its newest event
 * @param untold events that are not published yet; the oldest first
 * @param decision null while nobody decided
 */
record TraceGroup(
        String id,
        String subject,
        long n,
        String market,
        String policy,
        String rule,
        TracedGoods goods,
        List<Reason> reasons,
        List<String> marks,
        Instant from,
        Instant until,
        Instant openedAt,
        TraceFigures figures,
        List<TraceMeasure> proposed,
        Decided decision,
        long seq,
        List<TraceEvent> untold) {
    private static final int ID_DIGITS = 20;

    record Decided(TraceDecision decision, List<TraceMeasure> measures, Actor by, Instant at, PersonalText reasons) {}

    TraceGroup {
        reasons = List.copyOf(reasons);
        marks = List.copyOf(marks);
        proposed = List.copyOf(proposed);
        untold = List.copyOf(untold);
    }

    static String subjectOf(String market, String rule, TracedGoods goods) {
        return Netstrings.hash(
                Stream.concat(Stream.of(market, rule), TracedCase.parts(goods)).toArray(String[]::new));
    }

    /** The one id that the group of that number can have. */
    static String idOf(String subject, long n) {
        return "TG-" + subject.substring(0, ID_DIGITS) + "-" + n;
    }

    boolean isOpen() {
        return decision == null;
    }

    /** Whether a case of these goods with such a reason belongs to it. */
    boolean spans(Instant filedAt) {
        return !filedAt.isBefore(from) && (until == null || filedAt.isBefore(until));
    }

    String nextEventId() {
        return id + "#" + (seq + 1);
    }

    TraceGroup with(TraceFigures changed, TraceEvent event) {
        return with(until, changed, decision, event.seq(), plus(event));
    }

    TraceGroup decided(Decided how, Instant end, TraceEvent event) {
        return with(end, figures, how, event.seq(), plus(event));
    }

    TraceGroup told() {
        return withUntold(List.of());
    }

    TraceGroup withUntold(List<TraceEvent> waiting) {
        return with(until, figures, decision, seq, waiting);
    }

    private List<TraceEvent> plus(TraceEvent event) {
        return Stream.concat(untold.stream(), Stream.of(event)).toList();
    }

    private TraceGroup with(Instant end, TraceFigures now, Decided how, long newest, List<TraceEvent> waiting) {
        return new TraceGroup(
                id, subject, n, market, policy, rule, goods, reasons, marks, from, end, openedAt, now, proposed, how,
                newest, waiting);
    }
}
