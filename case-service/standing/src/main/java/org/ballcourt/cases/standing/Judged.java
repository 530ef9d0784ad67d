package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;

/**
 * What became of the ruling.
 *
 * @param ruling the one that stands; only {@code finalAt} says that nothing can be brought against it any more
 * @param first who made the first one
 * @param reviewed when an appeal against it was decided; null if none was
 */
public record Judged(Ruled ruling, Instant finalAt, Actor first, Instant reviewed, Boolean revised) {
    /** @param liability per cents by account */
    public record Ruled(
            Actor by,
            RulingResult result,
            Remedy remedy,
            Money amount,
            Map<String, Integer> liability,
            Fault atFault,
            Map<String, Finding> findings,
            String policy,
            PersonalText reasons) {
        /** The reasons stay sealed here, whatever the event held. */
        static Ruled of(Ruling ruling) {
            Map<String, Integer> liability = new TreeMap<>();
            ruling.liability().forEach((account, share) -> liability.put(account.name(), share));
            Map<String, Finding> findings = new TreeMap<>();
            ruling.findings().forEach(found -> findings.put(found.element(), found.finding()));
            PersonalText reasons = ruling.reasons();
            return new Ruled(
                    ruling.by(),
                    ruling.result(),
                    ruling.remedy(),
                    ruling.amount(),
                    liability,
                    ruling.atFault(),
                    findings,
                    ruling.policy(),
                    reasons == null ? null : new PersonalText(reasons.subject(), null, reasons.sealed()));
        }

        boolean grants() {
            return result == RulingResult.GRANTED || result == RulingResult.PARTLY_GRANTED;
        }
    }

    public Judged {
        revised = Boolean.TRUE.equals(revised);
    }

    Judged ruled(Ruling first) {
        return new Judged(Ruled.of(first), null, first.by(), reviewed, revised);
    }

    Judged reviewed(Ruling second, boolean isRevised, Instant at) {
        return new Judged(Ruled.of(second), at, first, at, isRevised);
    }

    Judged finalSince(Instant at) {
        return new Judged(ruling, at, first, reviewed, revised);
    }
}
