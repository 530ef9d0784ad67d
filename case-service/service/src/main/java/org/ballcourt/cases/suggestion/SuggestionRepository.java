package org.ballcourt.cases.suggestion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.Actor;

/** Keeps what was suggested, and what people made of it. */
public interface SuggestionRepository {
    /** So many are read for one set of figures; the newest. */
    int MOST = 10_000;

    void add(Suggestion suggestion);

    Optional<Suggestion> find(String id);

    /** False if there was an answer already. */
    boolean answer(String id, Suggestion.Answer answer);

    /** Takes away what was suggested to somebody, with their answers. @param cases to which it belongs; empty for all, also where there was none yet */
    void forget(Actor shownTo, List<String> cases);

    /** Newest first: those that were shown from then until before then. */
    List<Suggestion> between(Instant from, Instant until, int limit);
}
