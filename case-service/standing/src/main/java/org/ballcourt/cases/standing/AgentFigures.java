package org.ballcourt.cases.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Sanction;

/** What is known of one of the platform's own people, within the policy's window for them. */
final class AgentFigures {
    /**
     * @param work duties, hand-offs, fixed owners, appeals
     * @param complaints upheld ones, each with its sanction as {@code what}
     * @param sanction what the agent bears now; null where no upheld complaint counts
     */
    record AgentStanding(
            String of,
            Instant at,
            Instant since,
            Ratings ratings,
            DeskLine work,
            List<FigureReason> complaints,
            Sanction sanction)
            implements Standing {}

    /** @param mean of 1 to 5 stars, two digits; null where nobody rated */
    record Ratings(int count, BigDecimal mean) {
        static Ratings of(List<Integer> stars) {
            int sum = stars.stream().mapToInt(Integer::intValue).sum();
            return new Ratings(
                    stars.size(),
                    stars.isEmpty()
                            ? null
                            : BigDecimal.valueOf(sum)
                                    .divide(BigDecimal.valueOf(stars.size()), 2, RoundingMode.HALF_UP));
        }
    }

    private AgentFigures() {}

    static AgentStanding of(Actor agent, List<Dossier> dossiers, List<FigureReason> upheld, Rules rules) {
        Policy.Agents agents = rules.now().agents();
        Instant since = rules.at().minus(agents.window());
        Period period = new Period(since, rules.at().plusMillis(1));
        List<FigureReason> complaints = upheld.stream()
                .filter(reason -> reason.when().isAfter(since) && !reason.when().isAfter(rules.at()))
                .toList();
        return new AgentStanding(
                agent.toString(),
                rules.at(),
                since,
                ratings(agent, dossiers, period),
                Optional.ofNullable(DeskFigures.of(dossiers, period).get(agent.toString()))
                        .orElseGet(() -> new DeskTally(agent.toString()).line()),
                FigureReason.newestFirst(complaints),
                complaints.stream()
                        .filter(reason -> reason.what() != null)
                        .map(reason -> Sanction.valueOf(reason.what()))
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Ratings ratings(Actor agent, List<Dossier> dossiers, Period period) {
        return Ratings.of(dossiers.stream()
                .flatMap(dossier -> dossier.ratings().stream())
                .filter(rating -> rating.agent().equals(agent.id()) && period.has(rating.at()))
                .map(Dossier.Rating::stars)
                .toList());
    }
}
