package org.ballcourt.cases.erasure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ballcourt.cases.store.ErasureLog;
import org.ballcourt.cases.store.ErasureLog.Erasure;
import org.ballcourt.cases.store.ErasureLog.Logged;
import org.ballcourt.cases.store.ErasureLog.Place;
import org.ballcourt.cases.store.LegalHolds;
import org.ballcourt.cases.store.LegalHolds.Hold;
import org.ballcourt.cases.store.MongoEvidenceRegistry;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.records.PersonErased;
import org.ballcourt.servicekit.AuditWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what somebody wrote, and has every other service erase what it holds of them. What is to be done is on record first, so that a
 * crash at any point only delays it.
 */
public final class Erasures {
    private static final Logger log = LoggerFactory.getLogger(Erasures.class);
    private static final int AT_A_TIME = 100;

    /** A service that was away destroys later than it was told to. */
    private static final Duration LONGEST_AWAY = Duration.ofDays(7);

    /** Why something goes that nobody asked to be erased. */
    private static final String BY_TIME = "retention";

    private final ErasureLog erasures;
    private final TextEncryption keys;
    private final MongoEvidenceRegistry evidence;
    private final CaseQueue queue;
    private final LegalHolds holds;
    private final Reach reach;
    private final InstantSource time;

    public Erasures(
            ErasureLog erasures,
            TextEncryption keys,
            MongoEvidenceRegistry evidence,
            CaseQueue queue,
            LegalHolds holds,
            Reach reach,
            InstantSource time) {
        this.erasures = erasures;
        this.keys = keys;
        this.evidence = evidence;
        this.queue = queue;
        this.holds = holds;
        this.reach = reach;
        this.time = time;
    }

    /**
     * Where an erasure reaches beyond the texts of cases.
     *
     * @param shown takes away what is kept of what a person was shown, in some cases or in all
     * @param topics takes away what lies in them in plain
     */
    public record Reach(
            ErasurePublisher services,
            AuditWords audit,
            BiConsumer<Actor, List<String>> shown,
            Consumer<String> topics) {}

    /**
     * What was found of somebody.
     *
     * @param kept the held cases in which they have a part, and of which nothing is erased
     * @param places cases and other things in which they wrote something
     * @param files that they uploaded, without those in kept cases
     */
    public record Found(Erasure erasure, List<String> kept, List<String> places, long files) {}

    /**
     * Done here when it returns, and in time everywhere.
     *
     * @param cases in which; empty for all
     * @return empty for somebody who is not in any of them, and has written and uploaded nothing there
     */
    public Optional<Found> erase(Actor person, List<String> cases, String why, String by) {
        Optional<Found> found = look(person, cases, why, by);
        found.map(Found::erasure).ifPresent(erasure -> {
            erasures.add(erasure);
            carryOut(erasure);
        });
        return found;
    }

    /** What that would find; nothing of it is done or kept. */
    public Optional<Found> look(Actor person, List<String> cases, String why, String by) {
        Erasure erasure = erasure(person, cases, why, by);
        List<String> written = keys.placesOf(person.toString());
        List<String> places = written.stream().filter(erasure::covers).toList();
        List<String> kept = kept(erasure, written);
        long files = evidence.uploadsOf(person, cases, erasure.kept());
        boolean nothing = places.isEmpty() && kept.isEmpty() && files == 0;
        if (nothing && !queue.names(person, cases) && !erasures.knows(person)) {
            return Optional.empty();
        }
        return Optional.of(new Found(erasure, kept, places, files));
    }

    /** Whether somebody has a part in any of these, or wrote or uploaded anything there. */
    public boolean isIn(Actor person, List<String> cases) {
        return !cases.isEmpty()
                && (queue.names(person, cases)
                        || evidence.uploadsOf(person, cases, List.of()) > 0
                        || keys.placesOf(person.toString()).stream().anyMatch(cases::contains));
    }

