package org.ballcourt.cases.suggestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.standing.SellerAtAGlance;
import org.ballcourt.cases.suggestion.Suggestion.ToProve;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.messages.Language;

/**
 * What somebody should know before filing: what to bring, what will have to be proven by whom, how long everybody has and what their
 * silence brings, how cases like this ended, and how the seller stands.
 *
 * @param windowDays so many days after signing (after shipping for parcels) a complaint is taken; a warranty may last longer
 * @param excluded whether such goods are out of a return without a reason
 * @param ended null where so few cases like this were decided that they could be told apart
 * @param seller null where nobody asked for one, and where that one's cases are as few
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FilingGuide(
        String market,
        String policy,
        Reason reason,
        GoodsClass goodsClass,
        int windowDays,
        boolean excluded,
        List<ToProve> checklist,
        List<Clock> clocks,
        Money smallClaim,
        Ended ended,
        SellerAtAGlance seller) {
    /**
     * How long somebody has.
     *
     * @param term the duty, or the variant of it that differs
     * @param urgent the shorter time where the buyer calls the case urgent; null where it is the same
     */
    public record Clock(
            DutyTerm term, DutyKind duty, Duration time, ClockKind clock, Duration urgent, Consequence ifSilent) {}

    /** The latest rulings on this reason and class of goods, by result. */
    public record Ended(int cases, Map<RulingResult, Long> results) {}

    static FilingGuide of(
            Policy policy,
            Reason reason,
            GoodsClass goodsClass,
            Language language,
            Ended ended,
            SellerAtAGlance seller) {
        return new FilingGuide(
                policy.market(),
                policy.version(),
                reason,
                goodsClass,
                windowDays(policy.windows(), reason),
                reason == Reason.NO_REASON_RETURN
                        && policy.grounds().noReasonExcluded().contains(goodsClass),
                Checklist.of(policy, reason, goodsClass, language),
                clocks(policy),
                policy.amounts().smallClaim(),
                ended,
                seller);
    }

    private static int windowDays(Policy.Windows windows, Reason reason) {
        return switch (reason) {
            case NO_REASON_RETURN -> windows.noReasonReturnDays();
            case PARCEL_LOST, PARCEL_DAMAGED, DELIVERY_STALLED -> windows.parcelDays();
            case QUALITY_DEFECT,
                    NOT_AS_DESCRIBED,
                    FALSE_ADVERTISING,
                    COUNTERFEIT,
                    FRAUD,
                    WARRANTY_REFUSED,
                    SERVICE_PROMISE_BROKEN,
                    RETURN_REFUSED,
                    REFUND_UNPAID,
                    INJURY_OR_ALLERGY,
                    SELLER_MISCONDUCT -> windows.defaultDays();
        };
    }

    private static List<Clock> clocks(Policy policy) {
        return List.of(DutyTerm.values()).stream()
                .filter(term -> policy.terms().containsKey(term))
                .map(term -> new Clock(
                        term,
                        term.duty(),
                        policy.terms().get(term).time(),
                        policy.terms().get(term).clock(),
                        policy.urgent().containsKey(term)
                                ? policy.urgent().get(term).time()
                                : null,
                        policy.silence().get(term)))
                .toList();
    }
}
