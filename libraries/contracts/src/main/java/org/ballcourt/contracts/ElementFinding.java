package org.ballcourt.contracts;

import java.util.List;

/** What a ruling finds of one element, and on which evidence. */
public record ElementFinding(String element, Finding finding, PersonalText because, List<String> evidence) {
    public ElementFinding {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
}
