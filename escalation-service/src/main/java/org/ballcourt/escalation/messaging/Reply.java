package org.ballcourt.escalation.messaging;

/**
 * The case core's answer to a command of ours.
 *
 * @param code why it was refused; null where it was accepted
 */
public record Reply(String caseId, String commandId, boolean accepted, String code) {}
