package org.ballcourt.servicekit.workers;

import java.util.function.BooleanSupplier;
import org.ballcourt.consumer.IdleCheck;

/** A worker that comes by from time to time, and at once where somebody waits until it has nothing left to do. */
public record WokenWhileBusy(String name, BooleanSupplier done, Worker worker) implements IdleCheck {
    @Override
    public boolean isIdle() {
        boolean idle = done.getAsBoolean();
        if (!idle) {
            worker.wake();
        }
        return idle;
    }
}
