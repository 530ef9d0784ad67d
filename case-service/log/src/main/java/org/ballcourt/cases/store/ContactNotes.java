package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;

/** Who asked the desk about what, so that asking again can be counted. */
public interface ContactNotes {
    /** Most contacts of one person that are counted, about one matter or open. */
    int MOST = 100;

    /** To be called before the contact is stored; repeating it for a contact changes nothing. */
    void note(String caseId, Actor by, String about, Instant at);

    /** To be called once the contact is stored, and again when it was found closed. */
    void stored(String caseId, boolean open);

    /** Newest first, those since then that are known to be stored. */
    List<String> of(Actor by, String about, Instant since);

    /** Newest first, those that were not found closed, whatever they are about; one that was never stored may be among them. */
    List<String> open(Actor by);
}
