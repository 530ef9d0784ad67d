package org.ballcourt.cases.whatif;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.contracts.Account;

/** Cases that have something in common: their reason, or their seller. */
final class Group {
    private final Map<String, Tally> money = new TreeMap<>();
    private Duration time = Duration.ZERO;
    private long replayed;
    private long changed;

    void replayed() {
        replayed++;
    }

    void add(Difference difference) {
        changed++;
        time = time.plus(difference.time());
        for (Account account : Account.values()) {
            BigDecimal change = difference.money().get(account);
            if (change != null) {
                money.computeIfAbsent(account + " " + difference.currency(), _ -> new Tally())
                        .add(change);
            }
        }
    }

    long replayedCases() {
        return replayed;
    }

    long changedCases() {
        return changed;
    }

    Duration time() {
        return time;
    }

    /** By account and currency. */
    Map<String, Tally> money() {
        return money;
    }
}
