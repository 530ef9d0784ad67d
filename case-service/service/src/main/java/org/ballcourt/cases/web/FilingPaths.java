package org.ballcourt.cases.web;

import java.util.Map;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CommandNames;

/** Where each command that begins a log is sent; all others go to the log itself. */
final class FilingPaths {
    private static final Map<Class<? extends CaseCommand>, String> PATHS = Map.of(
            FileComplaint.class, "/api/cases",
            FileAgentComplaint.class, "/api/agent-complaints",
            ReportViolation.class, "/api/violations",
            ContestFlag.class, "/api/contests",
            OpenContact.class, "/api/contacts",
            ContestRecovery.class, "/api/cases/{caseId}/contest-recovery");

    private FilingPaths() {}

    static boolean files(Class<? extends CaseCommand> type) {
        return FilingCommand.class.isAssignableFrom(type);
    }

    /** The command that is sent there. */
    static Class<? extends CaseCommand> at(Object path) {
        return PATHS.keySet().stream()
                .filter(type -> PATHS.get(type).equals(path))
                .findFirst()
                .orElseThrow();
    }

    static String of(Class<? extends CaseCommand> type) {
        return files(type) ? PATHS.get(type) : "/api/cases/{caseId}/" + CommandNames.kebabOf(type);
    }
}
