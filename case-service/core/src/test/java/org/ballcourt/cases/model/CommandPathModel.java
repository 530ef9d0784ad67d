package org.ballcourt.cases.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.ShippedPolicies;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.RejectionCode;

/** The model behind an endpoint: what a command is answered with that comes again, or that insists on a version. */
public final class CommandPathModel {
    /** @param expected the version that the caller insists on; null unless it does */
    public record Asked(String commandId, Actor actor, Instant at, CaseCommand command, Facts facts, Long expected) {}

    private record First(CaseCommand command, String answer) {}

    private final Map<String, First> stored = new HashMap<>();
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
            ModelCase next = model.after(asked.actor(), asked.at(), asked.command(), asked.facts());
            if (!next.told.isEmpty()) {
                version++;
                model = next;
                String answer = next.told + " version " + version;
                stored.put(asked.actor() + " " + asked.commandId(), new First(asked.command(), answer));
            }
            return next.told + " version " + version;
        } catch (No no) {
            return no.code.name();
        }
    }
}
