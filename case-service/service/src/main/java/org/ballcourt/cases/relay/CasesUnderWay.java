package org.ballcourt.cases.relay;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.ballcourt.cases.store.CaseLog;

/** The cases that a relay has in hand, with their logs; those for which there is no room wait by their ids alone. */
final class CasesUnderWay {
    static final int MOST = 4096;

    /** Ids of some 50 characters. */
    private static final int MOST_WAITING = 100_000;

    private final Map<String, InFlightCase> inFlight = new HashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();

    /** Since when those wait that failed, until they are begun again: no more than one look at all of them should take. */
    private final Map<String, Long> failedSince = new HashMap<>();

    private boolean leftSomething;

    /** Null where the case is not under way. */
    InFlightCase get(String caseId) {
        return inFlight.get(caseId);
    }

    boolean has(String caseId) {
        return inFlight.containsKey(caseId);
    }

    /** Not one that was dropped, and perhaps begun again. */
    boolean has(InFlightCase sending) {
        return inFlight.get(sending.caseId()) == sending;
    }

    /** Null where it has to wait. */
    InFlightCase begin(CaseLog log, long acknowledged, long nanos) {
        if (!hasRoomFor(1)) {
            leaveToWait(log.caseId());
            return null;
        }
        Long failed = failedSince.remove(log.caseId());
        InFlightCase sending = new InFlightCase(log, acknowledged, failed == null ? nanos : failed);
        inFlight.put(log.caseId(), sending);
        return sending;
    }

    boolean hasRoomFor(int more) {
        return inFlight.size() + more <= MOST;
    }

    /** Beyond so many only the next look at the store finds them. */
    void leaveToWait(String caseId) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(caseId);
        } else {
            leftSomething = true;
        }
    }

    /** Gives up those that have waited longest, as many as there is room for. */
    void giveRoom(Consumer<String> next) {
        Iterator<String> first = waiting.iterator();
        for (int room = MOST - inFlight.size(); room > 0 && first.hasNext(); room--) {
            next.accept(first.next());
            first.remove();
        }
    }

    void done(InFlightCase sending) {
        inFlight.remove(sending.caseId());
    }

    /** The store still lists the case as pending, so the next sweep takes it up again. */
    void drop(InFlightCase sending) {
        inFlight.remove(sending.caseId(), sending);
        leftSomething = true;
    }

    /** It is dropped, and waits since it was first seen, however often it fails. */
    void fail(InFlightCase sending) {
        if (has(sending) && failedSince.size() < MOST) {
            failedSince.put(sending.caseId(), sending.since());
        }
        drop(sending);
    }

    /** Nothing of it waits, or it is somebody else's to send. */
    void forget(String caseId) {
        failedSince.remove(caseId);
    }

    void dropAll(Collection<String> caseIds) {
        inFlight.keySet().removeAll(caseIds);
        leftSomething = true;
    }

    void leaveToStore() {
        leftSomething = true;
    }

    /** Whether something was left to the store since this was asked last. */
    boolean hasLeftSomething() {
        boolean left = leftSomething;
        leftSomething = false;
        return left;
    }

    int size() {
        return inFlight.size();
    }

    /**
     * When the case that waits longest was first seen; 0 if none waits.
     *
     * @param owns what failed and is another's by now waits for that one
     */
    long oldest(Predicate<String> owns) {
        failedSince.keySet().removeIf(owns.negate());
        return LongStream.concat(
                        inFlight.values().stream().mapToLong(InFlightCase::since),
                        failedSince.values().stream().mapToLong(Long::longValue))
                .min()
                .orElse(0);
    }
}
