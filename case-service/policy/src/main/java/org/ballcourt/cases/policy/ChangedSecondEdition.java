package org.ballcourt.cases.policy;

import static org.ballcourt.cases.policy.ChangeWords.growth;
import static org.ballcourt.cases.policy.ChangeWords.name;
import static org.ballcourt.cases.policy.ChangeWords.reason;

import java.util.List;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.cases.policy.ToldChange.Subject;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Word;

/** Tells what changed in the rules of the second edition. */
record ChangedSecondEdition(ChangeSentences sentences) {
    ToldChange told(Change change, String[] path) {
        return switch (path[1]) {
            case "favours" -> favours(change, path);
            case "tracing" -> tracing(change, path);
            case "compensation" -> compensation(change, path);
            case "freight" -> path.length == 2 ? sentences.named(Subject.LIABILITY, change) : freight(change, path);
            default -> sentences.named(Subject.LIMITS, change);
        };
    }

    private ToldChange compensation(Change change, String[] path) {
        if (path.length != 5) {
            return sentences.named(Subject.MONEY, change);
        }
        Word of = new Word(path[2].equals("goods") ? "GoodsClass" : "Reason", path[3]);
        Message what = Message.of("policy.change.compensation")
                .with("of", of)
                .with("kind", path[2])
                .with("part", path[4]);
        List<Role> better = growth(change) > 0 ? List.of(Role.BUYER) : List.of(Role.SELLER);
        return new ToldChange(
                Subject.MONEY,
                change,
                sentences.sentence(what, change),
                change.from() == null || change.to() == null ? List.of() : better);
    }

    private ToldChange freight(Change change, String[] path) {
        Object what = path[2].equals("default")
                ? name("policy.field.", change.field())
                : Message.of("policy.change.freight").with("reason", reason(path[2]));
        return new ToldChange(Subject.LIABILITY, change, sentences.sentence(what, change), List.of());
    }

    private ToldChange tracing(Change change, String[] path) {
        Object what = path.length == 5
                ? Message.of("policy.change.tracing").with("rule", path[3]).with("part", path[4])
                : name("policy.field.", change.field());
        return new ToldChange(Subject.TRACING, change, sentences.sentence(what, change), List.of());
    }

    private ToldChange favours(Change change, String[] path) {
        Message what = Message.of("policy.change.favours")
                .with("reason", reason(path.length > 2 ? path[2] : ""))
                .with("element", Word.element(path.length > 3 ? path[3] : ""));
        List<Role> better = ChangeWords.SIDES.stream()
                .filter(side -> side.name().equals(change.to()))
                .toList();
        return new ToldChange(Subject.PROOF, change, sentences.sentence(what, change), better);
    }
}
