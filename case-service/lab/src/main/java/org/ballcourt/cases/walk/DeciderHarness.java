package org.ballcourt.cases.walk;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.MisuseFlag;

/** The core under that one policy, with what the service would look up for it. */
final class DeciderHarness {
    private final Policy policy;
    private final CaseDecider decider;
    private final Map<Actor, Facts> facts = new HashMap<>();

    DeciderHarness(Policy policy) {
        this.policy = policy;
        this.decider = new CaseDecider(new Policies() {
            @Override
            public Policy inForce(Instant at) {
                return policy;
            }

            @Override
            public Policy version(String version) {
                return policy;
            }
        });
    }

    List<DatedEvent> decide(Move move, CaseState state) {
        return decider.decide(
                new DecisionInput("walk", move.actor(), move.at(), move.command(), factsFor(move)), state);
    }

    Policy policy() {
        return policy;
    }

    CaseDecider decider() {
        return decider;
    }

    /** Everybody has one piece of evidence at hand, and every payment is confirmed. */
    private Facts factsFor(Move move) {
        return facts.computeIfAbsent(move.actor(), actor -> {
            String id = Moves.EVIDENCE + actor;
            EvidenceItem item = new EvidenceItem(
                    id, EvidenceKind.OTHER, null, 1, id, "image/png", true, actor, Instant.EPOCH, null);
            return Facts.NONE
                    .with(Map.of(id, item))
                    .with(new Facts.OfMatter(0, Set.of(MisuseFlag.values()), new Facts.Dispute(SmallMatters.DISPUTE)));
        });
    }
}
