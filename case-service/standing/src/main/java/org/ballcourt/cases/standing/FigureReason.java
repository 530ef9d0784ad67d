package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One reason behind a figure.
 *
 * @param caseId the case, report or complaint that it comes from
 * @param what a short code, e.g. {@code RULING_AGAINST_SELLER}
 * @param points null where the figure is a count
 * @param expires when it stops counting; null where it does not
 */
record FigureReason(String caseId, String what, Instant when, Integer points, Instant expires) {
    /** Most reasons that are listed; the figures themselves count all. */
    static final int LISTED = 100;

    static FigureReason of(Dossier dossier, String what, Instant when) {
        return new FigureReason(dossier.caseId(), what, when, null, null);
    }

    static List<FigureReason> newestFirst(List<FigureReason> reasons) {
        return reasons.stream()
                .sorted(Comparator.comparing(FigureReason::when).reversed().thenComparing(FigureReason::caseId))
                .limit(LISTED)
                .toList();
    }
}
