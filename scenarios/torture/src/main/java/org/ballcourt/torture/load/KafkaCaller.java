package org.ballcourt.torture.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.contracts.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** All parties of some disputes, over Kafka: sends without waiting, and again whatever has no reply after a while. */
final class KafkaCaller implements Runnable {
    private static final int IN_HAND = 20;
    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST_WAITING = 30;

    private final Site site;
    private final Seeds seeds;
    private final HttpCaller.Crew crew;
    private final Random random;
    private final KafkaWatch watch;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Map<String, Asked> answered = new HashMap<>();
    private final List<Dispute> inHand = new ArrayList<>();
    private int disputes;

    /** A command without a reply so far. */
    private record Waiting(Asked asked, Dispute dispute, String key, long sent, long patience) {
        /** Sent once more, and waited for twice as long: a product that is behind gets no more behind by being asked. */
        Waiting again() {
            return new Waiting(asked, dispute, key, System.nanoTime(), 2 * patience);
        }
    }

    KafkaCaller(Site site, Seeds seeds, HttpCaller.Crew crew) {
        this.site = site;
        this.seeds = seeds;
        this.crew = crew;
        this.random = seeds.of("kafka");
        this.watch = new KafkaWatch(site.kafka(), crew, this::reply);
    }

    @Override
    public void run() {
        try (watch;
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
            long next = System.nanoTime();
            while (!crew.shift().isOver() || !waiting.isEmpty() && !crew.shift().isGivenUp()) {
                watch.poll(Duration.ofMillis(100));
                long now = System.nanoTime();
                if (!crew.shift().isOver() && now >= next && waiting.size() < MOST_WAITING) {
                    send(producer, draw(now));
                    next = now + BETWEEN.toNanos();
                }
                again(producer, now);
            }
        }
        waiting.values().forEach(left -> {
            crew.journal().unanswered(left.asked(), "KAFKA", "no reply");
            crew.tally().unanswered.increment();
        });
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                site.kafka(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                1000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                6000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500);
    }

    private Waiting draw(long now) {
        if (inHand.isEmpty() || random.nextInt(6) == 0) {
            String id = "k-" + ++disputes;
            Dispute dispute = new Dispute(id, seeds.of(id));
            return new Waiting(crew.filing(dispute), dispute, id, now, PATIENCE.toNanos());
        }
        Dispute dispute = inHand.get(random.nextInt(inHand.size()));
        String command = dispute.any(Bodies.COMMANDS);
        JsonNode nothing = MissingNode.getInstance();
        Asked asked = dispute.ask(dispute.actor(nothing), command, new Bodies(dispute, nothing).of(command));
        return new Waiting(asked, dispute, dispute.caseId(), now, PATIENCE.toNanos());
    }

    /** One in ten goes twice, as from a gateway that is not sure. */
    private void send(KafkaProducer<String, String> producer, Waiting command) {
        waiting.put(id(command.asked()), command);
        put(producer, command);
        if (random.nextInt(10) == 0) {
            put(producer, command);
        }
    }

    private void again(KafkaProducer<String, String> producer, long now) {
        for (Waiting late : List.copyOf(waiting.values())) {
            if (now - late.sent() > late.patience()) {
                if (!put(producer, late)) {
                    return;
                }
                crew.tally().unknown.increment();
                waiting.put(id(late.asked()), late.again());
            }
        }
    }

    /** False while no broker answers; then nobody shall wait for it in vain with one command after the other. */
    private boolean put(KafkaProducer<String, String> producer, Waiting command) {
        try {
            ProducerRecord<String, String> record =
                    new ProducerRecord<>(Topics.CASE_COMMANDS, command.key(), record(command.asked()));
            if (site.secret() != null) {
                String token = "Bearer " + Token.of(command.asked().actor(), site.secret());
                record.headers().add("authorization", token.getBytes(StandardCharsets.UTF_8));
            }
            producer.send(record);
            return true;
        } catch (KafkaException away) {
            // It goes again when no reply comes.
            return false;
        }
    }

    private static String record(Asked asked) {
        ObjectNode record = JsonNodeFactory.instance
                .objectNode()
                .put("commandId", asked.commandId())
                .put("actor", asked.actor())
                .put("command", asked.command());
        if (asked.caseId() != null) {
            record.put("caseId", asked.caseId());
        }
        record.set("with", asked.body());
        return record.toString();
    }

    private void reply(JsonNode reply) {
        String id =
                reply.path("actor").asString("") + " " + reply.path("commandId").asString("");
        Waiting first = waiting.remove(id);
        Asked asked = first == null ? answered.get(id) : first.asked();
        if (asked == null) {
            return;
        }
        boolean accepted = reply.path("status").asString().equals("ACCEPTED");
        if (accepted) {
            crew.journal().accepted(asked, "KAFKA", reply);
        } else {
            crew.journal().refused(asked, "KAFKA", reply.at("/problem/code").asString("?"));
        }
        if (first != null) {
            count(first, reply, accepted);
            answered.put(id, asked);
        }
    }

    private void count(Waiting first, JsonNode reply, boolean accepted) {
        if (!accepted) {
            crew.tally().refused.increment();
            return;
        }
        crew.tally().accepted.increment();
        crew.tally().acceptedOverKafka.increment();
        if (first.asked().caseId() == null) {
            first.dispute().filed(reply.path("caseId").asString());
            inHand.add(first.dispute());
            if (inHand.size() > IN_HAND) {
                inHand.remove(random.nextInt(inHand.size()));
            }
        }
    }

    private static String id(Asked asked) {
        return asked.actor() + " " + asked.commandId();
    }
}
