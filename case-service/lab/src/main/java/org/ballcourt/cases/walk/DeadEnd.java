package org.ballcourt.cases.walk;

import java.util.List;
import org.ballcourt.contracts.Message;

/**
 * A state that breaks a law.
 *
 * @param what is wrong there
 * @param way how a case gets there, from its filing on
 * @param round what then goes round for ever; empty if the fault is another
 */
public record DeadEnd(Message what, List<Message> way, List<Message> round) {
    /** On one line. */
    public Message message() {
        return Message.of(round.isEmpty() ? "lab.walk.dead-end" : "lab.walk.dead-end-round")
                .with("what", what)
                .with("way", chain(way))
                .with("round", chain(round));
    }

    private static Message chain(List<Message> labels) {
        return labels.stream()
                .reduce((before, next) ->
                        Message.of("lab.walk.then").with("before", before).with("next", next))
                .orElse(null);
    }
}
