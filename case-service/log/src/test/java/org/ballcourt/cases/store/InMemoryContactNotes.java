package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.ballcourt.contracts.Actor;

/** Notes of contacts without a disk. */
public final class InMemoryContactNotes implements ContactNotes {
    private record Note(String caseId, Actor by, String about, Instant at, boolean stored, boolean open) {}

    private final Map<String, Note> notes = new ConcurrentHashMap<>();

    @Override
    public void note(String caseId, Actor by, String about, Instant at) {
        notes.putIfAbsent(caseId, new Note(caseId, by, about, at, false, true));
    }

    @Override
    public void stored(String caseId, boolean open) {
        notes.computeIfPresent(caseId, (_, note) -> new Note(caseId, note.by(), note.about(), note.at(), true, open));
    }

    @Override
    public List<String> of(Actor by, String about, Instant since) {
        return newest(note ->
                note.by().equals(by) && note.about().equals(about) && !note.at().isBefore(since) && note.stored());
    }

    @Override
    public List<String> open(Actor by) {
        return newest(note -> note.by().equals(by) && note.open());
    }

    private List<String> newest(Predicate<Note> which) {
        return notes.values().stream()
                .filter(which)
                .sorted(Comparator.comparing(Note::at).reversed())
                .limit(MOST)
                .map(Note::caseId)
                .toList();
    }
}
