package org.ballcourt.cases.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import tools.jackson.databind.node.ObjectNode;

/** Writes docs/visibility.md from what the redaction really lets pass; run it in the folder case-service. */
final class VisibilityPage {
    private static final Set<String> ENVELOPE = Set.of("seq", "type", "at", "actor", "commandId", "hash");

    private VisibilityPage() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of("../docs/visibility.md"), markdown());
    }

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Who sees what 谁能看到什么

                For every event of a case: its fields as the platform's people see them, those that a side sees (of the other side's act, of the
                platform's, of its own), and those that a third party sees (of its own act, of anybody else's that touches its duty). `-` means that the event itself is
                not shown. Evidence is without `kindFits` for everybody but the platform; `ball` is cut down to its own duties for a third party. This
                page is made from what the product really lets pass.

                | Event | Platform | Side, other's act | Side, platform's act | Side, own act | Third party, own act | Third party, other's act |
                |---|---|---|---|---|---|---|
                """);
        EventNames.all().values().stream()
                .sorted(Comparator.comparing(Class::getSimpleName))
                .forEach(type -> page.append(row(type)));
        return page.toString();
    }

    private static String row(Class<? extends CaseEvent> type) {
        Actor seller = new Actor(Role.SELLER, "shop");
        Actor agent = new Actor(Role.AGENT, "wang");
        Actor carrier = new Actor(Role.CARRIER, "fastship");
        return "| "
                + String.join(
                        " | ",
                        type.getSimpleName(),
                        fields(type, agent, agent),
                        fields(type, seller, new Actor(Role.BUYER, "li")),
                        fields(type, agent, new Actor(Role.BUYER, "li")),
                        fields(type, seller, seller),
                        fields(type, carrier, carrier),
                        fields(type, seller, carrier))
                + " |\n";
    }

    private static String fields(Class<? extends CaseEvent> type, Actor by, Actor reader) {
        return shown(EventSamples.recorded(type, by), reader)
                .map(json -> {
                    Set<String> names = new TreeSet<>(json.propertyNames());
                    names.removeAll(ENVELOPE);
                    return String.join(", ", names);
                })
                .orElse("-");
    }

    static Optional<ObjectNode> shown(RecordedEvent event, Actor reader) {
        Parties parties = new Parties("li", "shop", Map.of("d-carrier", new Actor(Role.CARRIER, "fastship")), null);
        return new Redaction(parties.reader(reader), PersonalText::sealed).event(event);
    }
}
