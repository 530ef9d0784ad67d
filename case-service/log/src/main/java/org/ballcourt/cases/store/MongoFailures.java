package org.ballcourt.cases.store;

import com.mongodb.MongoException;
import java.util.function.Supplier;
import org.ballcourt.contracts.Message;

/** Turns the driver's failures into ours. */
public final class MongoFailures {
    private MongoFailures() {}

    /** For reads, and for writes that may be repeated whatever became of them. */
    public static <T> T translate(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException e) {
            throw new Unavailable(Message.of("store.unavailable"), e);
        }
    }
}
