package org.ballcourt.cases.erasure;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ballcourt.cases.store.ErasureLog;
import org.ballcourt.cases.store.ErasureLog.Erasure;
import org.ballcourt.cases.store.LegalHolds;
import org.ballcourt.cases.store.LegalHolds.Hold;
import org.ballcourt.cases.store.MongoEvidenceRegistry;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.records.PersonErased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what somebody wrote, and has every other service erase what it holds of them. What is to be done is on record first, so that a
 * crash at any point only delays it.
 */
public final class Erasures {
    private static final Logger log = LoggerFactory.getLogger(Erasures.class);
    private static final int AT_A_TIME = 100;

    private final ErasureLog erasures;
    private final TextEncryption keys;
    private final MongoEvidenceRegistry evidence;
    private final CaseQueue queue;
    private final LegalHolds holds;
    private final ErasurePublisher out;
    private final InstantSource time;

    public Erasures(
            ErasureLog erasures,
            TextEncryption keys,
            MongoEvidenceRegistry evidence,
            CaseQueue queue,
            LegalHolds holds,
            ErasurePublisher out,
            InstantSource time) {
        this.erasures = erasures;
        this.keys = keys;
        this.evidence = evidence;
        this.queue = queue;
        this.holds = holds;
        this.out = out;
        this.time = time;
    }

    /**
     * What was found of somebody.
     *
     * @param places cases and other things in which they wrote something
     * @param files that they uploaded
     */
    public record Found(Erasure erasure, List<String> places, long files) {}

    /**
     * Done here when it returns, and in time everywhere.
     *
     * @param cases in which; empty for all
     * @return empty for somebody who is not in any of them, and has written and uploaded nothing there
     */
    public Optional<Found> erase(Actor person, List<String> cases, String why, String by) {
        Erasure erasure = erasure(person, cases, why, by);
        List<String> places = places(erasure);
        long files = evidence.uploadsOf(person, cases);
        if (places.isEmpty() && files == 0 && !queue.names(person, cases) && !erasures.knows(person)) {
            return Optional.empty();
        }
        erasures.add(erasure);
        carryOut(erasure);
        return Optional.of(new Found(erasure, places, files));
    }

    /** Without being asked: of a case that is older than anything is kept. */
    void expire(Actor person, String caseId) {
        Erasure erasure = erasure(person, List.of(caseId), "retention", Actor.SYSTEM.toString());
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
                holds.standing().stream().map(Hold::caseId).toList());
    }

    /** Goes on with what was broken off. */
    public void goOn() {
        erasures.untold(AT_A_TIME).forEach(this::carryOut);
    }

    private void carryOut(Erasure erasure) {
        String person = erasure.person().toString();
        places(erasure).forEach(place -> keys.destroy(place, person));
        try {
            out.send(new PersonErased(
                    erasure.id(),
                    person,
                    erasure.cases().isEmpty() ? null : erasure.cases(),
                    erasure.at(),
                    erasure.kept().isEmpty() ? null : erasure.kept()));
        } catch (RuntimeException away) {
            log.warn("The other services hear of erasure {} later: {}", erasure.id(), away.toString());
            return;
        }
        erasures.told(erasure);
    }

    private List<String> places(Erasure erasure) {
        return keys.placesOf(erasure.person().toString()).stream()
                .filter(erasure::covers)
                .toList();
    }
}
