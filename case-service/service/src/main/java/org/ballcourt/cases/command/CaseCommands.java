package org.ballcourt.cases.command;

import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FilingCommand;

/** Where every command goes through. */
public interface CaseCommands {
    /**
     * Decides the command and stores its events before it answers.
     *
     * @throws org.ballcourt.cases.domain.CaseRejection if a rule says no; nothing is stored
     */
    CommandResult submit(CommandRequest request);

    /** The case that this one's complaint of that id has opened, or would open. */
    String caseOfComplaint(Actor actor, String commandId);

    /** The case that this filing of that id has opened, or would open. */
    String caseOf(FilingCommand filing, Actor actor, String commandId);
}
