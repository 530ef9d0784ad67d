package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;

/** What was ruled. */
record ModelRuling(
        RulingResult result,
        Remedy remedy,
        BigDecimal amount,
        Map<Account, Integer> liability,
        Fault atFault,
        Set<String> citedEvidence) {
    boolean grants() {
        return result == RulingResult.GRANTED || result == RulingResult.PARTLY_GRANTED;
    }

    ModelPlan plan() {
        return new ModelPlan(remedy, amount, liability, Outcome.REMEDY_PERFORMED);
    }
}
