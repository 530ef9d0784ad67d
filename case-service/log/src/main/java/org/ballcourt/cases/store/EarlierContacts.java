package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.ContactOpened;

/** How often somebody asked the desk about one matter, and what of it is open: a note counts only once its log is there. */
public record EarlierContacts(ContactNotes notes, CaseStore cases) {
    /** To be called before the contact is stored. */
    public void note(String caseId, ContactOpened contact, Instant at) {
        notes.note(caseId, contact.by(), contact.about(), at);
    }

    /** To be called after the contact was stored; if nobody comes to it, {@link #open} finds out. */
    public void stored(String caseId) {
        notes.stored(caseId, true);
    }

    /** How many others of that person are open, as their logs tell: before each new contact, never when a case is only read. */
    public int open(Actor by, String caseId) {
        List<String> ids = without(caseId, notes.open(by));
        Map<String, CaseLog> logs = cases.loadAll(ids, (_, _) -> {});
        int open = 0;
        for (CaseLog log : logs.values()) {
            if (log.exists()) {
                notes.stored(log.caseId(), log.isOpen());
                open += log.isOpen() ? 1 : 0;
            }
        }
        return open;
    }

    /** Newest first, without that one. No log is read for it. */
    public List<String> others(Actor by, String about, Instant since, String caseId) {
        return without(caseId, notes.of(by, about, since));
    }

    private static List<String> without(String caseId, List<String> ids) {
        return ids.stream().filter(id -> !id.equals(caseId)).toList();
    }
}
