package org.ballcourt.cases.policy;

import static org.ballcourt.cases.policy.ChangeWords.SIDES;
import static org.ballcourt.cases.policy.ChangeWords.growth;
import static org.ballcourt.cases.policy.ChangeWords.reason;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.cases.policy.ToldChange.Subject;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Word;
import tools.jackson.databind.JsonNode;

/** Tells the changes between two versions in sentences; what it has no words for it names as the file does. */
public final class ChangeTeller {
    private static final Set<String> PARTS_OF_A_BURDEN = Set.of("bearer", "kinds", "clause", "element");

    private final ChangeSentences sentences;
    private final ChangedTerms terms;
    private final ChangedSecondEdition secondEdition;

    private ChangeTeller(JsonNode from, JsonNode to) {
        this.sentences = new ChangeSentences(from, to);
        this.terms = new ChangedTerms(from, to, sentences);
        this.secondEdition = new ChangedSecondEdition(sentences);
    }

    /** Grouped by subject. */
    public static List<ToldChange> between(JsonNode from, JsonNode to) {
        ChangeTeller teller = new ChangeTeller(from, to);
        return PolicyDiff.between(from, to).stream()
                .filter(change -> !isClockBesideItsTime(change))
                .map(teller::told)
                .sorted(Comparator.comparing(ToldChange::subject))
                .toList();
    }

    /** What has no time before, or none any more, has no clock either that changed: the time says it. */
    private static boolean isClockBesideItsTime(Change change) {
        String field = change.field();
        return field.matches("(terms|urgent|goods\\.[A-Z_]+\\.terms)\\.[A-Z_]+\\.clock")
                && (change.from() == null || change.to() == null);
    }

    private ToldChange told(Change change) {
        String[] path = change.field().split("\\.");
        return path.length == 1 ? sentences.named(Subject.VERSION, change) : told(change, path);
    }

    private ToldChange told(Change change, String[] path) {
        return switch (path[0]) {
            case "terms", "urgent" -> terms.term(change, path[1], path[0], null);
            case "goods" -> goods(change, path);
            case "silence" -> terms.silence(change, path[1]);
            case "burdens" -> burden(change, path);
            case "liability" -> liability(change, path);
            case "clauses" -> path.length == 2 ? sentences.named(Subject.CLAUSES, change) : clause(change);
            case "amounts" -> sentences.named(Subject.MONEY, change);
            case "secondEdition" -> secondEdition.told(change, path);
            case "windows", "limits", "pace" -> sentences.named(Subject.LIMITS, change);
            case "grounds" -> sentences.named(Subject.GROUNDS, change);
            case "standing", "agents" -> conduct(change, path);
            default -> sentences.named(Subject.VERSION, change);
        };
    }

    private ToldChange goods(Change change, String[] path) {
        if (path.length == 5 && path[2].equals("terms")) {
            return terms.term(change, path[3], path[0], path[1]);
        }
        Object what = path.length == 4
                ? Message.of("policy.change.goods")
                        .with("goods", new Word("GoodsClass", path[1]))
                        .with("element", Word.element(path[3]))
                : change.field();
        return new ToldChange(Subject.PROOF, change, sentences.sentence(what, change), List.of());
    }

    private ToldChange burden(Change change, String[] path) {
        String part = path.length == 4 && PARTS_OF_A_BURDEN.contains(path[3]) ? path[3] : "other";
        Message what = Message.of("policy.change.burden." + part)
                .with("reason", reason(path[1]))
                .with("element", Word.element(path[path.length > 2 ? 2 : 1]))
                .with("field", change.field());
        List<Role> better = SIDES.stream()
                .filter(side -> part.equals("bearer") && side.name().equals(change.from()))
                .toList();
        return new ToldChange(Subject.PROOF, change, sentences.sentence(what, change), better);
    }

    private ToldChange conduct(Change change, String[] path) {
        boolean ofAReason = path.length == 3 && path[1].equals("points") && !path[2].equals("default");
        if (!ofAReason) {
            return sentences.named(Subject.CONDUCT, change);
        }
        Message what = Message.of("policy.change.points").with("reason", reason(path[2]));
        return new ToldChange(Subject.CONDUCT, change, sentences.sentence(what, change), List.of());
    }

    private ToldChange liability(Change change, String[] path) {
        String account = path.length == 3 ? path[2] : "";
        Message what = Message.of("policy.change.liability")
                .with("reason", path[1].equals("default") ? path[1] : reason(path[1]))
                .with("account", new Word("Account", account));
        List<Role> better = SIDES.stream()
                .filter(side -> side.name().equals(account) && growth(change) < 0)
                .toList();
        return new ToldChange(Subject.LIABILITY, change, sentences.sentence(what, change), better);
    }

    private static ToldChange clause(Change change) {
        int dot = change.field().lastIndexOf('.');
        String id = change.field().substring("clauses.".length(), dot);
        Message now = change.to() == null
                ? Message.of("policy.change.clause-gone")
                : Message.of("policy.change.clause")
                        .with("language", change.field().substring(dot + 1))
                        .with("text", change.to());
        return new ToldChange(Subject.CLAUSES, change, now.with("clause", id), List.of());
    }
}
