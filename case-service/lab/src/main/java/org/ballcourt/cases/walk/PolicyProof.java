package org.ballcourt.cases.walk;

import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Stage;

/**
 * What the walk found.
 *
 * @param states reachable ones, as far as they differ for any decision
 * @param transitions ways from one to the next
 * @param edges how stages follow from each other
 * @param longest the longest silence; null if there are dead ends
 * @param deadEnds empty if the policy keeps the law
 */
public record PolicyProof(
        String version, int states, long transitions, Set<Edge> edges, SilentPath longest, List<DeadEnd> deadEnds) {
    /** @param by a command, or the consequence of silence */
    public record Edge(Stage from, String by, boolean silence, Stage to) {}

    public boolean holds() {
        return deadEnds.isEmpty();
    }
}
