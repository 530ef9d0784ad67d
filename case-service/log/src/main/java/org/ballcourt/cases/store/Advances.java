package org.ballcourt.cases.store;

import java.util.List;
import java.util.Set;

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

    /** To be called before the payment system is asked for it, so that nobody forgets that it was; durable when it returns. */
    void ask(String caseId, String payment);

    /** The payments of a noted case that were asked for. */
    Set<String> asked(String caseId);

    /** Forgets the case and what was asked for unless it was noted again meanwhile. */
    void done(Noted noted);
}
