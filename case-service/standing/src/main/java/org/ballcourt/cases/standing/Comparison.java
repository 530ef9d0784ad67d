package org.ballcourt.cases.standing;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.PersonalText;

/**
 * Two cases with equal facts that ended differently, side by side.
 *
 * @param unlike ended unlike most with these facts; {@code usual} is one of those
 */
@JsonPropertyOrder({"facts", "unlike", "usual"})
public record Comparison(RulingFingerprint.Facts facts, Ending unlike, Ending usual) {
    /** What may differ, and who decided. */
    @JsonPropertyOrder({"caseId", "finalAt", "decidedBy", "result", "findings", "reasons"})
    public record Ending(
            String caseId,
            Instant finalAt,
            Actor decidedBy,
            @JsonUnwrapped RulingFingerprint.Result result,
            Map<String, Finding> findings,
            String reasons) {
        static Ending of(Dossier dossier, BiFunction<String, PersonalText, String> opener) {
            Judged.Ruled ruling = dossier.judged().ruling();
            return new Ending(
                    dossier.caseId(),
                    dossier.judged().finalAt(),
                    ruling.by(),
                    RulingFingerprint.resultOf(dossier),
                    new TreeMap<>(ruling.findings()),
                    ruling.reasons() == null ? null : opener.apply(dossier.caseId(), ruling.reasons()));
        }
    }
}
