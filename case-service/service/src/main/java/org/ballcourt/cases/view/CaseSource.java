package org.ballcourt.cases.view;

import java.util.Optional;

/** Where cases are read from. */
@FunctionalInterface
public interface CaseSource {
    /** The case as it stands now; empty if there is none. */
    Optional<OpenCase> find(String caseId);
}
