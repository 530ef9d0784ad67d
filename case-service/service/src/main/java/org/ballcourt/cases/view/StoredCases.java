package org.ballcourt.cases.view;

import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.store.EarlierCases;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EarlierPayments;

/** The other logs as they are stored. */
record StoredCases(EarlierCases earlier) implements OtherCases {
    @Override
    public EarlierPayments paidByOthers(CaseState state, String caseId) {
        return earlier.paidByOthers(state, caseId);
    }

    @Override
    public CaseState behind(String caseId) {
        return earlier.stateOf(caseId);
    }

    @Override
    public String contestOf(String caseId, Actor by, int recovery) {
        return earlier.contestOf(caseId, by, recovery);
    }
}