    /**
     * Newest first, what was erased before.
     *
     * @param person null for everybody
     * @param byTime whether those count that nobody asked for, as a case was older than anything is kept
     * @param before the place of the last one of the page before; null for the first page
     */
    public List<Logged> log(Actor person, boolean byTime, Place before, int limit) {
        return erasures.newest(person, byTime ? null : Actor.SYSTEM.toString(), before, limit).stream()
                .map(logged -> new Logged(ofThePersonAlone(logged.erasure()), logged.told(), logged.cleared()))
                .toList();
    }

    /**
     * What was asked for of people in a held case and would have meant it, or may not have been done there before it was held: to be asked
     * for again once it is held no more. Newest first.
     */
    public List<Erasure> keptBy(Hold hold) {
        Instant since = hold.held().at().minus(LONGEST_AWAY);
        return erasures.since(since, queue.peopleIn(hold.caseId()), Actor.SYSTEM.toString()).stream()
                .filter(erasure -> erasure.cases().isEmpty() || erasure.cases().contains(hold.caseId()))
                .toList();
    }

    private Erasure ofThePersonAlone(Erasure erasure) {
        return erasure.kept().isEmpty()
                ? erasure
                : erasure.keeping(kept(erasure, keys.placesOf(erasure.person().toString())));
    }

    /** All services are told of every hold, since they know best what they have of whom; whoever asks, of none that is not about this person. */
    private List<String> kept(Erasure erasure, List<String> written) {
        return erasure.kept().stream()
                .filter(held -> erasure.cases().isEmpty() || erasure.cases().contains(held))
                .filter(held -> written.contains(held)
                        || queue.names(erasure.person(), List.of(held))
                        || evidence.uploadsOf(erasure.person(), List.of(held), List.of()) > 0)
                .toList();
    }

    /** Without being asked: of a case that is older than anything is kept. */
    void expire(Actor person, String caseId) {
        Erasure erasure = erasure(person, List.of(caseId), BY_TIME, Actor.SYSTEM.toString());
        erasures.add(erasure);
        carryOut(erasure);
    }

    private Erasure erasure(Actor person, List<String> cases, String why, String by) {
        return new Erasure(
                "er-" + UUID.randomUUID(),
                person,
                cases,
                why,
                by,
                time.instant().truncatedTo(ChronoUnit.MILLIS),
                held());
    }

    private List<String> held() {
        return holds.standing().stream().map(Hold::caseId).toList();
    }

    /** Goes on with what was broken off, but for what is held since then. */
    public void goOn() {
        erasures.untold(AT_A_TIME).forEach(erasure -> attempt(erasure, () -> forget(erasure.without(held()))));
        erasures.uncleared(AT_A_TIME).forEach(this::clear);
    }

    private void carryOut(Erasure erasure) {
        forget(erasure);
        clear(erasure);
    }

    /** Words of searches go by places, so they go before the keys that tell these. */
    private void forget(Erasure erasure) {
        String person = erasure.person().toString();
        List<String> places = places(erasure);
        shownTo(erasure);
        reach.audit().erase(erasure.cases().isEmpty() ? erasure.person() : null, places);
        places.forEach(place -> keys.destroy(place, person));
        attempt(erasure, () -> {
            reach.services()
                    .send(new PersonErased(
                            erasure.id(),
                            person,
                            erasure.cases().isEmpty() ? null : erasure.cases(),
                            erasure.at(),
                            erasure.kept().isEmpty() ? null : erasure.kept()));
            erasures.told(erasure);
        });
    }

    private void shownTo(Erasure erasure) {
        List<String> meant = erasure.cases().stream().filter(erasure::covers).toList();
        if (erasure.cases().isEmpty() || !meant.isEmpty()) {
            reach.shown().accept(erasure.person(), meant);
        }
    }

    private void clear(Erasure erasure) {
        attempt(erasure, () -> {
            reach.topics().accept(erasure.person().toString());
            erasures.cleared(erasure);
        });
    }

    private static void attempt(Erasure erasure, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException away) {
            log.warn("A part of erasure {} follows later: {}", erasure.id(), away.toString());
        }
    }

    private List<String> places(Erasure erasure) {
        return keys.placesOf(erasure.person().toString()).stream()
                .filter(erasure::covers)
                .toList();
    }
}
