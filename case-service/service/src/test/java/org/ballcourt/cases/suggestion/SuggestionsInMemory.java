package org.ballcourt.cases.suggestion;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.contracts.Actor;

/** What was suggested, in a map. */
final class SuggestionsInMemory implements SuggestionRepository {
    private final Map<String, Suggestion> all = new LinkedHashMap<>();

    @Override
    public void add(Suggestion suggestion) {
        all.put(suggestion.id(), suggestion);
    }

    @Override
    public Optional<Suggestion> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public boolean answer(String id, Suggestion.Answer answer) {
        Suggestion before = all.get(id);
        all.put(id, before.answer() == null ? before.answered(answer) : before);
        return before.answer() == null;
    }

    @Override
    public void forget(Actor shownTo, List<String> cases) {
        all.values()
                .removeIf(one -> one.shownTo().equals(shownTo) && (cases.isEmpty() || cases.contains(one.caseId())));
    }

    @Override
    public List<Suggestion> between(Instant from, Instant until, int limit) {
        return all.values().stream()
                .filter(one -> !one.at().isBefore(from) && one.at().isBefore(until))
                .sorted(Comparator.comparing(Suggestion::at).reversed())
                .limit(limit)
                .toList();
    }
}
