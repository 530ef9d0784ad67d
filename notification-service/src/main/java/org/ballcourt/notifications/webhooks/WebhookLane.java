package org.ballcourt.notifications.webhooks;

/**
 * How far one webhook has been told of one case: its events go one after the other, and other cases do not wait for them.
 *
 * @param next the number of the event that is looked at next
 * @param due the newest event of which we know
 * @param attempts at the next one, so far
 * @param claim who works at it: a later claim ends an earlier one
 */
record WebhookLane(String webhook, String caseId, long next, long due, int attempts, long claim) {
    String id() {
        return id(webhook, caseId);
    }

    static String id(String webhook, String caseId) {
        return webhook + "/" + caseId;
    }

    boolean isDrained() {
        return next > due;
    }

    /** Past that event, with the attempts at the one that was tried. */
    WebhookLane after(long seq) {
        return new WebhookLane(webhook, caseId, seq + 1, due, attempts, claim);
    }

    WebhookLane withAttempts(int made) {
        return new WebhookLane(webhook, caseId, next, due, made, claim);
    }
}
