package org.ballcourt.cases.domain;

import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.CaseCommand.IssueRuling;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RemedyLine;

/** Who bears what it costs to send goods: whoever is at fault; without fault the policy says. */
final class FreightRules {
    private FreightRules() {}

    /** That of a ruling; null where it was left out and no goods travel, and in the first edition, which knows none. */
    static Freight of(DecisionInProgress draft, IssueRuling command, List<RemedyLine> lines) {
        if (draft.policy().secondEdition() == null) {
            return null;
        }
        if (command.freight() != null) {
            return command.freight();
        }
        if (lines.stream().noneMatch(RemedyLine::goodsTravel)) {
            return null;
        }
        Freight bearer = ofFault(command.atFault());
        return bearer == null ? withoutFault(draft) : bearer;
    }

    /** Why that freight does not suit the fault; empty where it does. */
    static Optional<Message> fault(IssueRuling command) {
        Freight bearer = ofFault(command.atFault());
        return Optional.ofNullable(command.freight())
                .filter(freight -> bearer != null && freight != bearer)
                .map(_ -> Message.of("rule.freight-is-of-the-fault")
                        .with("atFault", command.atFault())
                        .with("bearer", bearer));
    }

    /** That of a plan which nobody ruled, or of the ruling that it comes from. */
    static Freight of(DecisionInProgress draft, EnforcementPlan plan) {
        boolean travel = plan.allLines().stream().anyMatch(RemedyLine::goodsTravel);
        return plan.freight() == null && travel ? withoutFault(draft) : plan.freight();
    }

    private static Freight withoutFault(DecisionInProgress draft) {
        return draft.policy()
                .secondEdition()
                .freight()
                .get(draft.state().filing().reason());
    }

    /** The platform pays for those who are no sides, and recovers it from them. */
    private static Freight ofFault(Fault fault) {
        return switch (fault) {
            case BUYER -> Freight.BUYER;
            case SELLER -> Freight.SELLER;
            case CARRIER, SERVICE_PROVIDER, PLATFORM -> Freight.PLATFORM;
            case NONE -> null;
            case null -> null;
        };
    }
}
