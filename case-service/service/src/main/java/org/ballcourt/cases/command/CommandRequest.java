package org.ballcourt.cases.command;

import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;

/**
 * A command as it comes in through HTTP or Kafka.
 *
 * @param caseId null for a new complaint: its case id is derived from actor and commandId
 * @param commandId unique per actor
 * @param body canonical JSON of the command's fields, compared when the same commandId comes again
 * @param expectedVersion null unless the caller insists on one
 */
public record CommandRequest(
        String caseId, String commandId, Actor actor, CaseCommand command, String body, Long expectedVersion) {}
