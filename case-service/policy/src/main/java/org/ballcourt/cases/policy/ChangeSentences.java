package org.ballcourt.cases.policy;

import static org.ballcourt.cases.policy.ChangeWords.betterWithMore;
import static org.ballcourt.cases.policy.ChangeWords.growth;
import static org.ballcourt.cases.policy.ChangeWords.name;
import static org.ballcourt.cases.policy.ChangeWords.opponents;

import java.util.List;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.cases.policy.ToldChange.Subject;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import tools.jackson.databind.JsonNode;

/**
 * Says what became of a value.
 *
 * @param from the whole older policy, as {@code to} is the newer
 */
record ChangeSentences(JsonNode from, JsonNode to) {
    /** By the field's own name. */
    ToldChange named(Subject subject, Change change) {
        Message sentence = sentence(name("policy.field.", change.field()), change);
        List<Role> better = betterWithMore(change.field());
        boolean toThem = better.isEmpty() || growth(change) > 0;
        return new ToldChange(subject, change, sentence, toThem ? better : opponents(better));
    }

    Message sentence(Object what, Change change) {
        return new PolicyValues(change, from, to).sentence(what);
    }
}
