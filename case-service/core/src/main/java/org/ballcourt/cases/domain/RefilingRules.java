package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;

/** Decided is decided: the same reason is taken again for an order line only where the buyer brings something new. */
final class RefilingRules {
    static final Set<Outcome> DECIDED =
            EnumSet.of(Outcome.SETTLED, Outcome.REMEDY_PERFORMED, Outcome.CLAIM_DISMISSED, Outcome.EXTERNALLY_DECIDED);

    private RefilingRules() {}

    static void require(DecisionInProgress draft, FileComplaint command, List<EvidenceItem> newFacts) {
        if (draft.policy().secondEdition() == null) {
            return;
        }
        List<EarlierCase> earlier = draft.facts().line().cases();
        lastBar(earlier, command, draft.actor().role() == Role.AGENT)
                .filter(bar -> !isNew(newFacts, bar, earlier))
                .ifPresent(bar -> {
                    throw new CaseRejection(RejectionCode.ALREADY_DECIDED, why(bar, command)).in("newFacts");
                });
    }

    /** The last of the cases that keep this reason from being taken as it is. */
    private static Optional<EarlierCase> lastBar(List<EarlierCase> earlier, FileComplaint command, boolean byAnAgent) {
        List<EarlierCase> same = earlier.stream()
                .filter(one -> one.closedAt() != null && one.filing().reason() == command.reason())
                .toList();
        boolean withdrawnTwice =
                same.stream().filter(one -> isWithdrawn(one, false)).count() > 1;
        boolean takenBackTwice =
                byAnAgent && same.stream().filter(one -> isWithdrawn(one, true)).count() > 1;
        return same.stream()
                .filter(one -> DECIDED.contains(one.outcome())
                        || isWithdrawn(one, false) && withdrawnTwice
                        || isWithdrawn(one, true) && takenBackTwice
                        || one.outcome() == Outcome.INADMISSIBLE && !isCured(one, command))
                .max(Comparator.comparing(EarlierCase::closedAt));
    }

    /** What somebody else filed, and the buyer took nothing of up, is none of the buyer's; but agents file it no third time. */
    private static boolean isWithdrawn(EarlierCase one, boolean filedByAnAgent) {
        return one.outcome() == Outcome.WITHDRAWN
                && filedByAnAgent == (one.filing().withdrawUntil() != null);
    }

    /** Whether what the platform missed is there now. */
    private static boolean isCured(EarlierCase declined, FileComplaint command) {
        return declined.declined() == null
                || switch (declined.declined().code()) {
                    // A new complaint begins with the negotiation, and none is taken while another is open.
                    case NO_PRIOR_NEGOTIATION, DUPLICATE -> true;
                    case OUTSIDE_WINDOW -> isDatedOtherwise(declined.filing().order(), command.order());
                    case DESCRIPTION_TOO_THIN ->
                        letters(command.statement()) > declined.declined().told();
                    case OUT_OF_SCOPE -> false;
                };
    }

    private static boolean isDatedOtherwise(Order before, Order now) {
        return !Objects.equals(before.paidAt(), now.paidAt())
                || !Objects.equals(before.shippedAt(), now.shippedAt())
                || !Objects.equals(before.signedAt(), now.signedAt())
                || !Objects.equals(before.warrantyUntil(), now.warrantyUntil());
    }

    private static int letters(String statement) {
        return statement == null ? 0 : statement.strip().length();
    }

    /** Evidence that came after the case was closed and that none of the line's cases had; the same bytes under another id are none. */
    private static boolean isNew(List<EvidenceItem> facts, EarlierCase bar, List<EarlierCase> earlier) {
        Instant closedAt = bar.closedAt();
        return facts.stream()
                .anyMatch(item -> !item.uploadedAt().isBefore(closedAt)
                        && earlier.stream()
                                .map(EarlierCase::evidence)
                                .noneMatch(had -> had.contains(item.evidenceId()) || had.contains(item.sha256())));
    }

    private static Message why(EarlierCase bar, FileComplaint command) {
        boolean own = bar.filing().buyer().equals(command.order().buyer());
        String about = switch (bar.outcome()) {
            case INADMISSIBLE -> "rule.decline-not-cured";
            case WITHDRAWN -> "rule.withdrawn-twice";
            default -> "rule.already-decided";
        };
        return Message.of(about)
                .with("reason", command.reason())
                .with("outcome", bar.outcome())
                .with("code", bar.declined() == null ? "" : bar.declined().code())
                .with("own", own ? "yes" : "no")
                .with("forAnother", bar.filing().withdrawUntil() == null ? "no" : "yes")
                .with("case", own ? bar.caseId() : "");
    }
}
