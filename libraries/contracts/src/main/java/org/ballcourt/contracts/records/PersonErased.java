package org.ballcourt.contracts.records;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.OptionalField;

/**
 * What somebody wrote, uploaded and was told until then is to be gone: whoever has any of it erases it, and again whenever this comes again.
 *
 * @param id of the erasure
 * @param person ROLE/id
 * @param cases in which; left out for all
 * @param kept in which not, whatever else is said; left out for none
 */
public record PersonErased(
        String id,
        String person,
        @OptionalField List<String> cases,
        Instant at,
        @OptionalField List<String> kept) {
    public PersonErased(String id, String person, List<String> cases, Instant at) {
        this(id, person, cases, at, null);
    }

    /** The same without what is held at the moment, whatever was so when this was written. */
    public PersonErased without(Collection<String> held) {
        Set<String> all = new LinkedHashSet<>(kept == null ? List.of() : kept);
        all.addAll(held);
        return new PersonErased(id, person, cases, at, all.isEmpty() ? null : List.copyOf(all));
    }

    /** Whether what is from that time and belongs to that case is meant; null for what belongs to none. */
    public boolean covers(Instant from, String caseId) {
        return !from.isAfter(at) && covers(caseId);
    }

    private boolean covers(String caseId) {
        boolean isKept = kept != null && caseId != null && kept.contains(caseId);
        return !isKept && (cases == null || caseId != null && cases.contains(caseId));
    }
}
