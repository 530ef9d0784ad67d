package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;

/** What a buyer's cases add up to; pure, so that the same cases always give the same. */
final class BuyerFigures {
    /**
     * @param inGoodStanding no flag is raised
     * @param expressRefundsLeft of the quota of the policy in force
     */
    record BuyerStanding(
            String of,
            Instant at,
            Instant since,
            String policy,
            boolean newestOnly,
            boolean inGoodStanding,
            Counts counts,
            List<RaisedFlag> flags,
            int expressRefundsLeft)
            implements Standing {}

    /** @param upheld final rulings that grant at least a part */
    record Counts(
            int filed,
            int upheld,
            int dismissed,
            int withdrawn,
            int abandoned,
            int noReasonReturns,
            int expressRefunds) {}

    private BuyerFigures() {}

    static BuyerStanding of(String buyer, List<Dossier> dossiers, List<Contest> contests, Rules rules) {
        List<RaisedFlag> flags = flags(dossiers, contests, rules);
        return new BuyerStanding(
                Role.BUYER + "/" + buyer,
                rules.at(),
                rules.since(),
                rules.now().version(),
                dossiers.size() >= Dossiers.MOST,
                flags.isEmpty(),
                counts(dossiers, rules),
                flags,
                Math.max(0, rules.now().limits().expressRefundQuota() - expressRefunds(dossiers, rules)));
    }

    static List<RaisedFlag> flags(List<Dossier> dossiers, List<Contest> contests, Rules rules) {
        return RaisedFlag.of(
                Role.BUYER, facts(dossiers), contests, rules.standing().misuse(), rules.at());
    }

    private static Counts counts(List<Dossier> dossiers, Rules rules) {
        return new Counts(
                count(dossiers, rules, Dossier::filedAt),
                count(dossiers, rules, dossier -> ruled(dossier, true)),
                count(dossiers, rules, dossier -> ruled(dossier, false)),
                count(dossiers, rules, BuyerFigures::withdrawnAt),
                count(dossiers, rules, dossier -> dossier.course().abandoned()),
                count(dossiers, rules, dossier -> dossier.course().noReason()),
                count(dossiers, rules, dossier -> dossier.course().express()));
    }

    private static int count(List<Dossier> dossiers, Rules rules, Function<Dossier, Instant> when) {
        return (int) dossiers.stream()
                .filter(dossier -> rules.counts(when.apply(dossier)))
                .count();
    }

    private static Instant ruled(Dossier dossier, boolean granted) {
        return dossier.finalRuling()
                        .filter(ruling -> granted ? ruling.grants() : ruling.result() == RulingResult.DISMISSED)
                        .isPresent()
                ? dossier.judged().finalAt()
                : null;
    }

    private static Instant withdrawnAt(Dossier dossier) {
        return dossier.course().outcome() == Outcome.WITHDRAWN
                ? dossier.course().closedAt()
                : null;
    }

    private static int expressRefunds(List<Dossier> dossiers, Rules rules) {
        Policy.Windows windows = rules.now().windows();
        Instant since = rules.at().minus(windows.expressRefundQuotaPeriod());
        return (int) dossiers.stream()
                .map(dossier -> dossier.course().express())
                .filter(express -> express != null && !express.isBefore(since))
                .count();
    }

    private static Map<MisuseFlag, List<FigureReason>> facts(List<Dossier> dossiers) {
        Map<MisuseFlag, List<FigureReason>> facts = new EnumMap<>(MisuseFlag.class);
        facts.put(
                MisuseFlag.DISMISSED_CLAIMS,
                SellerFigures.reasons(dossiers, "DISMISSED", dossier -> ruled(dossier, false)));
        facts.put(
                MisuseFlag.ABANDONED_CLAIMS,
                SellerFigures.reasons(
                        dossiers, "ABANDONED", dossier -> dossier.course().abandoned()));
        facts.put(
                MisuseFlag.FREQUENT_RETURNS,
                SellerFigures.reasons(
                        dossiers,
                        "NO_REASON_RETURN",
                        dossier -> dossier.course().noReason()));
        return facts;
    }
}
