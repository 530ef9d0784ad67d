package org.ballcourt.notifications.webhooks;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.bson.Document;

/**
 * A receiver that somebody wants to be told at.
 *
 * @param owner as whom it sees cases
 * @param since it is told of what took effect from then on
 * @param enabled when it was last
 * @param why it is disabled; else null
 * @param failingSince the first failure after the last success; null where the last attempt succeeded
 * @param notBefore what the receiver asked for; null where it has not
 */
public record Webhook(
        String id,
        Actor owner,
        Wish wish,
        List<Secret> secrets,
        Instant since,
        Instant enabled,
        Disabled why,
        Instant failingSince,
        Instant notBefore) {
    /** Why a webhook is told nothing any more. */
    public enum Disabled {
        /** It answered 410. */
        GONE,
        /** No attempt succeeded for days. */
        FAILING,
        /** A supervisor ended it. */
        BY_PLATFORM
    }

    /**
     * Where and of what; an empty set stands for everything.
     *
     * @param types short names of events, as {@code RulingIssued}
     * @param reasons of disputes
     * @param stages after the event
     */
    public record Wish(String url, Set<String> types, Set<Reason> reasons, Set<Stage> stages) {
        public Wish {
            types = Set.copyOf(types);
            reasons = Set.copyOf(reasons);
            stages = Set.copyOf(stages);
        }

        boolean lets(ShownEvents.Item item, Reason reason) {
            return (types.isEmpty() || types.contains(item.type()))
                    && (reasons.isEmpty() || reason != null && reasons.contains(reason))
                    && (stages.isEmpty() || item.stage() != null && stages.contains(item.stage()));
        }
    }

    /** @param until it signs; null for the newest */
    record Secret(String value, Instant until) {}

    public Webhook {
        secrets = List.copyOf(secrets);
    }

    public boolean isActive() {
        return why == null;
    }

    List<String> secretsAt(Instant now) {
        return secrets.stream()
                .filter(secret -> secret.until() == null || secret.until().isAfter(now))
                .map(Secret::value)
                .toList();
    }

    public String newestSecret() {
        return secrets.getFirst().value();
    }

    /** How long an earlier secret signs; empty where there is one alone. */
    public Optional<Instant> oldSecretUntil(Instant now) {
        return secrets.stream()
                .map(Secret::until)
                .filter(until -> until != null && until.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    /** By what the webhooks are found that may see a case: the platform's people see all of them. */
    static String audienceOf(Actor actor) {
        return actor.role().isPlatform() ? Role.SUPERVISOR.name() : actor.toString();
    }

    Document document() {
        return new Document("_id", id)
                .append("owner", owner.toString())
                .append("audience", audienceOf(owner))
                .append("wish", document(wish))
                .append("secrets", secrets.stream().map(Webhook::document).toList())
                .append("since", date(since))
                .append("enabled", date(enabled))
                .append("disabled", why == null ? null : why.name())
                .append("failingSince", date(failingSince))
                .append("notBefore", date(notBefore));
    }

    static Document document(Wish wish) {
        return new Document("url", wish.url())
                .append("types", names(wish.types()))
                .append("reasons", names(wish.reasons()))
                .append("stages", names(wish.stages()));
    }

    static Document document(Secret secret) {
        return new Document("value", secret.value()).append("until", date(secret.until()));
    }

    static Webhook of(Document stored) {
        Document wish = stored.get("wish", Document.class);
        String disabled = stored.getString("disabled");
        return new Webhook(
                stored.getString("_id"),
                Actor.parse(stored.getString("owner")),
                new Wish(
                        wish.getString("url"),
                        set(wish, "types", name -> name),
                        set(wish, "reasons", Reason::valueOf),
                        set(wish, "stages", Stage::valueOf)),
                stored.getList("secrets", Document.class).stream()
                        .map(secret -> new Secret(secret.getString("value"), instant(secret.getDate("until"))))
                        .toList(),
                instant(stored.getDate("since")),
                instant(stored.getDate("enabled")),
                disabled == null ? null : Disabled.valueOf(disabled),
                instant(stored.getDate("failingSince")),
                instant(stored.getDate("notBefore")));
    }

    private static List<String> names(Set<?> set) {
        return List.copyOf(new TreeSet<>(set.stream().map(String::valueOf).toList()));
    }

    private static <T> Set<T> set(Document stored, String field, Function<String, T> reader) {
        return Set.copyOf(
                stored.getList(field, String.class).stream().map(reader).toList());
    }

    static Date date(Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
