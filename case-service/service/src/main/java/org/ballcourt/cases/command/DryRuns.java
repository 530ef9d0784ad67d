package org.ballcourt.cases.command;

import org.ballcourt.cases.domain.CaseRejection;

/** Says what a command would bring about now. */
@FunctionalInterface
public interface DryRuns {
    /**
     * As if the command were submitted, but nothing is stored, published, held or counted.
     *
     * @throws CaseRejection as the command itself would
     */
    CommandResult foresee(CommandRequest request);
}
