package org.ballcourt.cases.domain;

import java.lang.Character.UnicodeScript;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;

/**
 * The numbers of the rulebook's second edition. They stand in a policy of their own, since a version never changes: a case keeps the
 * edition that it was filed under.
 *
 * @param expressRefund which goods come back after one
 * @param freight who bears it by reason of the complaint where nobody is at fault
 * @param favours by reason of the complaint and element: the side for which it speaks when it is proven
 * @param tracing which cases are linked by what they are about
 * @param callers null where nobody may withdraw what was granted to him at once
 */
public record SecondEdition(
        Offers offers,
        Reasons reasons,
        Compensation compensation,
        Room room,
        OutageTimes outages,
        Recoveries recoveries,
        Suspensions suspensions,
        Contacts contacts,
        ExpressRefund expressRefund,
        Map<Reason, Freight> freight,
        Map<Reason, Map<String, Role>> favours,
        TraceRules tracing,
        Callers callers) {
    public SecondEdition {
        freight = Map.copyOf(freight);
        favours = Map.copyOf(favours);
    }

    /** The side for which the element speaks when it is proven; null where the policy names none. */
    public Role favours(Reason reason, String element) {
        return favours.getOrDefault(reason, Map.of()).get(element);
    }

    /** @param threshold an outage that is no longer than this is nobody's excuse */
    public record OutageTimes(Duration threshold) {}

    /** @param byDesk once a case has been suspended for so long in all, only a supervisor suspends it again or longer */
    public record Suspensions(Duration byDesk) {}

    /** @param withdraw how long a buyer may withdraw what an agent filed for it, also where it was granted at once */
    public record Callers(Duration withdraw) {}

    /** @param contest how long whoever the platform takes money back from may contest it */
    public record Recoveries(Duration contest) {}

    /**
     * @param pausing so many offers of a side pause its own duties, later ones leave them running; so many proposals of the platform in a row give the sides time, later ones none
     * @param perSide the most that a side may make in a case
     */
    public record Offers(int pausing, int perSide) {}

    /**
     * How long a text must be to be a reason: either is enough, since one Chinese character says more than a letter.
     *
     * @param letters of any script
     * @param chinese characters of the script Han
     */
    public record Reasons(int letters, int chinese) {
        /** Whatever is not blank. */
        static final Reasons ANY = new Reasons(1, 1);

        public boolean isReason(String text) {
            return text != null
                    && (text.codePoints().filter(Character::isLetter).count() >= letters
                            || text.codePoints().filter(Reasons::isChinese).count() >= chinese);
        }

        /** The refusal of texts that are none, with how long each must be. */
        public CaseRejection missing(Message said, List<String> fields) {
            Message tooShort = withLengths(Message.of("rule.reason-too-short"));
            Map<String, Message> faults = new LinkedHashMap<>();
            fields.forEach(field -> faults.put(field, tooShort));
            return new CaseRejection(RejectionCode.REASON_MISSING, withLengths(said), faults);
        }

        private Message withLengths(Message said) {
            return said.with("letters", letters).with("chinese", chinese);
        }

        private static boolean isChinese(int point) {
            return Character.isLetter(point) && UnicodeScript.of(point) == UnicodeScript.HAN;
        }
    }

    /**
     * How high compensation may be; a reason or class of goods that is not named has the usual multiple.
     *
     * @param reasons of the complaint
     * @param goods classes of goods; where both are named the higher one holds
     */
    public record Compensation(Map<Reason, Multiple> reasons, Map<GoodsClass, Multiple> goods) {
        public Compensation {
            reasons = Map.copyOf(reasons);
            goods = Map.copyOf(goods);
        }

        Money of(Money orderValue, Reason reason, GoodsClass goodsClass, Multiple usual) {
            return Stream.of(reasons.get(reason), goods.get(goodsClass))
                    .filter(Objects::nonNull)
                    .map(multiple -> multiple.of(orderValue))
                    .max(Comparator.naturalOrder())
                    .orElseGet(() -> usual.of(orderValue));
        }
    }

    /**
     * @param times the order's value...
     * @param least ...but never less than this
     */
    public record Multiple(int times, Money least) {
        Money of(Money orderValue) {
            Money multiple = orderValue.times(times);
            return multiple.compareTo(least) < 0 ? least : multiple;
        }
    }

    /**
     * The platform pays an express refund at once, whether or not the goods come back.
     *
     * @param goodsBack goods of these classes do...
     * @param goodsStay ...but not where this is the reason of the complaint; nor do they by anything else that is granted then
     */
    public record ExpressRefund(Set<GoodsClass> goodsBack, Set<Reason> goodsStay) {
        boolean comesBack(Filing filing) {
            return goodsBack.contains(filing.order().goodsClass()) && !goodsStay.contains(filing.reason());
        }
    }

    /**
     * What one actor may put into a case, so that nobody fills the log for the others.
     *
     * @param exhibits pieces of evidence
     * @param bytes of everything of its own, beyond which nothing more is taken that moves nothing
     */
    public record Room(int exhibits, int bytes) {}

    /**
     * @param repeatedWithin for how long asking the desk about the same matter again is counted as asking again
     * @param open the most of one person that may wait for an answer at once: each is a duty of somebody's, and hides those of others
     */
    public record Contacts(Duration repeatedWithin, int open) {}
}
