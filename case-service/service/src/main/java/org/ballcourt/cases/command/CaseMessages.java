package org.ballcourt.cases.command;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;

/** The messages of the command bus: the payload is the command itself, what belongs to it travels as metadata. */
final class CaseMessages {
    private static final Map<Class<? extends CaseCommand>, MessageType> COMMANDS = CommandNames.ALL.stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), type -> new MessageType("case." + CommandNames.nameOf(type))));

    private static final MessageType RESULT = new MessageType("case.command-result");

    private CaseMessages() {}

    /** The names of all commands, as they travel on the bus. */
    static Set<QualifiedName> commands() {
        return COMMANDS.values().stream().map(MessageType::qualifiedName).collect(Collectors.toSet());
    }

    static CommandMessage command(CaseCommand command, CommandMetadata metadata) {
        return new GenericCommandMessage(COMMANDS.get(command.getClass()), command, metadata.values());
    }

    static CommandResultMessage result(CommandResult result) {
        return new GenericCommandResultMessage(RESULT, result);
    }
}
