package org.ballcourt.escalation.duties;

import java.util.function.Supplier;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;

/** Is told of the duties of cases as their events come; keeps in memory only what it can bound. */
public interface DutyObserver {
    /** For whoever wants the documents alone. */
    DutyObserver NONE = new DutyObserver() {
        @Override
        public void before(String caseId, Supplier<CaseDuties> duties) {}

        @Override
        public void lapsed(String caseId, DutyLapsed lapse) {}

        @Override
        public void changed(CaseDuties duties) {}
    };

    /** An event is about to change this case; told again where that is tried again. */
    void before(String caseId, Supplier<CaseDuties> duties);

    /** A lapse was read; told again where that is tried again. */
    void lapsed(String caseId, DutyLapsed lapse);

    /** The case has these duties now, durably. */
    void changed(CaseDuties duties);
}
