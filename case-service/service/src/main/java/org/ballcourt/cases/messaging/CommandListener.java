package org.ballcourt.cases.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.ballcourt.cases.command.CommandResult;
import org.ballcourt.cases.endpoint.CommandInput;
import org.ballcourt.cases.endpoint.CommandService;
import org.ballcourt.cases.proof.Receipts;
import org.ballcourt.consumer.DeadLetters;
import org.ballcourt.consumer.LogContext;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.ProblemDocument;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.contracts.records.CommandReply.EventMention;
import org.ballcourt.contracts.records.CommandReply.Status;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.CommandRecords;
import org.ballcourt.wire.CommandRecords.Flaw;
import org.ballcourt.wire.CommandRecords.Reading;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.UnreadableRecord;
import tools.jackson.databind.JsonNode;

/** Every command record gets a reply, or is parked where nobody can be answered. */
final class CommandListener implements CommandLanes.Handler {
    /** A lapse is sent in the first seconds of an outage at most, and no outage under 15 minutes is given back. */
    static final Duration LONGEST_WAY_OF_A_LAPSE = Duration.ofMinutes(12);

    private static final String LAPSE = CommandNames.nameOf(LapseDuty.class);

    /** How a lapse of the clocks begins, as {@link Records} writes it: whose it is and what, before the case. */
    private static final byte[] OF_CLOCKS = lapseUpToItsCase();

    private final CommandService service;
    private final CommandReplies replies;
    private final DeadLetters<String> deadLetters;
    private final Receipts receipts;
    private final SenderCheck senders;

    CommandListener(
            CommandService service,
            CommandReplies replies,
            DeadLetters<String> deadLetters,
            Receipts receipts,
            SenderCheck senders) {
        this.service = service;
        this.replies = replies;
        this.deadLetters = deadLetters;
        this.receipts = receipts;
        this.senders = senders;
    }

    @Override
    public Future<?> apply(ConsumerRecord<String, byte[]> record) {
        try (LogContext _ = LogContext.ofTrace(TextHeaders.last(record.headers(), "traceparent"))) {
            Reading reading = CommandRecords.read(record.value());
            return replies.send(record.key(), answer(reading, record));
        } catch (UnreadableRecord unreadable) {
            deadLetters.send(record, unreadable.getMessage());
            return CompletableFuture.completedFuture(null);
        }
    }

    private static byte[] lapseUpToItsCase() {
        String lapse = Records.write(CommandRecord.of("", "", Actor.SYSTEM, new LapseDuty("")));
        return lapse.substring(0, lapse.indexOf("\"caseId\"")).getBytes(StandardCharsets.UTF_8);
    }

    /** Decides only who waits for whom, so that whoever writes like a clock waits among the lapses. */
    static boolean isOfClocks(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        return value != null
                && value.length > OF_CLOCKS.length
                && Arrays.equals(value, 0, OF_CLOCKS.length, OF_CLOCKS, 0, OF_CLOCKS.length);
    }

    /** By the clock of the broker that took the record, as its topic is declared; never by the sender's. */
    private static boolean isOld(ConsumerRecord<?, ?> record) {
        Duration onItsWay = Duration.between(
                Instant.ofEpochMilli(record.timestamp()), InstantSource.system().instant());
        return record.timestampType() != TimestampType.NO_TIMESTAMP_TYPE
                && onItsWay.compareTo(LONGEST_WAY_OF_A_LAPSE) > 0;
    }

    private CommandReply answer(Reading reading, ConsumerRecord<?, ?> record) {
        CommandRecord<JsonNode> command = reading.command();
        try {
            if (LAPSE.equals(command.command()) && isOld(record)) {
                throw new Refused(Problem.of("UNAVAILABLE", 503, Message.of("record.lapse-too-old")));
            }
            CommandInput input = input(reading);
            senders.check(record, command, input.type());
            return accepted(command, service.submit(input));
        } catch (Refused refused) {
            return rejected(command, refused.problem());
        }
    }

    /** The command itself, or a refusal that names every fault of the envelope. */
    private static CommandInput input(Reading reading) {
        CommandRecord<JsonNode> command = reading.command();
        if (!reading.faults().isEmpty()) {
            List<FieldFault> faults = reading.faults().stream()
                    .map(fault -> new FieldFault(fault.field(), message(fault.flaw())))
                    .toList();
            throw new Refused(Problem.malformed(command.caseId(), faults));
        }
        Class<? extends CaseCommand> type = CommandNames.typeOf(command.command());
        return new CommandInput(
                FilingCommand.class.isAssignableFrom(type) ? null : command.caseId(),
                command.commandId(),
                command.actor(),
                type,
                command.with(),
                command.expectedVersion());
    }

    private static Message message(Flaw flaw) {
        return Message.of(
                switch (flaw) {
                    case NO_COMMAND -> "record.no-command";
                    case MISSING -> "request.required";
                    case UNKNOWN_FIELD -> "record.unknown-field";
                    case NO_WHOLE_NUMBER -> "record.no-whole-number";
                    case NO_ID -> "record.no-id";
                });
    }

    /** Names the events only: what is in them stands, sealed, in the topic of the events. */
    private CommandReply accepted(CommandRecord<?> command, CommandResult answer) {
        return new CommandReply(
                command.commandId(),
                command.actor(),
                answer.caseId(),
                Status.ACCEPTED,
                answer.version(),
                receipt(command, answer),
                answer.events().stream()
                        .map(event -> new EventMention(event.seq(), EventNames.shortNameOf(event.event()), event.at()))
                        .toList(),
                null);
    }

    /** The product itself needs no proof of what it did. */
    private Receipt receipt(CommandRecord<?> command, CommandResult answer) {
        boolean ours = command.actor().role() == Role.SYSTEM;
        return ours || answer.commit() == null ? null : receipts.of(answer.caseId(), answer.commit());
    }

    private static CommandReply rejected(CommandRecord<?> command, Problem problem) {
        ProblemDocument document = problem.in(Language.DEFAULT);
        Actor actor = Actor.isId(command.actor().id()) ? command.actor() : null;
        return new CommandReply(
                command.commandId(), actor, command.caseId(), Status.REJECTED, null, null, null, document);
    }
}
