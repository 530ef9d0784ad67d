package org.ballcourt.cases.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RulingResult;

/** What was ruled. */
record ModelRuling(
        RulingResult result,
        List<ModelLine> lines,
        Map<Account, Integer> liability,
        Fault atFault,
        Freight freight,
        Set<String> citedEvidence) {
    boolean grants() {
        return result == RulingResult.GRANTED || result == RulingResult.PARTLY_GRANTED;
    }

    ModelPlan plan() {
        return new ModelPlan(lines, liability, Outcome.REMEDY_PERFORMED);
    }
}
