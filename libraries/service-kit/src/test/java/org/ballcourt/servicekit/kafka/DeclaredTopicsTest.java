package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class DeclaredTopicsTest {
    private static final NewTopic KEPT =
            new NewTopic("kept", Optional.empty(), Optional.empty()).configs(Map.of("retention.ms", "-1"));

    @Test
    void haveThreeReplicasWhereThereAreBrokersForThem() {
        NewTopic topic = DeclaredTopics.sized(KEPT, 5);
        assertThat(topic.replicationFactor()).isEqualTo((short) 3);
        assertThat(topic.configs()).isEqualTo(Map.of("retention.ms", "-1", "min.insync.replicas", "2"));
    }

    @Test
    void stayWritableWithFewBrokers() {
        NewTopic topic = DeclaredTopics.sized(KEPT, 2);
        assertThat(topic.replicationFactor()).isEqualTo((short) 2);
        assertThat(topic.configs()).containsEntry("min.insync.replicas", "1");
    }
}
