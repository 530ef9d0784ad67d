package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.records.SignedRoot;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collections {@code roots} and {@code root_leaves}. */
public final class MongoRootRepository implements RootRepository {
    private final MongoCollection<Document> roots;
    private final MongoCollection<Document> leaves;

    public MongoRootRepository(@Qualifier("cases") MongoDatabase database) {
        this.roots = database.getCollection("roots");
        this.leaves = database.getCollection("root_leaves");
        roots.createIndex(ascending("published"), new IndexOptions().name("roots_published"));
        leaves.createIndex(ascending("build", "number"), new IndexOptions().name("root_leaves_number"));
        leaves.createIndex(ascending("build", "first"), new IndexOptions().name("root_leaves_first"));
        leaves.createIndex(ascending("n"), new IndexOptions().name("root_leaves_n"));
    }

    @Override
    public void keep(Chunk chunk) {
        Document document = new Document("build", chunk.build())
                .append("n", chunk.n())
                .append("number", chunk.number())
                .append("first", chunk.first())
                .append("leaves", new Binary(chunk.leaves()))
                .append("root", new Binary(chunk.root()));
        MongoFailures.translate(() -> leaves.insertOne(document));
    }

    @Override
    public boolean add(SignedRoot root, String build) {
        Document document = new Document("_id", root.n())
                .append("at", Date.from(root.at()))
                .append("cases", root.cases())
                .append("root", root.root())
                .append("previous", root.previous())
                .append("hash", root.hash())
                .append("keyId", root.keyId())
                .append("signature", root.signature())
                .append("build", build)
                .append("published", false);
        return MongoFailures.translate(() -> MongoCalls.insertIfAbsent(roots, document));
    }

    @Override
    public void forgetLeavesBefore(long n) {
        MongoFailures.translate(() -> leaves.deleteMany(lt("n", n)));
    }

    @Override
    public Optional<SignedRoot> newest() {
        return before(Long.MAX_VALUE, 1).stream().findFirst();
    }

    @Override
    public List<SignedRoot> before(long n, int limit) {
        return MongoFailures.translate(() -> roots.find(lt("_id", n))
                .sort(descending("_id"))
                .limit(limit)
                .map(MongoRootRepository::root)
                .into(new ArrayList<>()));
    }

    @Override
    public List<Kept> kept(int limit) {
        return MongoFailures.translate(() -> roots.find()
                .sort(descending("_id"))
                .limit(limit)
                .map(found -> new Kept(root(found), found.getString("build")))
                .into(new ArrayList<>()));
    }

    @Override
    public Optional<Chunk> chunkOf(String build, String caseId) {
        return Optional.ofNullable(MongoFailures.translate(
                        () -> leaves.find(and(eq("build", build), lte("first", caseId)))
                                .sort(descending("first"))
                                .limit(1)
                                .first()))
                .map(found -> new Chunk(
                        build,
                        found.getLong("n"),
                        found.getInteger("number"),
                        found.getString("first"),
                        found.get("leaves", Binary.class).getData(),
                        found.get("root", Binary.class).getData()));
    }

    @Override
    public List<byte[]> chunkRoots(String build) {
        return MongoFailures.translate(() -> leaves.find(eq("build", build))
                .sort(ascending("number"))
                .projection(include("root"))
                .map(found -> found.get("root", Binary.class).getData())
                .into(new ArrayList<>()));
    }

    @Override
    public List<SignedRoot> unpublished() {
        return MongoFailures.translate(() -> roots.find(eq("published", false))
                .sort(ascending("_id"))
                .map(MongoRootRepository::root)
                .into(new ArrayList<>()));
    }

    @Override
    public void published(SignedRoot root) {
        MongoFailures.translate(() -> roots.updateOne(eq("_id", root.n()), set("published", true)));
    }

    private static SignedRoot root(Document found) {
        return new SignedRoot(
                found.getLong("_id"),
                found.getDate("at").toInstant(),
                found.getLong("cases"),
                found.getString("root"),
                found.getString("previous"),
                found.getString("hash"),
                found.getString("keyId"),
                found.getString("signature"));
    }
}
