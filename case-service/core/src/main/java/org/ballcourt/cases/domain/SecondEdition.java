package org.ballcourt.cases.domain;

/**
 * The numbers of the rulebook's second edition. They stand in a policy of their own, since a version never changes: a case keeps the
 * edition that it was filed under.
 */
public record SecondEdition(Offers offers) {
    /**
     * @param pausing so many offers of a side pause its own duties, later ones leave them running
     * @param perSide the most that a side may make in a case
     */
    public record Offers(int pausing, int perSide) {}
}
