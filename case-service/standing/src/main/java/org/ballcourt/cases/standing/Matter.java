package org.ballcourt.cases.standing;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Sanction;

/**
 * Whom a small matter is about and what came of it, stored beside its dossier; public for the driver's record codec.
 *
 * @param flag null unless a contest
 * @param upheldAt when it closed as upheld; only how it closed counts, so an appeal that succeeds leaves no trace
 */
public record Matter(
        MatterKind kind,
        String caseId,
        Actor about,
        Instant openedAt,
        MisuseFlag flag,
        Sanction sanction,
        Integer points,
        Instant closedAt,
        Instant upheldAt) {
    Matter decided(Sanction decided) {
        return new Matter(kind, caseId, about, openedAt, flag, decided, points, closedAt, upheldAt);
    }

    Matter decided(int decided) {
        return new Matter(kind, caseId, about, openedAt, flag, sanction, decided, closedAt, upheldAt);
    }

    Matter closed(Outcome outcome, Instant at) {
        return new Matter(
                kind, caseId, about, openedAt, flag, sanction, points, at, outcome == Outcome.UPHELD ? at : null);
    }

    FigureReason reason(String what, Integer counted) {
        return new FigureReason(caseId, what, upheldAt, counted, null);
    }
}
