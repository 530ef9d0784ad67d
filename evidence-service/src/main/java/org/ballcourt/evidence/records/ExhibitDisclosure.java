package org.ballcourt.evidence.records;

import java.time.Instant;
import java.util.List;

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
}
