package org.ballcourt.simulation.play;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.simulation.broker.SimulatedBroker;
import org.ballcourt.simulation.kernel.Scheduler;
import org.ballcourt.wire.CommandRecords;
import tools.jackson.databind.JsonNode;

/** What must hold at every moment, as the records of the topics show it. */
final class Checks {
    /** So far a clock may be off without being doubted; and as far a node is at most, unless somebody sets it. */
    private static final long TOLERANCE = 3500 * Scheduler.MILLI;

    private final World world;
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Duty> duties = new HashMap<>();
    private boolean isCut;

    Checks(World world) {
        this.world = world;
        world.broker.observe(Topics.CASE_EVENTS, this::published);
        world.broker.observe(Topics.CASE_COMMANDS, this::commanded);
        for (Script script : world.scripts.values()) {
            for (RecordedEvent event : script.whole().events()) {
                event.event().ball().opened().forEach(duty -> duties.put(script.caseId() + ":" + duty.dutyId(), duty));
            }
        }
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void published(ConsumerRecord<byte[], byte[]> record) {
        String caseId = header(record, "ce_subject");
        long seq = Long.parseLong(header(record, "ce_seq"));
        long before = newest.getOrDefault(caseId, 0L);
        if (seq > before + 1 && !isCut) {
            world.observed.wrong("INVERTED event " + seq + " of " + caseId + " follows " + before);
        }
        newest.put(caseId, Math.max(before, seq));
        if (world.logs.of(caseId).lastSeq() < seq) {
            world.observed.wrong("PHANTOM event " + seq + " of " + caseId);
        }
    }

    /** The topic has lost its end, just when something may be on its way: from now on readers have to fill gaps. */
    void topicIsCut() {
        isCut = true;
    }

    private void commanded(ConsumerRecord<byte[], byte[]> record) {
        CommandRecord<JsonNode> command = CommandRecords.read(record.value()).command();
        if (command.command().equals(CommandNames.nameOf(LapseDuty.class))) {
            String dutyId = command.with().path("dutyId").asString();
            notEarly("a lapse", duties.get(command.caseId() + ":" + dutyId).dueAt(), command.caseId() + " " + dutyId);
        }
    }

    private void notEarly(String what, Instant at, String where) {
        Instant now = Script.BEGIN.plusNanos(world.scheduler.now() + TOLERANCE);
        if (now.isBefore(at)) {
            world.observed.wrong("EARLY " + what + " of " + where + " at " + now + " for " + at);
        }
    }

    /** No event is marked as relayed that the topic does not have. */
    void nothingIsMarkedThatIsNotThere() {
        for (CaseLog log : world.logs.all()) {
            if (!isCut && log.relayedSeq() > newest.getOrDefault(log.caseId(), 0L)) {
                world.observed.wrong("LOST: " + log.caseId() + " is marked up to " + log.relayedSeq()
                        + ", and the topic has " + newest.get(log.caseId()));
            }
        }
    }

    /** Numbers of the events of a case that the topic has. */
    static Map<String, Set<Long>> inTopic(World world) {
        Map<String, Set<Long>> there = new HashMap<>();
        for (int partition = 0; partition < SimulatedBroker.PARTITIONS; partition++) {
            for (ConsumerRecord<byte[], byte[]> record : world.broker.records(Topics.CASE_EVENTS, partition)) {
                there.computeIfAbsent(header(record, "ce_subject"), _ -> new HashSet<>())
                        .add(Long.parseLong(header(record, "ce_seq")));
            }
        }
        return there;
    }

    static List<ConsumerRecord<byte[], byte[]>> all(World world, String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (int partition = 0; partition < SimulatedBroker.PARTITIONS; partition++) {
            all.addAll(world.broker.records(topic, partition));
        }
        return all;
    }
}
