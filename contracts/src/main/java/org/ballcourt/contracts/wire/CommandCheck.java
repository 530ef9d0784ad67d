package org.ballcourt.contracts.wire;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.CaseCommand;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Looks at the body of a command that comes in and names all its faults at once. */
public final class CommandCheck {
    private CommandCheck() {}

    /**
     * What is wrong with a body; empty if {@link Wire#command} will read it.
     *
     * @param now instants after it are a fault
     */
    public static List<Fault> faults(Class<? extends CaseCommand> type, JsonNode body, Instant now) {
        try {
            Wire.command(type, body);
            return List.of();
        } catch (JacksonException malformed) {
            return List.of(new Fault("", malformed.getOriginalMessage(), malformed.getOriginalMessage()));
        }
    }

    /**
     * One fault.
     *
     * @param field dotted path, e.g. {@code order.unitPrice.amount}; empty for the body itself
     */
    public record Fault(String field, String en, String zh) {}
}
