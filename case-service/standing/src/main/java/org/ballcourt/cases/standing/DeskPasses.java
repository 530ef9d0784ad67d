package org.ballcourt.cases.standing;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;

/** Who of the platform passed cases to whom in a time, most often first. */
@JsonPropertyOrder({"from", "until", "newestOnly", "passes"})
public record DeskPasses(Instant from, Instant until, boolean newestOnly, List<Way> passes) {
    /** Most cases of one way that are named; the newest are. */
    private static final int NAMED = 10;

    /**
     * @param from who answered for the cases until then; null where nobody did
     * @param to null where nobody was named, or the hand-off is older than this figure
     * @param empty of the hand-offs, those without a new fact
     */
    public record Way(String from, String to, int handOffs, int empty, List<String> cases) {}

    private record Ends(String from, String to) {}

    static List<Way> of(List<Dossier> dossiers, Period period) {
        Map<Ends, Way> ways = new LinkedHashMap<>();
        for (Dossier dossier : dossiers) {
            for (DeskWork.Pass pass : dossier.desk().passes()) {
                if (period.has(pass.at())) {
                    Way way = one(pass, dossier.caseId());
                    ways.merge(new Ends(way.from(), way.to()), way, DeskPasses::together);
                }
            }
        }
        return ways.values().stream()
                .sorted(Comparator.comparingInt(Way::handOffs)
                        .reversed()
                        .thenComparing(way -> String.valueOf(way.from()) + way.to()))
                .toList();
    }

    private static Way one(DeskWork.Pass pass, String caseId) {
        return new Way(name(pass.from()), name(pass.to()), 1, pass.empty() ? 1 : 0, List.of(caseId));
    }

    private static String name(Actor actor) {
        return actor == null ? null : actor.toString();
    }

    private static Way together(Way one, Way other) {
        List<String> cases = new ArrayList<>(one.cases());
        other.cases().stream()
                .filter(caseId -> cases.size() < NAMED && !cases.contains(caseId))
                .forEach(cases::add);
        return new Way(
                one.from(),
                one.to(),
                one.handOffs() + other.handOffs(),
                one.empty() + other.empty(),
                List.copyOf(cases));
    }
}
