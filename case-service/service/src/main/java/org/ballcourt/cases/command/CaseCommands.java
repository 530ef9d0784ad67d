package org.ballcourt.cases.command;

/** Where every command goes through. */
public interface CaseCommands {
    /**
     * Decides the command and stores its events before it answers.
     *
     * @throws org.ballcourt.cases.domain.CaseRejection if a rule says no; nothing is stored
     */
    CommandResult submit(CommandRequest request);
}
