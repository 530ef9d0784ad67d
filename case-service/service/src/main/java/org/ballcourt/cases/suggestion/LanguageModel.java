package org.ballcourt.cases.suggestion;

import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.suggestion.Suggestion.Guess;
import org.ballcourt.contracts.Reason;

/** A language model that may have another opinion on a complaint's reason; there is none unless the operator names one. */
interface LanguageModel {
    LanguageModel NONE = (text, found) -> Optional.empty();

    /**
     * The reason that it would take; empty where it has no opinion, does not answer in time, or names none that there is.
     *
     * @param found what our rules found
     */
    Optional<Reason> reasonOf(String text, List<Guess> found);
}
