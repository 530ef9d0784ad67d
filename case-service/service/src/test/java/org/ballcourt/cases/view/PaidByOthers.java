package org.ballcourt.cases.view;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EarlierPayments;

/** The other cases of an order line, and no contest of anything. */
public record PaidByOthers(BiFunction<CaseState, String, EarlierPayments> paid, Function<String, CaseState> cases)
        implements OtherCases {
    /** There are none. */
    public static final OtherCases NOTHING = new PaidByOthers((state, caseId) -> null);

    public PaidByOthers(BiFunction<CaseState, String, EarlierPayments> paid) {
        this(paid, caseId -> null);
    }

    @Override
    public EarlierPayments paidByOthers(CaseState state, String caseId) {
        return paid.apply(state, caseId);
    }

    @Override
    public CaseState behind(String caseId) {
        return cases.apply(caseId);
    }

    @Override
    public String contestOf(String caseId, Actor by, int recovery) {
        return null;
    }
}
