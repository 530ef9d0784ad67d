package org.ballcourt.servicekit;

import java.util.List;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;

/** A start that is refused for its settings; the message has a line for each of them, with the way out. */
public final class SettingsRefused extends RuntimeException {
    private final List<Message> faults;

    SettingsRefused(List<Message> faults) {
        super(
                faults.stream().map(Messages::inAll).map(line -> "- " + line).collect(Collectors.joining("\n")),
                null,
                false,
                false);
        this.faults = List.copyOf(faults);
    }

    public List<Message> faults() {
        return faults;
    }

    /** The settings that are missing, by their names. */
    public List<String> missing() {
        return faults.stream()
                .filter(fault -> fault.key().equals(SettingsCheck.MISSING))
                .map(fault -> fault.arguments().get("setting").toString())
                .toList();
    }
}
