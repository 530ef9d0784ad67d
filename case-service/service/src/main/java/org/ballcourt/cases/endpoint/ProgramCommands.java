package org.ballcourt.cases.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AnnouncePolicy;
import org.ballcourt.contracts.CaseCommand.CreditOutage;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseCommand.ReduceRemedy;
import org.ballcourt.contracts.CaseCommand.ReverseRecovery;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.ServiceRole;
import org.springframework.security.core.Authentication;

/** Which role of a program speaks for SYSTEM, with which command; with any other command, and in any read, it is nobody. */
public final class ProgramCommands {
    private static final Map<ServiceRole, List<Class<? extends CaseCommand>>> OF = Map.of(
            ServiceRole.CLOCK, List.of(LapseDuty.class, CreditOutage.class, AnnouncePolicy.class),
            ServiceRole.PAYMENTS, List.of(RecordAdvance.class),
            ServiceRole.ERASURE, List.of(),
            ServiceRole.EVENTS_READ, List.of(),
            ServiceRole.WEBHOOKS, List.of());

    /** What the product alone tells a case. */
    private static final List<Class<? extends CaseCommand>> OWN = List.of(ReverseRecovery.class, ReduceRemedy.class);

    /** What no person sends. */
    public static final Set<Class<? extends CaseCommand>> ALL = Stream.concat(
                    OF.values().stream().flatMap(List::stream), OWN.stream())
            .collect(Collectors.toUnmodifiableSet());

    private ProgramCommands() {}

    /** SYSTEM where the token may send this command for it. */
    public static Optional<Actor> sender(Authentication token, Class<? extends CaseCommand> command) {
        return OF.entrySet().stream()
                .filter(role -> role.getValue().contains(command))
                .filter(role -> Caller.hasRole(token, role.getKey().name()))
                .map(_ -> Actor.SYSTEM)
                .findFirst();
    }
}
