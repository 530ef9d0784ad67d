package org.ballcourt.cases.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Message;

/** Follows what silence brings from term to term: it may not go round for ever, nor give the buyer the same credit twice. */
final class SilenceCheck {
    private final YamlFile file;
    private final Map<DutyTerm, Consequence> silence = new EnumMap<>(DutyTerm.class);
    private final Set<Set<DutyTerm>> named = new HashSet<>();

    SilenceCheck(YamlFile file) {
        this.file = file;
        for (DutyTerm term : DutyTerm.values()) {
            String text = file.text("silence." + term);
            term.consequences().stream()
                    .filter(consequence -> consequence.name().equals(text))
                    .forEach(consequence -> silence.put(term, consequence));
        }
    }

    void run() {
        for (DutyTerm term : silence.keySet()) {
            round(List.of(term));
        }
        for (DutyTerm term : silence.keySet()) {
            if (silence.get(term) == Consequence.PROVISIONAL_CREDIT) {
                creditAgain(List.of(term), EnumSet.of(term));
            }
        }
    }

    /** Each round is named once, wherever it was entered. */
    private void round(List<DutyTerm> path) {
        for (DutyTerm next : after(path.getLast())) {
            int at = path.indexOf(next);
            if (at >= 0) {
                name(path.subList(at, path.size()));
            } else {
                round(plus(path, next));
            }
        }
    }

    private void name(List<DutyTerm> round) {
        if (!named.add(EnumSet.copyOf(round))) {
            return;
        }
        String path = arrows(plus(round, round.getFirst()));
        file.fault(
                "silence." + round.getFirst(), Message.of("policy.goes-round").with("path", path));
    }

    private void creditAgain(List<DutyTerm> path, Set<DutyTerm> seen) {
        for (DutyTerm next : after(path.getLast())) {
            if (silence.get(next) == Consequence.PROVISIONAL_CREDIT) {
                String again = arrows(plus(path, next));
                file.fault("silence." + next, Message.of("policy.credits-twice").with("path", again));
            } else if (seen.add(next)) {
                creditAgain(plus(path, next), seen);
            }
        }
    }

    /** The terms that begin when this one is over and nobody did anything; a suspension or an offer needs somebody, so neither closes a round. */
    private Set<DutyTerm> after(DutyTerm term) {
        Consequence consequence = silence.get(term);
        if (consequence == null) {
            return Set.of();
        }
        return switch (consequence) {
            case INTERVENTION_OPENS -> EnumSet.of(DutyTerm.TRIAGE);
            case CASE_ACCEPTED -> EnumSet.of(DutyTerm.PROVE);
            case PRESUMPTION, GOES_ON, COUNTS_AS_DECLINED ->
                EnumSet.of(DutyTerm.RULE_BY_AGENT, DutyTerm.RULE_BY_SENIOR);
            case MOVES_TO_SENIOR -> EnumSet.of(DutyTerm.RULE_AFTER_AGENT_LAPSE);
            case PROVISIONAL_CREDIT -> EnumSet.of(DutyTerm.RULE_LAST_CHANCE);
            case REMEDY_GRANTED, RULING_FINAL, RULING_STANDS -> EnumSet.of(DutyTerm.RETURN_GOODS, DutyTerm.PERFORM);
            case OTHER_REVIEWER -> EnumSet.of(DutyTerm.REVIEW_BY_OTHER);
            case COUNTS_AS_RECEIVED -> EnumSet.of(DutyTerm.PERFORM);
            case PLATFORM_PAYS -> EnumSet.of(DutyTerm.PAY_ADVANCE);
            // The attempts before the last one are counted, so they end.
            case RETRIED -> EnumSet.of(DutyTerm.PAY_ADVANCE_LAST);
            case ONE_LEVEL_UP -> EnumSet.of(DutyTerm.atLevelAbove(term.duty()));
            case CASE_LAPSES,
                    OFFER_EXPIRES,
                    GRANTED_AT_PLATFORM_COST,
                    REMEDY_LAPSES,
                    PLATFORM_OWES,
                    RESUMES,
                    CLOSES_UNDECIDED -> Set.of();
        };
    }

    private static List<DutyTerm> plus(List<DutyTerm> path, DutyTerm next) {
        List<DutyTerm> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }

    private static String arrows(List<DutyTerm> path) {
        return path.stream().map(DutyTerm::name).collect(Collectors.joining(" -> "));
    }
}
