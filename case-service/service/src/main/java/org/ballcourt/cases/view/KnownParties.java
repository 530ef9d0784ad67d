package org.ballcourt.cases.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.cases.store.UnreadableLog;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers who has a part in the cases that are busy just now. */
public final class KnownParties {
    private static final Logger log = LoggerFactory.getLogger(KnownParties.class);
    private static final int MOST = 10_000;

    private final CaseSource cases;
    private final Map<String, Parties> known = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Parties> eldest) {
            return size() > MOST;
        }
    };

    public KnownParties(CaseSource cases) {
        this.cases = cases;
    }

    /** Who has a part in the event's case, those included whom the event itself brought in. */
    public Parties after(RecordedEvent event) {
        Parties before = before(event);
        Parties after = before.after(event.event());
        synchronized (known) {
            known.put(event.caseId(), after);
        }
        return after;
    }

    /** Who has a part in that case; empty where there is none. */
    public Optional<Parties> of(String caseId) {
        synchronized (known) {
            Parties parties = known.get(caseId);
            if (parties != null) {
                return Optional.of(parties);
            }
        }
        return cases.find(caseId).map(OpenCase::parties);
    }

    private Parties before(RecordedEvent event) {
        if (event.seq() == 1) {
            return Parties.NOBODY;
        }
        try {
            return of(event.caseId()).orElse(Parties.NOBODY);
        } catch (UnreadableLog damaged) {
            log.error("Nobody is shown an event of it", damaged);
            return Parties.NOBODY;
        }
    }
}
