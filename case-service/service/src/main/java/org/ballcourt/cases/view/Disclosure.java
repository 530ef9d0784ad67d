package org.ballcourt.cases.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.RecordedEvent;

/** Which fields of an event its reader may be proven: exactly those that {@link Redaction} shows, by their pointers. */
public final class Disclosure {
    private static final String DATA = "data";

    private final Reader reader;

    public Disclosure(Reader reader) {
        this.reader = reader;
    }

    /** Whether a leaf of the event may be shown; empty where the event is none of the reader's business. */
    public Optional<Predicate<String>> of(RecordedEvent event) {
        return switch (reader.relation()) {
            case PLATFORM -> Optional.of(pointer -> true);
            case BUYER, SELLER, COMPLAINANT ->
                Visibility.hiddenFromSide(event, reader)
                        .map(hidden -> pointer -> toSide(event, hidden, names(pointer)));
            case CONCERNED ->
                Visibility.hiddenFromSide(event, reader)
                        .map(hidden -> pointer -> toConcerned(event, hidden, names(pointer)));
            case THIRD_PARTY ->
                Visibility.shownToThirdParty(event, reader)
                        .map(shown -> pointer -> toThirdParty(event, shown, names(pointer)));
            case NONE -> Optional.empty();
        };
    }

    private static List<String> names(String pointer) {
        return List.of(pointer.substring(1).split("/"));
    }

    private boolean toSide(RecordedEvent event, Set<String> hidden, List<String> names) {
        if (names.getFirst().equals("commandId")) {
            return reader.is(event.actor());
        }
        return !names.getFirst().equals(DATA) || !hidden.contains(names.get(1)) && !isPlatformFlag(names);
    }

    /** Whom a matter is about is not told who brought it up: neither by the act, nor by whose text or original it is. */
    private boolean toConcerned(RecordedEvent event, Set<String> hidden, List<String> names) {
        boolean open = Redaction.mayKnowActor(event, reader);
        if (names.contains(Redaction.UPLOADER)) {
            return false;
        }
        boolean tells = names.getFirst().equals("actor")
                || names.getLast().equals("subject")
                || names.getLast().equals("sealed");
        return (open || !tells) && toSide(event, hidden, names);
    }

    private boolean toThirdParty(RecordedEvent event, Set<String> shown, List<String> names) {
        return switch (names.getFirst()) {
            case "commandId" -> reader.is(event.actor());
            case "actor" -> !event.actor().role().isSide();
            case DATA ->
                names.get(1).equals("ball")
                        ? isOwnPart(event.event().ball(), names.subList(2, names.size()))
                        : shown.contains(names.get(1)) && !isPlatformFlag(names);
            default -> true;
        };
    }

    private boolean isOwnPart(BallChange ball, List<String> names) {
        return switch (names.getFirst()) {
            case "stage" -> true;
            case "opened" ->
                names.size() == 1 || isOwn(ball.opened().get(index(names)).dutyId());
            case "ended" ->
                names.size() == 1 || isOwn(ball.ended().get(index(names)).dutyId());
            default -> false;
        };
    }

    private static int index(List<String> names) {
        return Integer.parseInt(names.get(1));
    }

    private boolean isOwn(String dutyId) {
        return reader.duties().contains(dutyId);
    }

    private static boolean isPlatformFlag(List<String> names) {
        return names.getLast().equals(Redaction.PLATFORM_FLAG);
    }
}
