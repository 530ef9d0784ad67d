package org.ballcourt.evidence.records;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The moment in which an original stopped being its uploader's alone: it was submitted to a case.
 *
 * @param exhibit its number in the case, or null where it came with an answer or an appeal and got none
 * @param elements what it is to prove; it may be submitted for several
 */
public record ExhibitDisclosure(String caseId, String evidenceId, Integer exhibit, List<String> elements, Instant at) {
    public ExhibitDisclosure {
        elements = List.copyOf(elements);
    }

    /** This submission, with what it was to prove before. */
    ExhibitDisclosure after(ExhibitDisclosure before) {
        Set<String> all = new LinkedHashSet<>(before == null ? List.of() : before.elements());
        all.addAll(elements);
        return new ExhibitDisclosure(caseId, evidenceId, exhibit, List.copyOf(all), at);
    }
}
