package org.ballcourt.cases.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Relation;
import org.ballcourt.contracts.Role;

/** Which fields of an event its reader may see: {@link Redaction} shows exactly these, and a bundle proves them by their pointers. */
public record Disclosure(Reader reader) {
    private static final String DATA = "data";
    private static final Set<String> WHOSE_TEXT = Set.of("subject", "sealed");

    /** Whether a leaf of the event may be shown; empty where the event is none of the reader's business. */
    public Optional<Predicate<String>> of(RecordedEvent event) {
        return fields(event).map(fields -> pointer -> {
            List<String> names = List.of(pointer.substring(1).split("/"));
            return switch (names.getFirst()) {
                case "commandId" -> reader.isPlatform() || reader.is(event.actor());
                case "actor" -> knowsActor(event);
                // Neither the act nor whose text it is tells whom a matter is about who brought it up.
                case DATA ->
                    fields.test(names.subList(1, names.size()))
                            && (!isConcerned() || knowsActor(event) || !WHOSE_TEXT.contains(names.getLast()));
                default -> true;
            };
        });
    }

    /** Whether the reader may know that there is such an event. */
    public boolean knows(RecordedEvent event) {
        return fields(event).isPresent();
    }

    /** Whether a field of the event itself may be shown, by the names on the way to it. */
    Optional<Predicate<List<String>>> fields(RecordedEvent event) {
        return switch (reader.relation()) {
            case PLATFORM -> Optional.of(_ -> true);
            case BUYER, SELLER, COMPLAINANT, CONCERNED ->
                Visibility.hiddenFromSide(event, reader)
                        .map(hidden -> names -> !hidden.contains(names.getFirst()) && !isForPlatform(names.getLast()));
            case THIRD_PARTY ->
                Visibility.shownToThirdParty(event, reader)
                        .map(shown -> names -> names.getFirst().equals("ball")
                                ? isOwnPart(event.event().ball(), names.subList(1, names.size()))
                                : shown.contains(names.getFirst()) && !isForPlatform(names.getLast()));
            case NONE -> Optional.empty();
        };
    }

    /** A third party is not told who a side is, only in which role it acted; nor is whom a matter is about told who brought it up. */
    boolean knowsActor(RecordedEvent event) {
        Actor actor = event.actor();
        return reader.isThirdParty()
                ? !actor.role().isSide()
                : !isConcerned()
                        || reader.is(actor)
                        || actor.role() == Role.SYSTEM
                        || actor.role() == Role.SUPERVISOR && event.seq() > 1;
    }

    private boolean isConcerned() {
        return reader.relation() == Relation.CONCERNED;
    }

    /** That a kind does not fit the bytes is a hint for agents; an uploader would tell whom a matter is about who brought it up. */
    private boolean isForPlatform(String name) {
        return name.equals("kindFits") || isConcerned() && name.equals("uploadedBy");
    }

    private boolean isOwnPart(BallChange ball, List<String> names) {
        return names.isEmpty()
                || switch (names.getFirst()) {
                    case "stage" -> true;
                    case "opened" ->
                        names.size() == 1
                                || isOwn(ball.opened().get(index(names)).dutyId());
                    case "ended" ->
                        names.size() == 1
                                || isOwn(ball.ended().get(index(names)).dutyId());
                    default -> false;
                };
    }

    private static int index(List<String> names) {
        return Integer.parseInt(names.get(1));
    }

    private boolean isOwn(String dutyId) {
        return reader.duties().contains(dutyId);
    }
}
