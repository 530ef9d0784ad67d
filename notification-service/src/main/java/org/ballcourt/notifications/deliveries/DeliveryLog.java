package org.ballcourt.notifications.deliveries;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every delivery that ever was; a line is inserted once, and whoever finds it there does not deliver again. */
public interface DeliveryLog {
    /** Inserts the lines that are not there yet and answers those; durable when it returns. */
    List<Delivery> record(List<Delivery> lines);

    Optional<Delivery> find(String id);

    /** The open lines whose time has come by the machine's clock, the longest waiting first. */
    List<Delivery> due(Instant now, int limit);

    /** Takes a line that waits, for this one try; false if somebody else was faster. */
    boolean claim(String id);

    /** Ends a try; only the try that is meant, so that a slow one cannot overwrite a later one. */
    void finish(Delivery tried, DeliveryState state, String note);

    /** Puts a try back in the queue; only the try that is meant. */
    void tryAgain(Delivery tried, Instant when, String note);

    /** Final lines of which nobody else has been told. */
    List<Delivery> unannounced(int limit);

    /** Notes that these lines, at least one, were told; what has come to another state since is still to be told. */
    void announced(List<Delivery> told);
}
