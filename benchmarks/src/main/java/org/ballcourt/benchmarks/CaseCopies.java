package org.ballcourt.benchmarks;

import com.mongodb.client.MongoClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.store.LogCloning;
import org.ballcourt.keys.KeyEncryption;
import org.ballcourt.wire.Sha256;
import org.bson.Document;
import org.bson.types.ObjectId;

/** All that the product has stored for one case, and the same for others like it. */
final class CaseCopies {
    private static final String CASES = "ballcourt_cases.cases";
    private static final String KEYS = "ballcourt_cases.keys";
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** As the demo's shops have them, and so that no list of one seller is endless. */
    private static final int CASES_PER_SELLER = 100;

    private final String caseId;
    private final String head;
    private final LogCloning log;
    private final Map<String, List<Document>> views;

    private CaseCopies(String caseId, Map<String, List<Document>> found, KeyEncryption encryption) {
        this.caseId = caseId;
        Document original = found.remove(CASES).getFirst();
        this.head = original.getString("head");
        this.log = new LogCloning(original, found.remove(KEYS), encryption);
        this.views = found;
    }

    static CaseCopies of(MongoClient client, String caseId, KeyEncryption encryption) {
        Map<String, List<Document>> found = new HashMap<>();
        for (String database : client.listDatabaseNames()) {
            for (String name : client.getDatabase(database).listCollectionNames()) {
                for (Document document :
                        ManyCases.collection(client, database + "." + name).find()) {
                    if (document.get("_id").toString().startsWith(caseId) || caseId.equals(document.get("caseId"))) {
                        found.computeIfAbsent(database + "." + name, _ -> new ArrayList<>())
                                .add(document);
                    }
                }
            }
        }
        return new CaseCopies(caseId, found, encryption);
    }

    /** Adds the documents of one more case, by collection. */
    void write(int number, Map<String, List<Document>> to) {
        String id = "BC-" + digits(number);
        UnaryOperator<String> names = text -> renamed(text, id, number);
        LogCloning.Copy copy = log.under(id, names);
        to.computeIfAbsent(CASES, _ -> new ArrayList<>()).add(copy.log());
        to.computeIfAbsent(KEYS, _ -> new ArrayList<>()).addAll(copy.keys());
        String newHead = copy.log().getString("head");
        UnaryOperator<String> all = text -> text.equals(head) ? newHead : names.apply(text);
        views.forEach((name, documents) -> documents.forEach(
                document -> to.computeIfAbsent(name, _ -> new ArrayList<>()).add((Document) renamed(document, all))));
    }

    private String renamed(String text, String id, int number) {
        String order = "MANY%08d".formatted(number);
        return text.replace(caseId.substring(3), id.substring(3))
                .replace(lower(caseId).substring(3), lower(id).substring(3))
                .replace(ManyCases.ORDER, order)
                .replace(lower(ManyCases.ORDER), lower(order))
                .replace(ManyCases.BUYER, "buyer%08d".formatted(number))
                .replace(ManyCases.SELLER, "seller%08d".formatted(number / CASES_PER_SELLER));
    }

    private static Object renamed(Object value, UnaryOperator<String> names) {
        return switch (value) {
            case String text -> names.apply(text);
            case ObjectId _ -> new ObjectId();
            case List<?> several ->
                several.stream().map(one -> renamed(one, names)).toList();
            case Document document -> {
                Document copy = new Document();
                document.forEach((field, inside) -> copy.append(field, renamed(inside, names)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    /** As scattered as those of real ids are. */
    private static String digits(int number) {
        byte[] hash = Sha256.of("many/" + number);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            digits.append(DIGITS.charAt(hash[i] & 31));
        }
        return digits.toString();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
