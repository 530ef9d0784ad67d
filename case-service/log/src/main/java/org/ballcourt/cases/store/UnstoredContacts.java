package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;

/** Notes of contacts, to which nothing is added: no command counts what it notes itself. */
record UnstoredContacts(ContactNotes notes) implements ContactNotes {
    @Override
    public void note(String caseId, Actor by, String about, Instant at) {}

    @Override
    public void stored(String caseId, boolean open) {}

    @Override
    public List<String> of(Actor by, String about, Instant since) {
        return notes.of(by, about, since);
    }

    @Override
    public List<String> open(Actor by) {
        return notes.open(by);
    }
}
