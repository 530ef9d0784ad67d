package org.ballcourt.cases.store;

import com.mongodb.MongoException;
import java.util.function.Supplier;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.contracts.Message;

/** Tells the driver's failures that pass from those that stay: only the first may be waited for. */
public final class MongoFailures {
    private MongoFailures() {}

    /**
     * For reads, and for writes that may be repeated whatever became of them. What no retry mends goes on as it is, for
     * {@link FailureKind} knows it.
     */
    public static <T> T translate(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException e) {
            throw FailureKind.of(e) == FailureKind.TRANSIENT ? new Unavailable(Message.of("store.unavailable"), e) : e;
        }
    }
}
