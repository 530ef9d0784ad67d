package org.ballcourt.cases.whatif;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ballcourt.contracts.Account;

/**
 * What is different for one case.
 *
 * @param money what each account has more (or less), without those that stay the same
 * @param time by how much it was open for longer (or shorter)
 * @param held the same for each set of holders, without those that stay the same
 * @param lapses how much more (or less) often each silence had its consequence
 * @param refused what people did and could not have done
 */
record Difference(
        History history,
        ReplayedCase before,
        ReplayedCase after,
        Map<Account, BigDecimal> money,
        Duration time,
        Map<String, Duration> held,
        Map<String, Integer> lapses,
        List<ReplayedCase.Refusal> refused) {
    /** What can be different. */
    enum Kind {
        OUTCOME,
        FAULT,
        MONEY,
        DURATION,
        TIME_HELD,
        LAPSES,
        REFUSED_ACTS
    }

    /** Most money first, then most time, then by id. */
    static final Comparator<Difference> LARGEST = Comparator.comparing(Difference::moneyMoved)
            .thenComparing(difference -> difference.time().abs())
            .reversed()
            .thenComparing(difference -> difference.history().caseId());

    static Difference between(History history, ReplayedCase before, ReplayedCase after) {
        return new Difference(
                history,
                before,
                after,
                money(before, after),
                after.duration().minus(before.duration()),
                held(before, after),
                lapses(before, after),
                after.refused());
    }

    Set<Kind> kinds() {
        Set<Kind> kinds = new TreeSet<>();
        note(kinds, Kind.OUTCOME, !before.outcome().equals(after.outcome()));
        note(kinds, Kind.FAULT, before.fault() != after.fault());
        note(kinds, Kind.MONEY, !money.isEmpty());
        note(kinds, Kind.DURATION, !time.isZero());
        note(kinds, Kind.TIME_HELD, !held.isEmpty());
        note(kinds, Kind.LAPSES, !lapses.isEmpty());
        note(kinds, Kind.REFUSED_ACTS, !refused.isEmpty());
        return kinds;
    }

    String currency() {
        return history.complaint().amount().currency();
    }

    private BigDecimal moneyMoved() {
        return money.values().stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void note(Set<Kind> kinds, Kind kind, boolean different) {
        if (different) {
            kinds.add(kind);
        }
    }

    private static Map<Account, BigDecimal> money(ReplayedCase before, ReplayedCase after) {
        Map<Account, BigDecimal> more = new EnumMap<>(Account.class);
        after.state().money().forEach((account, sum) -> more.merge(account, sum, BigDecimal::add));
        before.state().money().forEach((account, sum) -> more.merge(account, sum.negate(), BigDecimal::add));
        more.values().removeIf(sum -> sum.signum() == 0);
        return more;
    }

    private static Map<String, Duration> held(ReplayedCase before, ReplayedCase after) {
        Map<String, Duration> longer = new TreeMap<>(after.state().held());
        before.state().held().forEach((holders, time) -> longer.merge(holders, time.negated(), Duration::plus));
        longer.values().removeIf(Duration::isZero);
        return longer;
    }

    private static Map<String, Integer> lapses(ReplayedCase before, ReplayedCase after) {
        Map<String, Integer> more = after.lapses();
        before.lapses().forEach((lapse, times) -> more.merge(lapse, -times, Integer::sum));
        more.values().removeIf(times -> Objects.equals(times, 0));
        return more;
    }
}
