package org.ballcourt.cases.suggestion;

import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.LocalizedText;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.suggestion.Suggestion.ToProve;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Reason;
import org.ballcourt.messages.Language;

/** The policy's burden table as a list for people. */
final class Checklist {
    private Checklist() {}

    static List<ToProve> of(Policy policy, Reason reason, GoodsClass goodsClass, Language language) {
        Map<String, LocalizedText> clauses = policy.clauses();
        return policy.burdensOf(reason, goodsClass).stream()
                .map(burden -> new ToProve(
                        burden.element(),
                        burden.bearer(),
                        burden.kinds(),
                        clauses.get(burden.clause()).in(language.code())))
                .toList();
    }
}
