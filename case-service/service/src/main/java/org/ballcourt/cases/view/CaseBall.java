package org.ballcourt.cases.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Stage;

/**
 * Where a case stands and who has the ball, folded from nothing but its events.
 *
 * @param holders by the id of their duty, as {@code ROLE} or {@code ROLE/id}
 */
public record CaseBall(Stage stage, Map<String, String> holders) {
    public static final CaseBall NONE = new CaseBall(null, Map.of());

    public CaseBall {
        holders = Map.copyOf(holders);
    }

    /** After all of these. */
    public static CaseBall of(List<RecordedEvent> events) {
        CaseBall ball = NONE;
        for (RecordedEvent event : events) {
            ball = ball.after(event.event().ball());
        }
        return ball;
    }

    public CaseBall after(BallChange change) {
        Map<String, String> left = new HashMap<>(holders);
        change.ended().forEach(ended -> left.remove(ended.dutyId()));
        change.opened().forEach(duty -> left.put(duty.dutyId(), name(duty)));
        return new CaseBall(change.stage() == null ? stage : change.stage(), left);
    }

    private static String name(Duty duty) {
        return duty.holderId() == null ? duty.holder().name() : duty.holder() + "/" + duty.holderId();
    }

    /** @param holder a role, which each of its people is, or one of them */
    public boolean isWith(String holder) {
        return holders.values().stream().anyMatch(one -> one.equals(holder) || one.startsWith(holder + "/"));
    }
}
