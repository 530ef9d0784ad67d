package org.ballcourt.clocks;

import java.util.concurrent.CompletableFuture;

/** The way out of the clocks. */
interface Line {
    /** Messages with the same key arrive in the order of the calls; the answer comes when the message is safe, or could not be sent. */
    CompletableFuture<Void> send(Message message);
}
