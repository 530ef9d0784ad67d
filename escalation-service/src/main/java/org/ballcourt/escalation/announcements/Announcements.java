package org.ballcourt.escalation.announcements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.DutyRepository;
import org.ballcourt.escalation.duties.OpenDuty;
import org.ballcourt.escalation.metrics.EscalationMetrics;
import org.ballcourt.escalation.timers.TimerQueue;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.servicekit.kafka.SentRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells holders that their time runs, and supervisors that somebody missed it: each once in effect.
 *
 * <p>Sent first and marked then, so that a crash in between sends it twice under the same id, and never not at all.
 */
public final class Announcements {
    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final int MOST_AT_ONCE = 2_000;

    /** To whom it is told, and where that is noted. */
    public record Surroundings(RecordSender sender, AnnouncementLog log, DutyRepository duties) {}

    private final RecordSender sender;
    private final DutyRepository duties;
    private final AnnouncementLog announcementLog;
    private final Predicate<String> owned;
    private final List<Integer> shares;
    private final EscalationMetrics metrics;
    private final TimerQueue<Announcement> timers = new TimerQueue<>();
    private int inFlight;
    /** As far as the store was read, and as far as it had been when the cases were last set that have something here. */
    private Instant until = Instant.MIN;

    private final Map<String, Instant> setUntil = new HashMap<>();

    private boolean behind;

    /** @param shares the parts of a duty's time after which its holder is reminded, in percent, as the policy has them */
    public Announcements(
            Surroundings around, Predicate<String> owned, List<Integer> shares, EscalationMetrics metrics) {
        this.sender = around.sender();
        this.announcementLog = around.log();
        this.duties = around.duties();
        this.owned = owned;
        this.shares = List.copyOf(shares);
        this.metrics = metrics;
    }

    /** The case has these duties open and these alarms, and no others. */
    public synchronized void set(CaseDuties of) {
        timers.set(of.caseId(), items(of));
    }

    /**
     * The same, where what is due later than that is left to the store. What was told already is due once more: an event that came since
     * has put it back into the store as what is next, and nothing behind it would be found there until that is written down again.
     */
    public synchronized void set(CaseDuties of, Instant until) {
        List<Announcement> items = items(of);
        items.removeIf(item -> item.at().isAfter(until));
        timers.set(of.caseId(), items);
        if (items.isEmpty()) {
            setUntil.remove(of.caseId());
        } else {
            setUntil.put(of.caseId(), until);
        }
        this.until = until;
    }

    private List<Announcement> items(CaseDuties of) {
        List<Announcement> items = new ArrayList<>();
        of.open().forEach(duty -> addReminders(of.caseId(), duty, items));
        of.alarms().forEach(alarm -> items.add(Announcement.alarm(of.caseId(), alarm)));
        return items;
    }

    /** A duty that ran on after a pause has only its later reminders left: the last one is always that of the last share. */
    private void addReminders(String caseId, OpenDuty duty, List<Announcement> items) {
        List<Instant> times = duty.remindAt();
        for (int i = 0; i < times.size(); i++) {
            int share = shares.get(Math.max(0, shares.size() - times.size() + i));
            Instant at = times.get(i);
            Instant until = i + 1 < times.size() ? times.get(i + 1) : duty.dueAt();
            items.add(Announcement.reminder(caseId, duty, share, at, until));
        }
    }

    /**
     * Announces what is due.
     *
     * @return false if it could not be sent now and must be tried again
     */
    public boolean announceDue(Instant now) {
        List<Announcement> due = take(now);
        try {
            List<Announcement> ours =
                    due.stream().filter(item -> owned.test(item.caseId())).toList();
            Map<String, Set<String>> told = announcedOf(ours);
            send(ours.stream()
                    .filter(item ->
                            !item.isPointless(now) && !told.get(item.caseId()).contains(item.id()))
                    .toList());
            ours.forEach(item -> told.get(item.caseId()).add(item.id()));
            if (!ours.isEmpty()) {
                duties.reschedule(told.keySet(), of -> left(of.caseId(), next(of, told.get(of.caseId()), now)));
            }
            finish(due);
            return true;
        } catch (RuntimeException failed) {
            putBack(due);
            metrics.announcementFailed();
            log.warn("Could not announce {} messages; they are tried again", due.size(), failed);
            return false;
        }
    }

    private Map<String, Set<String>> announcedOf(List<Announcement> items) {
        Set<String> cases = items.stream().map(Announcement::caseId).collect(Collectors.toSet());
        Map<String, Set<String>> told = new HashMap<>();
        if (!cases.isEmpty()) {
            announcementLog.announced(cases).forEach((caseId, ids) -> told.put(caseId, new HashSet<>(ids)));
        }
        cases.forEach(caseId -> told.computeIfAbsent(caseId, _ -> new HashSet<>()));
        return told;
    }

    /** What is next and lies where the store was read after this case had been, and before it was written there, is in nobody's memory. */
    private synchronized Optional<Instant> left(String caseId, Optional<Instant> next) {
        Instant known = setUntil.getOrDefault(caseId, until);
        behind |= next.filter(at -> at.isAfter(known) && !at.isAfter(until)).isPresent();
        return next;
    }

    /** Whether the store has something of which memory should know, until it is read again. */
    public synchronized boolean isBehind() {
        return behind;
    }

    /** The store is read again. */
    public synchronized void readAgain() {
        behind = false;
    }

    /** When something is next to be done for a case of which this was told. */
    private Optional<Instant> next(CaseDuties of, Set<String> told, Instant now) {
        Stream<Instant> toTell = items(of).stream()
                .filter(item -> !told.contains(item.id()) && !item.isPointless(now))
                .map(Announcement::at);
        return Stream.concat(of.open().stream().map(OpenDuty::dueAt), toTell).min(Comparator.naturalOrder());
    }

    private void send(List<Announcement> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        List<CompletableFuture<SentRecord>> sent =
                sender.sendAll(fresh.stream().map(Announcement::message).toList());
        try {
            sent.forEach(CompletableFuture::join);
        } catch (CompletionException failed) {
            throw new IllegalStateException("Could not announce", failed.getCause());
        }
        announcementLog.mark(fresh);
        fresh.forEach(item -> metrics.announced(item.isAlarm()));
    }

    private synchronized List<Announcement> take(Instant now) {
        List<Announcement> due = timers.takeDue(now, MOST_AT_ONCE, _ -> false);
        inFlight += due.size();
        return due;
    }

    private synchronized void finish(List<Announcement> due) {
        inFlight -= due.size();
        for (Announcement item : due) {
            if (!timers.done(item)) {
                setUntil.remove(item.caseId());
            }
        }
    }

    private synchronized void putBack(List<Announcement> due) {
        inFlight -= due.size();
        due.forEach(timers::putBack);
    }

    public synchronized Optional<Instant> next() {
        return timers.next();
    }

    public synchronized boolean isIdle(Instant now) {
        return inFlight == 0 && !behind && !timers.hasDue(now);
    }
}
