package org.ballcourt.cases.web;

import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.store.UnreadableLog;
import org.ballcourt.cases.view.CaseSource;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Relation;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.FloorOfTime;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.servicekit.OwnCases;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets callers at the cases that are theirs; to all others a case does not exist, and they cannot tell the difference by the clock. */
@Component("caseAccess")
record CaseAccess(CaseSource cases, AuditTrail audit, Independence independence) implements OwnCases {
    /**
     * The case, or a refusal that is the same for a stranger's case and for none at all.
     *
     * @param since when the request came in, by {@link System#nanoTime}
     */
    OpenCase admit(String caseId, Actor actor, long since) {
        Optional<OpenCase> open = cases.find(caseId);
        return open.filter(found -> found.parties().relationOf(actor) != Relation.NONE)
                .orElseThrow(() -> turnedAway(since));
    }

    /** As {@link #admit}, to somebody who may read the case though it is not read now: nobody who is too near to it. */
    OpenCase admitWithoutReading(String caseId, Actor actor) {
        OpenCase open = admit(caseId, actor, System.nanoTime());
        independence.require(actor, open.parties(), this::partiesOf);
        return open;
    }

    /** As {@link #admit}; what the platform's own people read is written down first, and none of them reads a case too near to him. */
    OpenCase admitReader(String caseId, Actor actor, String what) {
        OpenCase open = admitWithoutReading(caseId, actor);
        note(caseId, actor, what);
        return open;
    }

    /** Whether that one of the platform's people sees all of the case: it is neither their own nor too near to them. */
    boolean isOpenToAll(String caseId, Actor actor) {
        return partiesOf(caseId)
                .filter(parties -> parties.relationOf(actor) == Relation.PLATFORM)
                .filter(parties -> independence.isFree(actor, parties, this::partiesOf))
                .isPresent();
    }

    /** Whose a case is that cannot be read nobody knows, so that it is kept from everybody. */
    @Override
    public Nearness of(Actor reader, String id) {
        try {
            return OwnCases.by(independence, this::partiesOf).of(reader, id);
        } catch (UnreadableLog damaged) {
            return Nearness.OWN;
        }
    }

    private Optional<Parties> partiesOf(String caseId) {
        return cases.find(caseId).map(OpenCase::parties);
    }

    /** Writes down that the case was shown, if to one of the platform's own people. */
    void note(String caseId, Actor actor, String what) {
        if (actor.role().isPlatform()) {
            audit.read(actor, List.of(caseId), what);
        }
    }

    private static Refused turnedAway(long since) {
        FloorOfTime.await(since);
        return new Refused(Problem.noSuchCase());
    }

    /**
     * A stranger learns of no case by what was refused, nor by when.
     *
     * @param caseId of the case that the new matter is about, where the path names it; else the body may
     */
    void refusedFiling(String caseId, Actor actor, long since, Refused no) {
        if (caseId != null) {
            admit(caseId, actor, since);
        } else if (no.problem().status() == HttpStatus.NOT_FOUND.value()) {
            FloorOfTime.await(since);
        }
    }
}
