package org.ballcourt.simulation.play;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.cases.relay.SimulatedRelay;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore.Written;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.CreditOutage;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.ConsumerGroups;
import org.ballcourt.contracts.ProblemDocument;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.contracts.records.CommandReply.Status;
import org.ballcourt.contracts.records.ServiceHeartbeat;
import org.ballcourt.simulation.broker.SimulatedBroker;
import org.ballcourt.simulation.broker.SimulatedListener;
import org.ballcourt.simulation.broker.SimulatedProducer;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.Scheduler;
import org.ballcourt.simulation.store.SimulatedCaseStore;
import org.ballcourt.wire.CommandRecords;
import org.ballcourt.wire.Records;
import tools.jackson.databind.JsonNode;

/**
 * The command side of a case-service, by the book: it knows what will happen to each case, and lets it happen when the time has come. Its
 * own rules are not what is played here.
 */
final class Core {
    private static final long HEARTBEAT = 5 * Scheduler.SECOND;

    private final Node node;
    private final Map<String, Script> scripts;
    private final SimulatedCaseStore store;
    private final SimulatedRelay relay;
    private final Producer<String, byte[]> producer;
    private final Observed observed;

    Core(
            Node node,
            SimulatedBroker broker,
            Map<String, Script> scripts,
            SimulatedCaseStore store,
            SimulatedRelay relay,
            Observed observed) {
        this.node = node;
        this.scripts = scripts;
        this.store = store;
        this.relay = relay;
        this.observed = observed;
        this.producer = SimulatedProducer.of(node, broker);
        SimulatedListener.start(node, broker, Topics.CASE_COMMANDS, ConsumerGroups.CASE_COMMANDS, this::handle);
        node.spawn("heartbeat", this::beat);
    }

    private void beat() {
        while (true) {
            try {
                store.load("probe");
                byte[] value =
                        bytes(new ServiceHeartbeat(node.name(), node.wall().instant()));
                producer.send(new ProducerRecord<>(Topics.SERVICE_HEARTBEATS, node.name(), value))
                        .get();
            } catch (RuntimeException | ExecutionException away) {
                // No sign of life, then.
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            node.sleep(HEARTBEAT);
        }
    }

    private static byte[] bytes(Record record) {
        return Records.write(record).getBytes(StandardCharsets.UTF_8);
    }

    /** Somebody acts; the answer is whether it was his turn and it is stored. */
    boolean act(Script script, int step) {
        CaseLog log = store.load(script.caseId());
        return log.commits().size() == step
                && append(log, script.steps().get(step).commit());
    }

    private boolean append(CaseLog log, Commit commit) {
        if (store.append(log, commit) == Written.CONFLICT) {
            return false;
        }
        // A hint may get lost on its way: then the store tells.
        if (!node.scheduler().oneIn(4)) {
            relay.committed(log.with(commit));
        }
        return true;
    }

    private void handle(ConsumerRecord<String, byte[]> record) {
        CommandRecord<JsonNode> command = CommandRecords.read(record.value()).command();
        String refusal =
                command.command().equals(CommandNames.nameOf(CreditOutage.class)) ? credit(command) : lapse(command);
        CommandReply reply = new CommandReply(
                command.commandId(),
                Actor.SYSTEM,
                command.caseId(),
                refusal == null ? Status.ACCEPTED : Status.REJECTED,
                null,
                null,
                List.of(),
                refusal == null
                        ? null
                        : new ProblemDocument(
                                "t", "t", 409, "d", refusal, "r", "n", command.caseId(), List.of(), List.of()));
        producer.send(new ProducerRecord<>(Topics.CASE_REPLIES, command.caseId(), bytes(reply)));
    }

    private String credit(CommandRecord<JsonNode> command) {
        CaseLog log = store.load(command.caseId());
        if (log.exists() && !log.isOpen()) {
            return "CASE_CLOSED";
        }
        observed.credited(
                command.caseId(),
                Instant.parse(command.with().path("from").asString()),
                Instant.parse(command.with().path("until").asString()));
        return null;
    }

    private String lapse(CommandRecord<JsonNode> command) {
        String dutyId = command.with().path("dutyId").asString();
        Script script = scripts.get(command.caseId());
        while (true) {
            CaseLog log = store.load(command.caseId());
            if (log.commitOf(Actor.SYSTEM, command.commandId()).isPresent()) {
                return null;
            }
            if (log.exists() && !log.isOpen()) {
                return "CASE_CLOSED";
            }
            Script.Step next = script.steps().get(log.commits().size());
            if (next.lapses() == null || !next.lapses().dutyId().equals(dutyId)) {
                return "DUTY_ENDED";
            }
            if (node.wall().instant().isBefore(next.lapses().dueAt())) {
                return "NOT_DUE";
            }
            if (append(log, next.commit())) {
                return null;
            }
        }
    }
}
