package org.ballcourt.escalation.duties;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
 * @param changed told after each change is durable, and of every case at start
 * @param lapsed told of each lapse before that, and again when it is read again
 */
public record CaseDutiesFold(Consumer<CaseDuties> changed, BiConsumer<String, DutyLapsed> lapsed) implements CaseFold {
    static final String OPEN = "open";
    static final String ALARMS = "alarms";
    public static final String DESKS = "desks";
    /** Marks the few cases that were ever handed off. */
    public static final String HANDED_OFF = "passed";

    @Override
    public Document apply(Document stored, RecordedEvent event) {
        stored.put(OPEN, openAfter(list(stored, OPEN), event.event().ball()));
        switch (event.event()) {
            case DutyLapsed lapse -> {
                lapsed.accept(event.caseId(), lapse);
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
        return stored;
    }

    @Override
    public void applied(String caseId, Document stored) {
        changed.accept(CaseDuties.of(caseId, stored));
    }

    /** The deadlines of all open duties are waited for in memory. */
    @Override
    public boolean needsRecall() {
        return true;
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
