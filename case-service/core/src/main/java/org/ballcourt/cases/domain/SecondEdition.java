package org.ballcourt.cases.domain;

/**
 * The numbers of the rulebook's second edition. They stand in a policy of their own, since a version never changes: a case keeps the
 * edition that it was filed under.
 *
 * @param exhibitsPerActor what answers an open duty is not counted
 */
public record SecondEdition(Offers offers, int exhibitsPerActor, Words words) {
    /**
     * @param pausing so many offers of a side pause its own duties, later ones leave them running
     * @param perSide the most that a side may make in a case
     */
    public record Offers(int pausing, int perSide) {}

    /**
     * How short a reason in words may be: either is enough.
     *
     * @param letters of any script
     * @param han Chinese characters
     */
    public record Words(int letters, int han) {}
}
