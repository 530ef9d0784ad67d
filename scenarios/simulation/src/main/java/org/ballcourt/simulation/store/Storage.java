package org.ballcourt.simulation.store;

import com.mongodb.MongoTimeoutException;
import java.util.function.Supplier;
import org.ballcourt.cases.store.OutcomeUnknown;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.Scheduler;

/** The way to the store: whether it is there, and what becomes of a request and its answer. */
public final class Storage {
    private static final long PATIENCE = 3 * Scheduler.SECOND;

    private final Scheduler scheduler;
    private boolean away;
    private boolean unsteady;

    public Storage(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    public void setAway(boolean isAway) {
        away = isAway;
    }

    /** Whether answers get lost, and requests too, some of which arrive late. */
    public void setUnsteady(boolean isUnsteady) {
        unsteady = isUnsteady;
    }

    /** As the log of the cases fails. */
    <T> T askLog(Node node, Supplier<T> effect) {
        return ask(node, effect, () -> new OutcomeUnknown(null));
    }

    /** Documents that a fold keeps, announcements and the like: as the driver fails. */
    public <T> T documents(Node node, Supplier<T> effect) {
        return ask(node, effect, () -> new MongoTimeoutException("The store does not answer"));
    }

    private <T> T ask(Node node, Supplier<T> effect, Supplier<RuntimeException> failure) {
        if (away && scheduler.current() != null) {
            node.sleep(scheduler.random().nextLong(PATIENCE));
        }
        return node.call(() -> {
            if (away) {
                throw failure.get();
            }
            if (unsteady && scheduler.oneIn(25)) {
                loseAnswer(effect);
                throw failure.get();
            }
            return effect.get();
        });
    }

    private void loseAnswer(Supplier<?> effect) {
        switch (scheduler.random().nextInt(3)) {
            case 0 -> effect.get();
            case 1 -> scheduler.at(scheduler.now() + scheduler.random().nextLong(PATIENCE), effect::get);
            default -> {}
        }
    }
}
