package org.ballcourt.escalation.duties;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;

/**
 * Counts open duties and hand-offs over all cases of this instance, so that reading the counts costs nothing: once from the store,
 * some cases at a time, whenever other cases have become ours, and from then on by what each event changes.
 */
public final class OpenDutyCounts {
    private static final int AT_A_TIME = 500;
    /** Behind every id. */
    private static final String END = "\uffff";

    private final Predicate<String> owned;
    private final DutyRepository duties;
    private final Map<DutyKind, Integer> open = new EnumMap<>(DutyKind.class);
    private final Map<Role, HandOffCounts> desks = new EnumMap<>(Role.class);

    /** How cases were that an event is changing. */
    private final Map<String, CaseDuties> before = new HashMap<>();

    /** How cases are that changed while a page was read which may have them. */
    private final TreeMap<String, CaseDuties> meanwhile = new TreeMap<>();

    private String countedTo = "";
    private long countedFor = -1;

    public OpenDutyCounts(Predicate<String> owned, DutyRepository duties) {
        this.owned = owned;
        this.duties = duties;
    }

    public synchronized void before(String caseId, Supplier<CaseDuties> was) {
        before.computeIfAbsent(caseId, _ -> was.get());
    }

    public synchronized void changed(CaseDuties now) {
        CaseDuties was = before.remove(now.caseId());
        if (now.caseId().compareTo(countedTo) > 0) {
            meanwhile.put(now.caseId(), now);
        } else if (was != null && owned.test(now.caseId())) {
            count(was, -1);
            count(now, 1);
        }
    }

    /**
     * Counts some more cases, from the beginning if other cases may have become ours.
     *
     * @param generation of what is ours
     * @return whether there are more
     */
    public boolean countSome(long generation) {
        String after = begin(generation);
        if (after.equals(END)) {
            return false;
        }
        List<CaseDuties> page = duties.after(after, AT_A_TIME);
        take(page);
        return !page.isEmpty();
    }

    private synchronized String begin(long generation) {
        if (generation != countedFor) {
            countedFor = generation;
            countedTo = "";
            open.clear();
            desks.clear();
        }
        meanwhile.clear();
        return countedTo;
    }

    /** What changed while the page was read is counted as it is now; so is what was not there yet. */
    private synchronized void take(List<CaseDuties> page) {
        String upTo = page.isEmpty() ? END : page.getLast().caseId();
        Map<String, CaseDuties> found = new HashMap<>();
        page.forEach(one -> found.put(one.caseId(), one));
        found.putAll(meanwhile.headMap(upTo, true));
        found.values().stream().filter(one -> owned.test(one.caseId())).forEach(one -> count(one, 1));
        countedTo = upTo;
    }

    private void count(CaseDuties of, int sign) {
        of.open().forEach(duty -> open.merge(duty.kind(), sign, Integer::sum));
        of.desks().forEach((desk, counts) -> desks.merge(desk, counts.times(sign), HandOffCounts::plus));
    }

    public synchronized int openDuties(DutyKind kind) {
        return open.getOrDefault(kind, 0);
    }

    public synchronized HandOffCounts handOffs(Role desk) {
        return desks.getOrDefault(desk, HandOffCounts.NONE);
    }
}
