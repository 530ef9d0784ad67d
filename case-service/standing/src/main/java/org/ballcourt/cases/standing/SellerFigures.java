package org.ballcourt.cases.standing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;

/** What a seller's cases add up to; pure, so that the same cases always give the same. */
final class SellerFigures {
    private static final int FULL_SCORE = 100;

    /**
     * @param score 100 less the points, never below 0
     * @param penalty the highest rung that the points reach; null where they reach none
     * @param reasons what brought the points, newest first
     */
    record SellerStanding(
            String of,
            Instant at,
            Instant since,
            String policy,
            int cases,
            boolean newestOnly,
            int points,
            int score,
            Penalty penalty,
            List<FigureReason> reasons,
            Rates rates,
            List<RaisedFlag> flags)
            implements Standing {}

    /** The part of it that rungs follow from. */
    record SellerPoints(int points, Penalty penalty, List<FigureReason> reasons) {}

    record Rates(Rate silence, Rate intervention, Rate upheld, Rate performedOnTime) {}

    /**
     * What buyers see of a seller: the rung and the rates, and no case.
     *
     * @param rung how high on the ladder of penalties, counted from 1; 0 where it stands on none
     * @param penalty what that rung brings; null on none
     */
    record SellerForBuyers(String of, Instant at, Instant since, int cases, int rung, Penalty penalty, BareRates rates)
            implements Standing {
        static SellerForBuyers of(SellerStanding whole, List<Policy.Rung> ladder) {
            Rates rates = whole.rates();
            return new SellerForBuyers(
                    whole.of(),
                    whole.at(),
                    whole.since(),
                    whole.cases(),
                    1 + ladder.stream().map(Policy.Rung::penalty).toList().indexOf(whole.penalty()),
                    whole.penalty(),
                    new BareRates(
                            BareRate.of(rates.silence()),
                            BareRate.of(rates.intervention()),
                            BareRate.of(rates.upheld()),
                            BareRate.of(rates.performedOnTime())));
        }
    }

    record BareRates(BareRate silence, BareRate intervention, BareRate upheld, BareRate performedOnTime) {}

    record BareRate(int count, int of, BigDecimal rate) {
        static BareRate of(Rate whole) {
            return new BareRate(whole.count(), whole.of(), whole.rate());
        }
    }

    private SellerFigures() {}

    /** @param violations upheld reports, each with its points */
    static SellerStanding of(
            String seller, List<Dossier> dossiers, List<FigureReason> violations, List<Contest> contests, Rules rules) {
        SellerPoints points = points(dossiers, violations, rules);
        return new SellerStanding(
                Role.SELLER + "/" + seller,
                rules.at(),
                rules.since(),
                rules.now().version(),
                (int) dossiers.stream()
                        .filter(dossier -> rules.counts(dossier.filedAt()))
                        .count(),
                dossiers.size() >= Dossiers.MOST,
                points.points(),
                Math.max(0, FULL_SCORE - points.points()),
                points.penalty(),
                points.reasons(),
                rates(dossiers, rules),
                flags(dossiers, contests, rules));
    }

    /** @param dossiers at least those whose ruling has become final in the time that counts */
    static SellerPoints points(List<Dossier> dossiers, List<FigureReason> violations, Rules rules) {
        List<FigureReason> reasons = new ArrayList<>();
        dossiers.forEach(dossier -> reasons.addAll(pointsOf(dossier, rules)));
        violations.stream()
                .filter(reason -> rules.counts(reason.when()))
                .forEach(reason -> reasons.add(new FigureReason(
                        reason.caseId(),
                        reason.what(),
                        reason.when(),
                        reason.points(),
                        reason.when().plus(rules.standing().window()))));
        int points = reasons.stream().mapToInt(FigureReason::points).sum();
        return new SellerPoints(
                points, penaltyFor(points, rules.standing().ladder()), FigureReason.newestFirst(reasons));
    }

    static List<RaisedFlag> flags(List<Dossier> dossiers, List<Contest> contests, Rules rules) {
        return RaisedFlag.of(
                Role.SELLER, facts(dossiers), contests, rules.standing().misuse(), rules.at());
    }

    /** Granted at least in part, and the ruling finds the seller at fault: who pays is another question. */
    static boolean isAgainstSeller(Dossier dossier) {
        return dossier.finalRuling()
                .filter(ruling -> ruling.grants() && ruling.atFault() == Fault.SELLER)
                .isPresent();
    }

