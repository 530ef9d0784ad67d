package org.ballcourt.cases.view;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.Role;

/** Counts duties met and missed since this process began; one that is seen twice after a crash may count twice. */
record DutyCount(MeterRegistry meters) {
    /** Rights: nobody misses anything by not using them. */
    private static final Set<DutyKind> RIGHTS = Set.of(DutyKind.MAY_APPEAL);

    /** What the desk promises to be in time with. */
    private static final Set<DutyKind> PROMISED =
            Set.of(DutyKind.TRIAGE, DutyKind.ANSWER_CONTACT, DutyKind.RULE, DutyKind.REVIEW);

    private static final String MET = "ballcourt.duties.met";
    private static final String MISSED = "ballcourt.duties.missed";

    /** An alarm looks at the increase, so they must be there before the first one. */
    DutyCount {
        for (Role desk : Role.values()) {
            if (desk.isPlatform()) {
                PROMISED.forEach(kind -> {
                    counter(meters, MET, kind, desk);
                    counter(meters, MISSED, kind, desk);
                });
            }
        }
    }

    void of(BallChange ball) {
        for (EndedDuty duty : ball.ended()) {
            if (!RIGHTS.contains(duty.kind())) {
                count(duty);
            }
        }
    }

    private void count(EndedDuty duty) {
        if (duty.how() == DutyEnding.DONE) {
            counter(meters, MET, duty.kind(), duty.holder()).increment();
        } else if (duty.how() == DutyEnding.LAPSED) {
            counter(meters, MISSED, duty.kind(), duty.holder()).increment();
        }
    }

    private static Counter counter(MeterRegistry meters, String name, DutyKind kind, Role holder) {
        return Counter.builder(name)
                .description(name.equals(MET) ? "Duties done before their deadline" : "Duties whose deadline passed")
                .tags("kind", kind.name(), "holder", holder.name())
                .register(meters);
    }
}
