package org.ballcourt.cases.suggestion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what was suggested, and what people made of it. */
public interface SuggestionRepository {
    /** So many are read for one set of figures; the newest. */
    int MOST = 10_000;

    void add(Suggestion suggestion);

    Optional<Suggestion> find(String id);

    /** False if there was an answer already. */
    boolean answer(String id, Suggestion.Answer answer);

    /** Newest first: those that were shown from then until before then. */
    List<Suggestion> between(Instant from, Instant until, int limit);
}