    private static List<FigureReason> pointsOf(Dossier dossier, Rules rules) {
        Instant finalAt = dossier.judged().finalAt();
        if (!rules.counts(finalAt) || !dossier.judged().ruling().grants()) {
            return List.of();
        }
        Policy.Standing own = rules.of(dossier.judged().ruling());
        Instant expires = finalAt.plus(rules.standing().window());
        List<FigureReason> reasons = new ArrayList<>();
        int points = own.points().getOrDefault(dossier.claim().reason(), 0);
        if (isAgainstSeller(dossier) && points > 0 && bearsPart(dossier.judged().ruling(), rules)) {
            reasons.add(new FigureReason(dossier.caseId(), "RULING_AGAINST_SELLER", finalAt, points, expires));
        }
        Instant paid = dossier.course().platformPaid();
        if (paid != null && own.notPerformedPoints() > 0) {
            reasons.add(new FigureReason(dossier.caseId(), "PLATFORM_PAID", paid, own.notPerformedPoints(), expires));
        }
        return reasons;
    }

    /** In the second edition points come from one's own share alone. */
    private static boolean bearsPart(Judged.Ruled ruling, Rules rules) {
        return !rules.isOfTheSecondEdition(ruling) || bearsPart(ruling);
    }

    private static boolean bearsPart(Judged.Ruled ruling) {
        return ruling.liability().getOrDefault(Account.SELLER.name(), 0) > 0;
    }

    static Penalty penaltyFor(int points, List<Policy.Rung> ladder) {
        return ladder.reversed().stream()
                .filter(rung -> rung.points() <= points)
                .map(Policy.Rung::penalty)
                .findFirst()
                .orElse(null);
    }

    private static Rates rates(List<Dossier> dossiers, Rules rules) {
        List<Dossier> filed = dossiers.stream()
                .filter(dossier -> rules.counts(dossier.filedAt()))
                .toList();
        List<Dossier> decided = dossiers.stream()
                .filter(dossier -> rules.counts(dossier.judged().finalAt())
                        && dossier.judged().ruling().result() != RulingResult.UNDECIDED)
                .toList();
        long demanded = filed.stream().filter(SellerFigures::wasAsked).count();
        return new Rates(
                Rate.of(reasons(filed, "SILENT", SellerFigures::silentAt), (int) demanded),
                Rate.of(reasons(filed, "RULED", dossier -> dossier.judged().finalAt()), filed.size()),
                Rate.of(reasons(decided, "UPHELD", SellerFigures::grantedAt), decided.size()),
                performance(dossiers, rules));
    }

    private static boolean wasAsked(Dossier dossier) {
        return dossier.duties(DutyKind.ANSWER_CLAIM).anyMatch(duty -> duty.until() != null);
    }

    private static Instant silentAt(Dossier dossier) {
        return dossier.duties(DutyKind.ANSWER_CLAIM)
                .filter(duty -> duty.how() == DutyEnding.LAPSED)
                .map(Dossier.Watch::until)
                .findFirst()
                .orElse(null);
    }

    /** What was granted against others says nothing of the seller. */
    private static Instant grantedAt(Dossier dossier) {
        return dossier.finalRuling()
                        .filter(ruling -> ruling.grants() && (ruling.atFault() == Fault.SELLER || bearsPart(ruling)))
                        .isPresent()
                ? dossier.judged().finalAt()
                : null;
    }

    private static Instant overturnedAt(Dossier dossier) {
        return dossier.proof().rejection() == null ? null : grantedAt(dossier);
    }

    private static Rate performance(List<Dossier> dossiers, Rules rules) {
        List<FigureReason> met = performances(dossiers, rules, Dossier.Watch::met);
        return Rate.of(
                met,
                met.size()
                        + performances(dossiers, rules, Dossier.Watch::missed).size());
    }

    private static List<FigureReason> performances(
            List<Dossier> dossiers, Rules rules, Predicate<Dossier.Watch> which) {
        return dossiers.stream()
                .flatMap(dossier -> dossier.duties(DutyKind.PERFORM)
                        .filter(duty -> duty.holder() == Role.SELLER && rules.counts(duty.until()))
                        .filter(which)
                        .map(duty -> FigureReason.of(dossier, "PERFORMED", duty.until())))
                .toList();
    }

    private static Map<MisuseFlag, List<FigureReason>> facts(List<Dossier> dossiers) {
        Map<MisuseFlag, List<FigureReason>> facts = new EnumMap<>(MisuseFlag.class);
        facts.put(MisuseFlag.EMPTY_REJECTIONS, reasons(dossiers, "REJECTION_OVERTURNED", SellerFigures::overturnedAt));
        facts.put(MisuseFlag.SILENCE, reasons(dossiers, "SILENT", SellerFigures::silentAt));
        return facts;
    }

    /** One reason for each dossier of which the instant is known. */
    static List<FigureReason> reasons(List<Dossier> dossiers, String what, Function<Dossier, Instant> when) {
        return dossiers.stream()
                .filter(dossier -> when.apply(dossier) != null)
                .map(dossier -> FigureReason.of(dossier, what, when.apply(dossier)))
                .toList();
    }
}
