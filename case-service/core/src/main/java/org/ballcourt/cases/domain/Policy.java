package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.ReturnExclusion;
import org.ballcourt.contracts.Sanction;

/**
 * One version of a market's rules: every number that a decision uses.
 *
 * @param version unique over all policies, e.g. {@code cn-marketplace-2026-01}
 * @param market the policy this is a version of, e.g. {@code cn-marketplace}
 * @param effectiveFrom first day in the calendar's zone
 * @param silence what it brings when a term is over
 * @param urgent the terms that are shorter where the buyer called the case urgent
 * @param liability who pays what is granted by rule and not by a ruling, in percent that sum to 100
 * @param clauses every clause that an event or a ruling may name
 * @param secondEdition null where the rules of the first edition hold alone
 */
public record Policy(
        String version,
        String market,
        LocalDate effectiveFrom,
        Transition transition,
        String currency,
        BusinessCalendar calendar,
        Map<DutyTerm, Length> terms,
        Map<DutyTerm, Consequence> silence,
        Map<DutyTerm, Length> urgent,
        Map<GoodsClass, Goods> goods,
        Pace pace,
        Amounts amounts,
        Windows windows,
        Limits limits,
        Map<Reason, List<Burden>> burdens,
        Map<Reason, Map<Account, Integer>> liability,
        Grounds grounds,
        Standing standing,
        Agents agents,
        Map<String, LocalizedText> clauses,
        SecondEdition secondEdition) {
    private static final Duration FIRST_OUTAGE_THRESHOLD = Duration.ofMinutes(15);

    /** What a new version means for open cases: PINNED cases stay with the old one, LATEST ones move over. */
    public enum Transition {
        PINNED,
        LATEST
    }

    /**
     * How long a duty runs, and on which clock.
     *
     * @param inDays its days are days of the calendar's zone, which end at the same time of day whether or not the clocks are changed
     */
    public record Length(Duration time, ClockKind clock, boolean inDays) {
        public Length(Duration time, ClockKind clock) {
            this(time, clock, false);
        }
    }

    /**
     * @param remindAtPercent the parts of a duty's time after which its holder is reminded, ascending
     * @param followOnLeast what is left at least of a duty that follows from a lapse recorded late...
     * @param followOnPercent ...or this part of its length, if that is shorter
     */
    public record Pace(List<Integer> remindAtPercent, Duration followOnLeast, int followOnPercent) {
        public Pace {
            remindAtPercent = List.copyOf(remindAtPercent);
        }
    }

    /**
     * @param smallClaim up to this amount a silent seller has granted the refund
     * @param largeClaim from this amount on a side may call the platform in, or a senior, for the amount alone
     * @param agentAuthority up to this claimed amount an agent may rule
     * @param expressRefund the most that the express lane refunds
     * @param compensationMultiple compensation is capped at this many times the order's value...
     * @param compensationFloor ...but never below this amount
     */
    public record Amounts(
            Money smallClaim,
            Money largeClaim,
            Money agentAuthority,
            Money expressRefund,
            int compensationMultiple,
            Money compensationFloor) {}

    /**
     * After-sales windows in days, and times after closing.
     *
     * @param noReasonReturnDays counted from the day after signing
     * @param parcelDays from shipping
     * @param defaultDays from signing, or from shipping where nothing was signed
     */
    public record Windows(
            int noReasonReturnDays,
            int parcelDays,
            int defaultDays,
            Duration reportNonPerformance,
            Duration rateService,
            Duration expressRefundQuotaPeriod) {}

    /**
     * @param evidenceRequests rounds of asking per party and stage below SENIOR
     * @param emptyHandOffs so many fix the owner
     * @param declinedOffers so many make the ground TALKS_FAILED
     * @param advanceAttempts the lapse of the last of them leaves a debt of the platform
     * @param events most events of a case
     * @param bytes most bytes of a case's log
     * @param headroomEvents the part of the events kept for SYSTEM, rulings and closing
     */
    public record Limits(
            int statementsPerActor,
            int evidenceRequests,
            int emptyHandOffs,
            int declinedOffers,
            int advanceAttempts,
            int expressRefundQuota,
            int events,
            int bytes,
            int headroomEvents) {}

    /**
     * @param clearViolations reasons that carry the intervention ground CLEAR_VIOLATION
     * @param seniorViolations reasons that carry the senior ground VIOLATION
     * @param noReasonExcluded classes of goods that cannot be sent back without a reason
     * @param fixedExclusions what always keeps goods out of a return without a reason
     * @param confirmedExclusions what does so only if the buyer confirmed it at purchase
     */
    public record Grounds(
            Set<Reason> clearViolations,
            Set<Reason> seniorViolations,
            Set<GoodsClass> noReasonExcluded,
            Set<ReturnExclusion> fixedExclusions,
            Set<ReturnExclusion> confirmedExclusions) {}

    /**
     * What is different for a class of goods.
     *
     * @param terms those of another length
     * @param kinds by element, the evidence that counts in place of the usual
     */
    public record Goods(Map<DutyTerm, Length> terms, Map<String, List<EvidenceKind>> kinds) {
        static final Goods USUAL = new Goods(Map.of(), Map.of());

        public Goods {
            terms = Map.copyOf(terms);
            kinds = Map.copyOf(kinds);
        }
    }

    /**
     * How final rulings add up, and what misuse is.
     *
     * @param window how long a ruling counts
     * @param points that a ruling against the seller brings, by reason of the complaint
     * @param notPerformedPoints that it brings if the platform had to pay in the seller's place
     * @param violationPoints that an upheld report of a violation brings
     * @param ladder ascending
     */
    public record Standing(
            Duration window,
            Map<Reason, Integer> points,
            int notPerformedPoints,
            int violationPoints,
            List<Rung> ladder,
            List<MisuseRule> misuse) {
        public Standing {
            points = Map.copyOf(points);
            ladder = List.copyOf(ladder);
            misuse = List.copyOf(misuse);
        }
    }

    /** From so many points on the seller bears this penalty. */
    public record Rung(int points, Penalty penalty) {}

    /** So many acts of a kind within a time raise the flag. */
    public record MisuseRule(MisuseFlag flag, int atLeast, Duration within) {}

    /**
     * How complaints about agents are answered for.
     *
     * @param levelAbove id of the supervisor who decides where the desk's own let the time pass
     * @param window how long an upheld complaint counts
     * @param ladder ascending
     */
    public record Agents(String levelAbove, Duration window, List<SanctionRung> ladder) {
        public Agents {
            ladder = List.copyOf(ladder);
        }
    }

    /** From so many upheld complaints on. */
    public record SanctionRung(int upheld, Sanction sanction) {}

    public Policy {
        terms = Map.copyOf(terms);
        silence = Map.copyOf(silence);
        urgent = Map.copyOf(urgent);
        goods = Map.copyOf(goods);
        burdens = Map.copyOf(burdens);
        liability = Map.copyOf(liability);
        clauses = Map.copyOf(clauses);
    }

    /** The burden ledger of a complaint about such goods. */
    public List<Burden> burdensOf(Reason reason, GoodsClass goodsClass) {
        List<Burden> usual = burdens.getOrDefault(reason, List.of());
        Map<String, List<EvidenceKind>> kinds =
                goods.getOrDefault(goodsClass, Goods.USUAL).kinds();
        return kinds.isEmpty()
                ? usual
                : usual.stream()
                        .map(b -> new Burden(
                                b.element(), b.bearer(), b.clause(), kinds.getOrDefault(b.element(), b.kinds())))
                        .toList();
    }

    /** How long the term is for such goods, or without any where they are null; what is urgent comes first. */
    public Length length(DutyTerm term, GoodsClass goodsClass, boolean isUrgent) {
        Goods special = goodsClass == null ? Goods.USUAL : goods.getOrDefault(goodsClass, Goods.USUAL);
        Length usual = special.terms().getOrDefault(term, terms.get(term));
        return isUrgent ? urgent.getOrDefault(term, usual) : usual;
    }

    /** Who pays what is granted by rule. */
    public Map<Account, Integer> liabilityOf(Reason reason) {
        return liability.get(reason);
    }

    /** The most that compensation may cost for such an order: what is set for the reason, or for the goods if that is more. */
    public Money compensationCap(Money orderValue, Reason reason, GoodsClass goodsClass) {
        SecondEdition.Multiple usual =
                new SecondEdition.Multiple(amounts.compensationMultiple(), amounts.compensationFloor());
        return secondEdition == null
                ? usual.of(orderValue)
                : secondEdition.compensation().of(orderValue, reason, goodsClass, usual);
    }

    /** An outage that is no longer is nobody's excuse; the first edition knew one for all. */
    public Duration outageThreshold() {
        return secondEdition == null
                ? FIRST_OUTAGE_THRESHOLD
                : secondEdition.outages().threshold();
    }

    /** The last instant of a window that is counted from then. */
    Instant windowEnd(Instant from, Duration window) {
        return secondEdition == null ? from.plus(window) : calendar.plusDays(from, window);
    }

    /** When the first day of this version begins in the calendar's zone. */
    public Instant effectiveAt() {
        return effectiveFrom.atStartOfDay(calendar.zone()).toInstant();
    }
}
