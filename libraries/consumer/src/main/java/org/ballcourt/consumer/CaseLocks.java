package org.ballcourt.consumer;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * One at a time for each case within this instance, only so that {@link CaseFold#applied} sees its events one after the other; the save
 * alone is what protects the document. Whatever is logged while one case alone is held names it.
 */
final class CaseLocks {
    private final List<ReentrantLock> stripes =
            IntStream.range(0, 256).mapToObj(number -> new ReentrantLock()).toList();

    /** Held until it is closed; whoever does has no use for its name, which only a later Java can say: {@code @SuppressWarnings("try")}. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    Held hold(String caseId) {
        ReentrantLock stripe = stripes.get(stripeOf(caseId));
        stripe.lock();
        LogContext context = LogContext.ofCase(caseId);
        return () -> {
            context.close();
            stripe.unlock();
        };
    }

    /** All of them, taken in one order by everybody. */
    Held holdAll(Collection<String> caseIds) {
        List<ReentrantLock> taken = caseIds.stream()
                .mapToInt(this::stripeOf)
                .distinct()
                .sorted()
                .mapToObj(stripes::get)
                .toList();
        taken.forEach(ReentrantLock::lock);
        return () -> taken.forEach(ReentrantLock::unlock);
    }

    private int stripeOf(String caseId) {
        return Math.floorMod(caseId.hashCode(), stripes.size());
    }
}
