package org.ballcourt.cases.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;

/**
 * Everybody falls silent in the worst state at the worst instant: how long the case then stays open.
 *
 * @param goods of the class for which it is longest
 * @param way how the case came into that state
 * @param turns each silence term, consequence and term that follows, over all silent paths
 */
public record SilentPath(
        Instant start,
        Instant end,
        GoodsClass goods,
        boolean urgent,
        List<Message> way,
        List<Step> steps,
        Set<Turn> turns) {
    /** One duty that nobody does. */
    public record Step(
            DutyTerm term,
            Role holder,
            Policy.Length length,
            Instant since,
            Instant dueAt,
            Consequence brings,
            String clause) {}

    /** @param next null where the case closes, or where a duty that waited runs on */
    public record Turn(DutyTerm term, Consequence brings, DutyTerm next) {}

    public Duration length() {
        return Duration.between(start, end);
    }
}
