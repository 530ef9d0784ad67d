package org.ballcourt.cases.command;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;

/** Between our values and Axon's messages; the payload of a message is always our own object. */
final class CaseMessages {
    private static final Map<Class<? extends CaseCommand>, MessageType> COMMANDS = CommandNames.ALL.stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), type -> new MessageType("case." + CommandNames.nameOf(type))));

    private static final Map<String, MessageType> EVENTS = EventNames.all().keySet().stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> new MessageType("case." + name)));

    private static final MessageType OUTCOME = new MessageType("case.handled");

    private CaseMessages() {}

    /** The names of all commands, as they travel on the bus. */
    static Set<QualifiedName> commands() {
        return COMMANDS.values().stream().map(MessageType::qualifiedName).collect(Collectors.toSet());
    }

    static CommandMessage command(CommandEnvelope envelope) {
        return new GenericCommandMessage(
                COMMANDS.get(envelope.request().command().getClass()), envelope);
    }

    static CommandEnvelope envelope(Message command) {
        return (CommandEnvelope) command.payload();
    }

    static CommandResultMessage result(CommandOutcome outcome) {
        return new GenericCommandResultMessage(OUTCOME, outcome);
    }

    static EventMessage event(LoggedEvent logged) {
        return new GenericEventMessage(
                logged.event().id(),
                EVENTS.get(logged.type()),
                logged,
                Map.of(),
                logged.event().at());
    }

    static LoggedEvent logged(EventMessage event) {
        return (LoggedEvent) event.payload();
    }

    /** Every event has exactly one tag, as an engine of whole streams demands. */
    static Set<Tag> tag(String caseId) {
        return Set.of(new Tag("case", caseId));
    }
}
