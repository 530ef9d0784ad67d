package org.ballcourt.cases.endpoint;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ballcourt.cases.command.CaseCommands;
import org.ballcourt.cases.command.CommandRequest;
import org.ballcourt.cases.command.CommandResult;
import org.ballcourt.cases.command.DryRuns;
import org.ballcourt.cases.command.OrderSource;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.store.NotStorable;
import org.ballcourt.cases.view.CaseSource;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes commands from HTTP and Kafka, and answers with the events or with a refusal that says what may be done instead. */
public record CommandService(
        CaseCommands commands,
        CaseSource cases,
        CaseViews views,
        InstantSource time,
        OrderSource orders,
        Independence independence) {
    private static final Logger log = LoggerFactory.getLogger(CommandService.class);

    /** Throws {@link Refused} where the input is malformed or a rule says no, or for a nobody; then nothing is stored. */
    public CommandResult submit(CommandInput input) {
        OrderLookup lookup = new OrderLookup(orders, cases, commands);
        return answered(input, lookup, request -> {
            CommandResult result = commands.submit(request);
            if (request.command() instanceof FileComplaint complaint) {
                lookup.accepted(complaint);
            }
            return result;
        });
    }

    /** The same, word for word, of a command that is not submitted but gone through. */
    public CommandResult foresee(CommandInput input, DryRuns dryRuns) {
        return answered(input, new OrderLookup(orders, cases, commands), dryRuns::foresee);
    }

    private CommandResult answered(
            CommandInput input, OrderLookup lookup, Function<CommandRequest, CommandResult> decide) {
        if (input.actor() == null) {
            throw new Refused(Problem.noSuchCase());
        }
        try {
            CommandRequest request = lookup.complete(input).checked(time.instant());
            requireIndependent(request);
            if (request.command() instanceof OpenContact contact) {
                lookup.requireOwn(contact, input);
            }
            return decide.apply(request);
        } catch (CaseRejection no) {
            throw new Refused(problemOf(no, input.caseId(), allowedNow(input)));
        } catch (NotStorable strange) {
            log.error("A command got through every check and cannot be stored", strange);
            throw new Refused(
                    Problem.malformed(input.caseId(), List.of(new FieldFault("", Message.of("command.not-storable")))));
        }
    }

    /** What the case itself tells, its rules look at; who has a part in the case behind a small matter, nobody else does. */
    private void requireIndependent(CommandRequest request) {
        Actor actor = request.actor();
        if (!actor.role().isPlatform()) {
            return;
        }
        if (request.command() instanceof FileComplaint complaint) {
            Order order = complaint.order();
            independence.require(
                    actor,
                    Parties.of(order.buyer(), order.seller(), List.of(), null).carriedBy(order.carrier()),
                    _ -> Optional.empty());
        }
        if (request.caseId() != null) {
            partiesOf(request.caseId()).ifPresent(parties -> independence.require(actor, parties, this::partiesOf));
        }
    }

    private Optional<Parties> partiesOf(String caseId) {
        return cases.find(caseId).map(OpenCase::parties);
    }

    /** @param allowedActions what the caller may do instead */
    public static Problem problemOf(CaseRejection no, String caseId, List<AllowedAction> allowedActions) {
        List<FieldFault> faults = no.fields().entrySet().stream()
                .map(fault -> new FieldFault(fault.getKey(), fault.getValue()))
                .toList();
        return new Problem(no.code().name(), no.code().kind().status(), no.message(), caseId, allowedActions, faults);
    }

    private List<AllowedAction> allowedNow(CommandInput input) {
        // The clocks ask for nothing else, and come by the thousand.
        if (input.caseId() == null || input.actor().role() == Role.SYSTEM) {
            return List.of();
        }
        return cases.find(input.caseId())
                .map(open -> views.allowedActions(open, input.actor()))
                .orElse(List.of());
    }
}
