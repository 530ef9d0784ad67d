package org.ballcourt.cases.view;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;

/** Counts duties met and missed since this process began; one that is seen twice after a crash may count twice. */
record DutyCount(MeterRegistry meters) {
    /** Rights: nobody misses anything by not using them. */
    private static final Set<DutyKind> RIGHTS = Set.of(DutyKind.MAY_APPEAL);

    void of(BallChange ball) {
        for (EndedDuty duty : ball.ended()) {
            if (!RIGHTS.contains(duty.kind())) {
                count(duty);
            }
        }
    }

    private void count(EndedDuty duty) {
        if (duty.how() == DutyEnding.DONE) {
            counter("ballcourt.duties.met", "Duties done before their deadline", duty);
        } else if (duty.how() == DutyEnding.LAPSED) {
            counter("ballcourt.duties.missed", "Duties whose deadline passed", duty);
        }
    }

    private void counter(String name, String description, EndedDuty duty) {
        Counter.builder(name)
                .description(description)
                .tags("kind", duty.kind().name(), "holder", duty.holder().name())
                .register(meters)
                .increment();
    }
}
