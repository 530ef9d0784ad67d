package org.ballcourt.notifications.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What became of one event at one webhook; never what it says.
 *
 * @param messageId {@code webhook-id} of every attempt
 * @param attempts how many there were, of which the newest answers are kept
 * @param nextAttempt null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookDelivery(
        String messageId,
        String caseId,
        long seq,
        String type,
        State state,
        int attempts,
        List<Answered> answers,
        Instant at,
        Instant nextAttempt) {
    /** Where it stands. */
    public enum State {
        DELIVERED,
        /** It is tried again. */
        WAITING,
        /** It is tried no more, unless somebody has it sent again. */
        PARKED
    }

    /**
     * One attempt.
     *
     * @param status null where there was no answer
     * @param trouble why there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answered(Instant at, Integer status, String trouble, long millis) {}
}
