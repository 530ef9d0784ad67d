package org.ballcourt.cases.view;

import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EarlierPayments;

/** What other logs have to do with the case that is shown. */
public interface OtherCases {
    /** What the other cases of its order line have paid; null where nothing. */
    EarlierPayments paidByOthers(CaseState state, String caseId);

    /** The dispute, or the contact, behind a small matter; null where it cannot be read. */
    CaseState behind(String caseId);

    /** The contest that somebody brought against that one of its recoveries of the case, counted from 1; null where there is none. */
    String contestOf(String caseId, Actor by, int recovery);
}
