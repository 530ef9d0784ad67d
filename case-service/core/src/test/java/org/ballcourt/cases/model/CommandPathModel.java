package org.ballcourt.cases.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.ShippedPolicies;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseCommand.ReportNonPerformance;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.StepKind;

/** The model behind an endpoint: what a command is answered with that comes again, or that insists on a version. */
public final class CommandPathModel {
    /** @param expected the version that the caller insists on; null unless it does */
    public record Asked(String commandId, Actor actor, Instant at, CaseCommand command, Facts facts, Long expected) {}

    private record First(CaseCommand command, String answer) {}

    private final Map<String, First> stored = new HashMap<>();
    private final Set<String> paid = new HashSet<>();

    /** A reference proves one advance. */
    private final Set<String> advanced = new HashSet<>();

    private String lastPayment;
    private int version;
    private ModelCase model = new ModelCase(ShippedPolicies.china());

    /** The events with the version that they lead to, or the code of the rejection. */
    public String answer(Asked asked) {
        First first = stored.get(asked.actor() + " " + asked.commandId());
        if (first != null) {
            return first.command.equals(asked.command()) ? first.answer : RejectionCode.COMMAND_ID_REUSED.name();
        }
        boolean related = model.exists() && ModelPermits.isRelated(model, asked.actor());
        if (asked.expected() != null && related && asked.expected() != version) {
            return RejectionCode.STALE_VERSION.name();
        }
        try {
            ModelCase next = model.after(asked.actor(), asked.at(), asked.command(), facts(asked));
            if (next.told.contains("AdvancePaid") && asked.command() instanceof RecordAdvance x) {
                No.unless(advanced.add(x.reference()), RejectionCode.REFERENCE_USED);
            }
            if (!next.told.isEmpty()) {
                version++;
                boolean opensAgain =
                        asked.command() instanceof ReportNonPerformance && !model.isOpen() && next.isOpen();
                model = next;
                if (opensAgain) {
                    paid.remove(lastPayment);
                } else if (asked.command() instanceof ConfirmStep) {
                    lastPayment = proven(asked);
                }
                paid.add(proven(asked));
                String answer = next.told + " version " + version;
                stored.put(asked.actor() + " " + asked.commandId(), new First(asked.command(), answer));
            }
            return next.told + " version " + version;
        } catch (No no) {
            return no.code.name();
        }
    }

    /** A reference proves one payment, once more where the buyer said that it never came; nobody else pays here. */
    private Facts facts(Asked asked) {
        String payment = payment(asked.command());
        return asked.facts().with(new Facts.OfPayment(true, payment != null && paid.contains(payment)));
    }

    /** Null also for the word of a buyer, who has not paid. */
    private static String proven(Asked asked) {
        return asked.actor().role() == Role.BUYER ? null : payment(asked.command());
    }

    /** Null for what names no payment. */
    private static String payment(CaseCommand command) {
        return switch (command) {
            case RecordAdvance x -> x.reference();
            case ConfirmStep x when x.step() == StepKind.REFUND || x.step() == StepKind.COMPENSATE -> x.reference();
            default -> null;
        };
    }
}
