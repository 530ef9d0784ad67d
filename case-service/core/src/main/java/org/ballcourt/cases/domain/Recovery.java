package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.RecoveryOpened;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Role;

/**
 * What the platform takes back of what it has paid.
 *
 * @param liable null where nobody is known by name
 * @param contestUntil null where it may not be contested
 * @param earlier whether an outside award came since, which counts anew who pays for whom; what was taken until then stays taken
 * @param reversed whether a contest of it was upheld, so that the platform bears it; nobody is asked for it again
 * @param number its place among those that the liable one was told to pay, counted from 1; 0 where nobody was told
 */
public record Recovery(
        Account from, Actor liable, Money amount, Instant contestUntil, boolean earlier, boolean reversed, int number) {
    static Recovery of(RecoveryOpened event) {
        return new Recovery(event.from(), event.liable(), event.amount(), event.contestUntil(), false, false, 0);
    }

    static Recovery fromBuyer(CaseClosed event, String buyer) {
        return new Recovery(
                Account.BUYER, new Actor(Role.BUYER, buyer), event.buyerOwes(), event.contestUntil(), false, false, 0);
    }

    /** The same as the next after those. */
    Recovery countedAfter(List<Recovery> before) {
        long told = before.stream()
                .filter(one -> liable != null && one.isToldTo(liable))
                .count();
        int next = liable == null || !isToldTo(liable) ? 0 : Math.toIntExact(told) + 1;
        return new Recovery(from, liable, amount, contestUntil, earlier, reversed, next);
    }

    Recovery asEarlier() {
        return new Recovery(from, liable, amount, contestUntil, true, reversed, number);
    }

    Recovery asReversed() {
        return new Recovery(from, liable, amount, contestUntil, earlier, true, number);
    }

    /**
     * Whether it is what was taken from there, and not given back yet.
     *
     * @param named its number; null where that was not said
     */
    boolean isMeantBy(Account account, Money taken, Integer named) {
        return from == account && amount.equals(taken) && !reversed && (named == null || named == number);
    }

    /** Whether it is taken from that actor now, who had time to contest it. */
    boolean isContestableBy(Actor actor) {
        return isToldTo(actor) && !reversed;
    }

    /** Whether that actor was told to pay it, and could say that it is wrong. */
    boolean isToldTo(Actor actor) {
        return actor.equals(liable) && contestUntil != null;
    }
}
