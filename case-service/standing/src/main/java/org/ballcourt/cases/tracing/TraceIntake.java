package org.ballcourt.cases.tracing;

import java.util.List;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.RecordedEvent;

/** Takes in what tracing has to know of cases. */
public interface TraceIntake {
    /** Whether such an event is to be given to {@link #take}. */
    static boolean concerns(RecordedEvent recorded) {
        return recorded.event() instanceof ComplaintFiled || recorded.event() instanceof CaseClosed;
    }

    /**
     * Durable when it returns; the same again changes nothing. The events of a case come in order.
     *
     * @param news all of which are a {@link #concerns concern}
     */
    void take(List<RecordedEvent> news);
}
