package org.ballcourt.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells holders that their time runs, and supervisors that somebody missed it: each once in effect.
 *
 * <p>Said first and marked then, so that a crash in between says it twice under the same id, and never not at all.
 */
final class Announcements {
    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final int MOST_AT_ONCE = 500;

    private final Line line;
    private final Ledger ledger;
    private final Predicate<String> owned;
    private final List<Integer> shares;
    private final ClockMeters meters;
    private final DueTimes<Announcement> times = new DueTimes<>();
    private final Map<String, Set<String>> said = new HashMap<>();
    private int speaking;

    /** @param shares the parts of a duty's time after which its holder is reminded, in percent, as the policy has them */
    Announcements(Line line, Ledger ledger, Predicate<String> owned, List<Integer> shares, ClockMeters meters) {
        this.line = line;
        this.ledger = ledger;
        this.owned = owned;
        this.shares = List.copyOf(shares);
        this.meters = meters;
    }

    /** The case has these duties open and these alarms, and no others. */
    synchronized void set(CaseClock clock) {
        List<Announcement> rings = new ArrayList<>();
        clock.open().forEach(duty -> addReminders(clock.caseId(), duty, rings));
        clock.alarms().forEach(alarm -> rings.add(alarm(clock.caseId(), alarm)));
        Set<String> saidBefore = said.getOrDefault(clock.caseId(), Set.of());
        rings.removeIf(ring -> saidBefore.contains(ring.id()));
        times.set(clock.caseId(), rings);
        if (rings.isEmpty() && clock.open().isEmpty()) {
            said.remove(clock.caseId());
        }
    }

    /** A duty that ran on after a pause has only its later reminders left: the last one is always that of the last share. */
    private void addReminders(String caseId, OpenDuty duty, List<Announcement> rings) {
        List<Instant> times = duty.remindAt();
        for (int i = 0; i < times.size(); i++) {
            int share = shares.get(Math.max(0, shares.size() - times.size() + i));
            Instant at = times.get(i);
            Instant until = i + 1 < times.size() ? times.get(i + 1) : duty.dueAt();
            String id = duty.dutyId() + ":" + share;
            rings.add(new Announcement(caseId, id, at, until, Messages.reminder(id, caseId, duty, share, at)));
        }
    }

    private static Announcement alarm(String caseId, Alarm alarm) {
        String id = alarm.dutyId() + ":alarm";
        return new Announcement(caseId, id, alarm.dueAt(), Instant.MAX, Messages.alarm(id, caseId, alarm));
    }

    /**
     * Says what is due.
     *
     * @return false if it could not be said now and must be tried again
     */
    boolean turn(Instant now) {
        List<Announcement> due = take(now);
        try {
            say(due.stream()
                    .filter(ring -> owned.test(ring.caseId()) && !ring.isPointless(now))
                    .filter(ring -> !ledger.announced(ring.caseId()).contains(ring.id()))
                    .toList());
            finish(due);
            return true;
        } catch (RuntimeException failed) {
            putBack(due);
            meters.announcementFailed();
            log.warn("Could not announce {} messages; they are tried again", due.size(), failed);
            return false;
        }
    }

    private void say(List<Announcement> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        List<CompletableFuture<Void>> sent =
                fresh.stream().map(ring -> line.send(ring.message())).toList();
        try {
            sent.forEach(CompletableFuture::join);
        } catch (CompletionException failed) {
            throw new IllegalStateException("Could not announce", failed.getCause());
        }
        ledger.mark(fresh);
        fresh.forEach(ring -> meters.announced(ring.isAlarm()));
    }

    private synchronized List<Announcement> take(Instant now) {
        List<Announcement> due = times.takeDue(now, MOST_AT_ONCE, _ -> false);
        speaking += due.size();
        return due;
    }

    private synchronized void finish(List<Announcement> due) {
        speaking -= due.size();
        due.stream()
                .filter(ring -> owned.test(ring.caseId()))
                .forEach(ring -> said.computeIfAbsent(ring.caseId(), _ -> new HashSet<>())
                        .add(ring.id()));
    }

    private synchronized void putBack(List<Announcement> due) {
        speaking -= due.size();
        due.forEach(times::putBack);
    }

    synchronized Optional<Instant> next() {
        return times.next();
    }

    synchronized boolean isIdle(Instant now) {
        return speaking == 0 && !times.hasDue(now);
    }
}
