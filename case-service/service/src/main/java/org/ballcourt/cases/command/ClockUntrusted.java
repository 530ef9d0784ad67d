package org.ballcourt.cases.command;

import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.store.Unavailable;

/** This node's clock disagrees with the store's, so that nothing may be decided here. */
public final class ClockUntrusted extends Unavailable {
    ClockUntrusted(String why) {
        super(
                new Words(
                        "This node's clock cannot be trusted (" + why + "); another node can take the command.",
                        "本节点时钟不可信（" + why + "），请由其他节点处理该操作。"),
                null);
    }
}
