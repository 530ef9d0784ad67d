package org.ballcourt.notifications.webhooks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.notifications.webhooks.Webhook.Disabled;
import org.ballcourt.notifications.webhooks.Webhook.Secret;
import org.ballcourt.notifications.webhooks.Webhook.Wish;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** Who wants to be told what, and where. */
public final class WebhookRepository {
    private final MongoCollection<Document> webhooks;

    public WebhookRepository(@Qualifier("notices") MongoDatabase database) {
        webhooks = database.getCollection("webhooks");
        webhooks.createIndex(Indexes.ascending("audience"));
    }

    public Webhook add(Actor owner, Wish wish, Instant now) {
        Webhook added = new Webhook(
                "wh_" + UUID.randomUUID().toString().replace("-", ""),
                owner,
                wish,
                List.of(new Secret(Signatures.newSecret(), null)),
                now,
                now,
                null,
                null,
                null);
        webhooks.insertOne(added.document());
        return added;
    }

    public Optional<Webhook> find(String id) {
        return Optional.ofNullable(webhooks.find(Filters.eq("_id", id)).first()).map(Webhook::of);
    }

    public List<Webhook> of(Actor owner) {
        return webhooks.find(Filters.eq("owner", owner.toString()))
                .sort(Sorts.ascending("since", "_id"))
                .map(Webhook::of)
                .into(new ArrayList<>());
    }

    /** Everybody's, by their ids; null from the first on. */
    public List<Webhook> all(String after, int limit) {
        return webhooks.find(after == null ? Filters.empty() : Filters.gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(Webhook::of)
                .into(new ArrayList<>());
    }

    /** The active ones that may see what one of these may see. */
    List<Webhook> activeFor(Collection<String> audiences) {
        return webhooks.find(Filters.and(Filters.in("audience", audiences), Filters.eq("disabled", null)))
                .map(Webhook::of)
                .into(new ArrayList<>());
    }

    public void change(String id, Wish wish) {
        update(id, Updates.set("wish", Webhook.document(wish)));
    }

    /** A new secret, beside which that of before signs for a while; empty where somebody else was faster. */
    public Optional<String> rotate(Webhook seen, Instant now, Duration overlap) {
        String fresh = Signatures.newSecret();
        List<Document> both = Stream.of(new Secret(fresh, null), new Secret(seen.newestSecret(), now.plus(overlap)))
                .map(Webhook::document)
                .toList();
        boolean rotated = update(
                Filters.and(
                        Filters.eq("_id", seen.id()),
                        Filters.elemMatch(
                                "secrets",
                                Filters.and(Filters.eq("value", seen.newestSecret()), Filters.eq("until", null)))),
                Updates.set("secrets", both));
        return rotated ? Optional.of(fresh) : Optional.empty();
    }

    /** False where it is disabled for something else meanwhile. */
    public boolean enable(Webhook seen, Instant now) {
        return update(
                Filters.and(
                        Filters.eq("_id", seen.id()),
                        Filters.eq(
                                "disabled",
                                seen.why() == null ? null : seen.why().name())),
                Updates.combine(
                        Updates.set("enabled", Webhook.date(now)),
                        Updates.set("disabled", null),
                        Updates.set("failingSince", null),
                        Updates.set("notBefore", null)));
    }

    /** False where it has been enabled, disabled or, where it failed, told since. */
    boolean disable(Webhook seen, Disabled why) {
        Bson asSeen = Filters.and(
                Filters.eq("_id", seen.id()),
                Filters.eq("disabled", null),
                Filters.eq("enabled", Webhook.date(seen.enabled())));
        Bson failing = Filters.eq("failingSince", Webhook.date(seen.failingSince()));
        return update(
                why == Disabled.FAILING ? Filters.and(asSeen, failing) : asSeen, Updates.set("disabled", why.name()));
    }

    /** Whatever else it is disabled for. */
    public void disableByPlatform(String id) {
        update(id, Updates.set("disabled", Disabled.BY_PLATFORM.name()));
    }

    void failed(String id, Instant now) {
        webhooks.updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq("failingSince", null)),
                Updates.set("failingSince", Webhook.date(now)));
    }

    void succeeded(String id) {
        update(id, Updates.combine(Updates.set("failingSince", null), Updates.set("notBefore", null)));
    }

    void rest(String id, Instant until) {
        update(id, Updates.set("notBefore", Webhook.date(until)));
    }

    public void remove(String id) {
        webhooks.deleteOne(Filters.eq("_id", id));
    }

    private void update(String id, Bson change) {
        update(Filters.eq("_id", id), change);
    }

    private boolean update(Bson which, Bson change) {
        return webhooks.updateOne(which, change).getMatchedCount() == 1;
    }
}
