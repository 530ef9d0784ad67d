package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;

/** Placeholder until merge. */
final class MongoMatters implements Matters {
    @Override
    public List<Mark> violationsOf(String seller, Instant since) {
        return List.of();
    }

    @Override
    public List<Mark> upheldAgainst(Actor agent, Instant since) {
        return List.of();
    }

    @Override
    public List<Contest> contestsBy(Actor side) {
        return List.of();
    }
}
