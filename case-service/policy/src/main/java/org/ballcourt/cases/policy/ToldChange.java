package org.ballcourt.cases.policy;

import java.util.List;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;

/**
 * A change between two versions as people read it.
 *
 * @param betterFor the sides to whom it is plainly better; empty where that depends on the case
 */
public record ToldChange(Subject subject, Change change, Message message, List<Role> betterFor) {
    /** What a change is about; changes are told in this order. */
    public enum Subject {
        VERSION,
        TIMES,
        SILENCE,
        PROOF,
        MONEY,
        LIABILITY,
        LIMITS,
        GROUNDS,
        CONDUCT,
        TRACING,
        CLAUSES;

        public Message title() {
            return Message.of("policy.subject." + name());
        }
    }
}
