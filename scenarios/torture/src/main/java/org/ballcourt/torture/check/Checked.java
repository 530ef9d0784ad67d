package org.ballcourt.torture.check;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dump with its log read once, for all checks. */
record Checked(Dump dump, Map<String, CaseHistory> logs) {
    static Checked of(Dump dump) {
        Map<String, CaseHistory> logs = new LinkedHashMap<>();
        dump.store("ballcourt_cases.cases", document -> {
            CaseHistory history = CaseHistory.of(document);
            logs.put(history.caseId(), history);
        });
        return new Checked(dump, logs);
    }

    Collection<CaseHistory> histories() {
        return logs.values();
    }
}
