package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Actor;

/** The small matters beside the disputes, as far as they count for somebody; every read is bounded and served by an index. */
interface Matters {
    /** Upheld reports against a seller, each with its points, decided since then. */
    List<FigureReason> violationsOf(String seller, Instant since);

    /** Sellers against whom a report was upheld since then. */
    Set<String> sellersReported(Instant since);

    /** Upheld complaints about one of the platform's own people, decided since then. */
    List<FigureReason> upheldAgainst(Actor agent, Instant since);

    /** What a side said against flags, decided or not. */
    List<Contest> contestsBy(Actor side);
}
