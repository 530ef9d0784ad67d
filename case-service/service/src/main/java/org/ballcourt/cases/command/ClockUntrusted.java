package org.ballcourt.cases.command;

import java.time.Duration;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.Message;

/** This node's clock disagrees with the store's, so that nothing may be decided here. */
public final class ClockUntrusted extends Unavailable {
    ClockUntrusted(Duration skew) {
        super(Message.of("command.clock-untrusted").with("milliseconds", skew.toMillis()), null);
    }
}
