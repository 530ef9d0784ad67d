package org.ballcourt.contracts;

import java.util.List;

/**
 * One line of what is offered, proposed or granted: refund and compensation are two of them.
 *
 * @param amount left out it is the order's value for a full refund, else zero
 * @param keepGoods the buyer need not send the goods back; null where that was not said
 */
public record RemedyLine(
        Remedy remedy,
        @OptionalField Money amount,
        @OptionalField Boolean keepGoods) {
    public RemedyLine {
        keepGoods = Boolean.TRUE.equals(keepGoods) ? keepGoods : null;
    }

    public RemedyLine(Remedy remedy, Money amount) {
        this(remedy, amount, null);
    }

    public RemedyLine withAmount(Money other) {
        return new RemedyLine(remedy, other, keepGoods);
    }

    public RemedyLine keepingGoods() {
        return new RemedyLine(remedy, amount, true);
    }

    /** Whether goods of the order travel for it. */
    public boolean goodsTravel() {
        return remedy.isInKind() || goodsGoBack();
    }

    /** Whether the buyer sends goods back for it. */
    public boolean goodsGoBack() {
        boolean usually = remedy == Remedy.RETURN_AND_REFUND || remedy.isInKind();
        return usually && keepGoods == null;
    }

    /** The lines of a body that says once for all of them whether the goods stay. */
    static List<RemedyLine> orOnly(List<RemedyLine> lines, Remedy remedy, Money amount, boolean keepGoods) {
        List<RemedyLine> all = orOnly(lines, remedy, amount);
        return keepGoods ? all.stream().map(RemedyLine::keepingGoods).toList() : all;
    }

    /** The lines, or the only one where there are none. */
    static List<RemedyLine> orOnly(List<RemedyLine> lines, Remedy remedy, Money amount) {
        return lines == null ? List.of(new RemedyLine(remedy, amount)) : lines;
    }

    /** The sum of the lines, each of which has an amount. */
    public static Money total(List<RemedyLine> lines) {
        Money sum = lines.getFirst().amount();
        for (int i = 1; i < lines.size(); i++) {
            sum = sum.plus(lines.get(i).amount());
        }
        return sum;
    }

    /** What is stored beside remedy and amount: nothing where they say it all. */
    public static List<RemedyLine> ifSeveral(List<RemedyLine> lines) {
        return lines.size() > 1 || lines.getFirst().keepGoods() != null ? lines : null;
    }
}
