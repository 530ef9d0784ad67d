package org.ballcourt.servicekit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.AuditReader.Which;
import org.ballcourt.servicekit.OwnCases.Nearness;

/**
 * The audit as one supervisor may search it: without what tells of cases that are his own or too near to him. Pages are filled up, so
 * that a short one does not tell that something was left out.
 */
final class IndependentAudit {
    private final AuditReader reader;
    private final Actor supervisor;
    private final OwnCases cases;
    private final Map<String, Nearness> known = new HashMap<>();

    IndependentAudit(AuditReader reader, Actor supervisor, OwnCases cases) {
        this.reader = reader;
        this.supervisor = supervisor;
        this.cases = cases;
    }

    /** Newest first, as {@link AuditReader#page}. */
    List<AuditRecord> page(Which which, String before, int limit) {
        List<AuditRecord> shown = new ArrayList<>();
        if (which.of() != null && nearness(which.of()) == Nearness.OWN) {
            return shown;
        }
        String last = before;
        List<AuditRecord> found;
        do {
            found = reader.page(which, last, limit);
            found.stream()
                    .filter(record -> !isOfOwnAlone(record))
                    .map(this::withoutOwn)
                    .limit(limit - shown.size())
                    .forEach(shown::add);
            last = found.isEmpty()
                    ? last
                    : AuditRecord.idOf(found.getLast().stream(), found.getLast().seq());
        } while (found.size() == limit && shown.size() < limit);
        return shown;
    }

    /** What else it names, such as an exhibit, belongs to that case; records of earlier versions name in their words alone what was asked for. */
    private boolean isOfOwnAlone(AuditRecord record) {
        List<Nearness> all = Stream.concat(record.of().stream(), OwnCases.namedIn(record.words()).stream())
                .map(this::nearness)
                .toList();
        return all.contains(Nearness.OWN) && !all.contains(Nearness.ANOTHERS);
    }

    private AuditRecord withoutOwn(AuditRecord record) {
        boolean saysOwn = OwnCases.namedIn(record.words()).stream().anyMatch(id -> nearness(id) == Nearness.OWN);
        return record.of(
                record.of().stream().filter(id -> nearness(id) != Nearness.OWN).toList(),
                saysOwn ? null : record.words());
    }

    private Nearness nearness(String id) {
        return known.computeIfAbsent(id, one -> cases.of(supervisor, one));
    }
}
