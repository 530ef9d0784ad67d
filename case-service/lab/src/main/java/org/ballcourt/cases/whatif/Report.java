package org.ballcourt.cases.whatif;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ballcourt.contracts.Message;

/** What a draft would have changed, counted case by case; as large for a million cases as for a thousand. */
final class Report {
    /** The rest of the sellers is counted together. */
    static final int MOST_SELLERS = 10_000;

    static final String OTHER_SELLERS = "(others)";
    static final int MOST_CASES = 20;

    /** A case that was not told again. */
    record Unreplayed(String caseId, long seq, Message message) {}

    final Map<PassedOver, Long> passedOver = new EnumMap<>(PassedOver.class);
    final List<Unreplayed> unreplayed = new ArrayList<>();
    final Map<Difference.Kind, Long> kinds = new EnumMap<>(Difference.Kind.class);
    final Map<String, Long> outcomes = new TreeMap<>();
    final Map<String, Duration> held = new TreeMap<>();
    final Map<String, Long> lapses = new TreeMap<>();
    final Map<String, Long> refusals = new TreeMap<>();
    final Map<String, Group> reasons = new TreeMap<>();
    final Map<String, Group> sellers = new TreeMap<>();
    final TreeSet<Difference> largest = new TreeSet<>(Difference.LARGEST);
    final Group all = new Group();
    long looked;
    long notReplayable;
    long faster;
    long slower;

    void passOver(PassedOver why) {
        looked++;
        passedOver.merge(why, 1L, Long::sum);
    }

    void notReplayable(String caseId, long seq, Message message) {
        looked++;
        notReplayable++;
        if (unreplayed.size() < MOST_CASES) {
            unreplayed.add(new Unreplayed(caseId, seq, message));
        }
    }

    void add(Difference difference) {
        looked++;
        all.replayed();
        Group reason = reasons.computeIfAbsent(
                difference.history().complaint().reason().name(), _ -> new Group());
        reason.replayed();
        if (difference.kinds().isEmpty()) {
            return;
        }
        difference.kinds().forEach(kind -> kinds.merge(kind, 1L, Long::sum));
        all.add(difference);
        reason.add(difference);
        ofSeller(difference.history().complaint().seller()).add(difference);
        count(difference);
        largest.add(difference);
        if (largest.size() > MOST_CASES) {
            largest.pollLast();
        }
    }

    private Group ofSeller(String seller) {
        boolean known = sellers.containsKey(seller) || sellers.size() < MOST_SELLERS;
        return sellers.computeIfAbsent(known ? seller : OTHER_SELLERS, _ -> new Group());
    }

    private void count(Difference difference) {
        if (difference.kinds().contains(Difference.Kind.OUTCOME)) {
            outcomes.merge(
                    difference.before().outcome() + " -> " + difference.after().outcome(), 1L, Long::sum);
        }
        faster += difference.time().isNegative() ? 1 : 0;
        slower += difference.time().isPositive() ? 1 : 0;
        difference.held().forEach((holders, time) -> held.merge(holders, time, Duration::plus));
        difference.lapses().forEach((lapse, times) -> lapses.merge(lapse, (long) times, Long::sum));
        difference.refused().forEach(no -> refusals.merge(no.command() + " " + no.code(), 1L, Long::sum));
    }

    long replayed() {
        return all.replayedCases();
    }

    long changed() {
        return all.changedCases();
    }
}
