package org.ballcourt.cases.messaging;

import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.cases.endpoint.ProgramCommands;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.security.core.Authentication;

/** Whether a command record may speak for whom it names; who may write to a topic is no proof of that. */
final class SenderCheck {
    private final CommandProof proof;
    private final Function<String, Authentication> tokens;

    /** @param tokens who is meant by a header as it stands in a request of HTTP; throws Refused where it is not believed */
    SenderCheck(CommandProof proof, Function<String, Authentication> tokens) {
        this.proof = proof;
        this.tokens = tokens;
    }

    /** @throws Refused where it may not */
    void check(ConsumerRecord<?, ?> record, CommandRecord<?> command, Class<? extends CaseCommand> type) {
        if (proof == CommandProof.NONE) {
            return;
        }
        if (proof == CommandProof.PROGRAMS && command.actor().role() != Role.SYSTEM) {
            throw forbidden("record.programs-alone");
        }
        Authentication sender = tokens.apply(TextHeaders.last(record.headers(), CommandRecord.AUTHORIZATION));
        Actor speaking = ProgramCommands.sender(sender, type).orElseGet(() -> Caller.of(sender));
        if (!command.actor().equals(speaking)) {
            throw forbidden("record.another-actor");
        }
    }

    private static Refused forbidden(String why) {
        return new Refused(Problem.of("FORBIDDEN", 403, Message.of(why)));
    }
}
