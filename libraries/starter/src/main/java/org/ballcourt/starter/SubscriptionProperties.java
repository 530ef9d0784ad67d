package org.ballcourt.starter;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a subscription needs to be told; everything else has a default.
 *
 * @param group the Kafka consumer group; instances of one group share the work
 * @param kafka how Kafka is reached, in the names of its own consumer; {@code bootstrap.servers} is that of {@code spring.kafka} if not given
 * @param caseService where gaps are filled from, e.g. {@code http://case-service:8080}
 * @param token a bearer token of role {@code EVENTS_READ}
 * @param tokenFile a file with such a token, read anew each time; instead of {@code token}
 * @param keys whose events are believed: the line of base64 in the {@code publicKey} of {@code GET /api/proof/key}, and those that the installation had before
 * @param unsigned believes whoever may write to the topic, instead of {@code keys}
 * @param table in the application's {@code DataSource}, for the documents
 * @param database in the application's {@code MongoClient}, for the documents; instead of {@code table}
 * @param collection of that database; {@code cases} if not given
 */
@ConfigurationProperties("ballcourt.subscription")
public record SubscriptionProperties(
        String group,
        Map<String, String> kafka,
        URI caseService,
        String token,
        Path tokenFile,
        List<String> keys,
        boolean unsigned,
        String table,
        String database,
        String collection) {
    public SubscriptionProperties {
        keys = keys == null ? List.of() : List.copyOf(keys);
        kafka = kafka == null ? Map.of() : Map.copyOf(kafka);
        collection = collection == null ? "cases" : collection;
    }

    /** Everything that is wrong at once, by the names of the settings. */
    List<String> faults(boolean needsCaseService) {
        List<String> faults = new ArrayList<>();
        require(group != null, "ballcourt.subscription.group is missing", faults);
        require(keys.isEmpty() == unsigned, "give one of ballcourt.subscription.keys and .unsigned", faults);
        require(
                (table == null) != (database == null),
                "give one of ballcourt.subscription.table and .database",
                faults);
        if (needsCaseService) {
            require(caseService != null, "ballcourt.subscription.case-service is missing", faults);
            require(
                    (token == null) != (tokenFile == null),
                    "give one of ballcourt.subscription.token and .token-file",
                    faults);
        }
        return faults;
    }

    private static void require(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
