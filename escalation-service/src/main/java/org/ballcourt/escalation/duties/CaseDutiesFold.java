package org.ballcourt.escalation.duties;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.HandedOff;
import org.ballcourt.contracts.CaseEvent.OwnerFixed;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.bson.Document;

/**
 * Keeps of each case its open duties, the lapses that alarm somebody, and how often it was handed off.
 *
 * @param observer told of each change
 */
public record CaseDutiesFold(DutyObserver observer) implements CaseFold {
    static final String OPEN = "open";
    static final String ALARMS = "alarms";
    /** In each document of this version, so that those of older ones are found. */
    static final String NEXT = "next";

    static final Date NEVER = Date.from(Instant.parse("9999-12-31T23:59:59Z"));
    public static final String DESKS = "desks";
    /** Marks the few cases that were ever handed off. */
    public static final String HANDED_OFF = "passed";

    @Override
    public Document apply(Document stored, RecordedEvent event) {
        observer.before(event.caseId(), () -> CaseDuties.of(event.caseId(), stored));
        stored.put(OPEN, openAfter(list(stored, OPEN), event.event().ball()));
        switch (event.event()) {
            case DutyLapsed lapse -> {
                observer.lapsed(event.caseId(), lapse);
                Alarm.of(lapse).ifPresent(alarm -> add(stored, alarm));
            }
            // A case that nobody held, or that a lapse took away, was handed off by nobody.
            case HandedOff handOff
            when handOff.from() != null ->
                count(stored, handOff.from().role(), counts -> counts.handedOff(handOff.empty()));
            case OwnerFixed fixed -> count(stored, fixed.owner().role(), HandOffCounts::ownerFixed);
            case CaseClosed _ -> stored.put(OPEN, List.of());
            default -> {}
        }
        stored.put(NEXT, next(CaseDuties.of(event.caseId(), stored)));
        return stored;
    }

    @Override
    public void applied(String caseId, Document stored) {
        observer.changed(CaseDuties.of(caseId, stored));
    }

    /** When something is next to be done for the case; a reminder that was told already counts until the clocks write that down. */
    static Date next(CaseDuties duties) {
        return earliest(duties.moments()).map(CaseDutiesFold::stored).orElse(NEVER);
    }

    private static Optional<Instant> earliest(Stream<Instant> moments) {
        return moments.min(Comparator.naturalOrder());
    }

    /** Never later than the instant itself. */
    static Date stored(Instant instant) {
        return Date.from(instant);
    }

    private static List<Document> openAfter(List<Document> open, BallChange ball) {
        Set<String> ended = ball.ended().stream().map(EndedDuty::dutyId).collect(Collectors.toSet());
        List<Document> after = new ArrayList<>(open);
        after.removeIf(duty -> ended.contains(duty.getString("dutyId")));
        ball.opened().stream().map(OpenDuty::document).forEach(after::add);
        return after;
    }

    private static void add(Document stored, Alarm alarm) {
        List<Document> alarms = new ArrayList<>(list(stored, ALARMS));
        alarms.add(alarm.document());
        stored.put(ALARMS, alarms);
    }

    private static void count(Document stored, Role desk, UnaryOperator<HandOffCounts> change) {
        Document desks = stored.get(DESKS, new Document());
        HandOffCounts counts = HandOffCounts.of(desks.get(desk.name(), Document.class));
        desks.put(desk.name(), change.apply(counts).document());
        stored.append(DESKS, desks).append(HANDED_OFF, true);
    }

    static List<Document> list(Document stored, String field) {
        return stored.getList(field, Document.class, List.of());
    }
}
