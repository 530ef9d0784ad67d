package org.ballcourt.cases.store;

import java.util.List;
import org.ballcourt.proof.CaseHead;

/** Where each log stands, without the logs. */
public interface CaseHeads {
    /** At most {@code limit} cases that follow {@code after} in the order of ids; also those that a fence alone has made. */
    List<CaseHead> after(String after, int limit);
}
