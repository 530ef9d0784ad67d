package org.ballcourt.cases.policy;

import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;

/**
 * What is wrong in a policy or calendar file, and where.
 *
 * @param line from 1
 * @param field such as {@code terms.PROVE.time}; empty for the file as a whole
 */
public record PolicyFault(String file, int line, String field, Message message) {
    /** The same for those who do not see the file. */
    Message atItsPlace() {
        return Message.of("policy.at-its-place").with("where", where()).with("what", message);
    }

    @Override
    public String toString() {
        return where() + ": " + Messages.inAll(message);
    }

    private String where() {
        return file + ":" + line + (field.isEmpty() ? "" : " " + field);
    }
}
