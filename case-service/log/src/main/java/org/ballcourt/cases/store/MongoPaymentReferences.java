package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Money;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code paymentReferences}, one document per reference, under its hash. */
public final class MongoPaymentReferences implements PaymentReferences {
    private final MongoCollection<Document> references;

    public MongoPaymentReferences(@Qualifier("cases") MongoDatabase database) {
        this.references = database.getCollection("paymentReferences");
    }

    @Override
    public Map<String, Use> find(Collection<String> keys) {
        Map<String, Use> found = new HashMap<>();
        MongoFailures.translate(() -> references.find(in("_id", keys)).into(new ArrayList<>()))
                .forEach(document -> found.put(document.getString("_id"), read(document)));
        return found;
    }

    @Override
    public boolean take(String key, Use seen, Use use) {
        Document document = write(key, use);
        if (seen == null) {
            return MongoFailures.translate(() -> MongoCalls.insertIfAbsent(references, document));
        }
        return MongoFailures.translate(() -> references.replaceOne(
                                and(
                                        eq("_id", key),
                                        eq("caseId", seen.caseId()),
                                        eq("version", seen.version()),
                                        eq("actor", seen.command().actor().toString()),
                                        eq("commandId", seen.command().id()),
                                        eq("bodyHash", seen.command().bodyHash())),
                                document))
                        .getMatchedCount()
                == 1;
    }

    private static Document write(String key, Use use) {
        return new Document("_id", key)
                .append("caseId", use.caseId())
                .append("version", use.version())
                .append("actor", use.command().actor().toString())
                .append("commandId", use.command().id())
                .append("bodyHash", use.command().bodyHash())
                .append("payee", use.payee())
                .append("amount", use.amount().amount().toPlainString())
                .append("currency", use.amount().currency())
                .append("since", Date.from(use.since()));
    }

    private static Use read(Document document) {
        return new Use(
                document.getString("caseId"),
                document.getLong("version"),
                new Claimant(
                        Actor.parse(document.getString("actor")),
                        document.getString("commandId"),
                        document.getString("bodyHash")),
                document.getString("payee"),
                Money.of(document.getString("amount"), document.getString("currency")),
                document.getDate("since").toInstant());
    }
}
