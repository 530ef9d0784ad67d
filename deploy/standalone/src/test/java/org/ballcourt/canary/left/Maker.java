package org.ballcourt.canary.left;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Makes a Kafka client from a literal map. */
public final class Maker {
    Admin admin = Admin.create(Map.of("bootstrap.servers", "anywhere:9092"));
}
