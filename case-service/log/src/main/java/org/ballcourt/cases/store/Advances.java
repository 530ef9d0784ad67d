package org.ballcourt.cases.store;

import java.util.List;

/** Cases in which the platform may have to pay in the seller's place. */
public interface Advances {
    /**
     * A case to look at.
     *
     * @param seq the newest event when it was noted
     */
    record Noted(String caseId, long seq) {}

    /** Durable when it returns. */
    void note(Noted noted);

    List<Noted> noted(int limit);

    /** Forgets the case unless it was noted again meanwhile. */
    void done(Noted noted);
}
