package org.ballcourt.cases.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import tools.jackson.databind.node.ObjectNode;

/** Writes docs/visibility.md from what the redaction really lets pass; run it in the folder case-service/service. */
final class VisibilityPage {
    private static final Set<String> ENVELOPE = Set.of("seq", "type", "at", "actor", "commandId", "hash");

    static final Actor SUPERVISOR = new Actor(Role.SUPERVISOR, "gao");
    static final Actor COMPLAINANT = new Actor(Role.BUYER, "li");
    static final Actor CONCERNED = new Actor(Role.AGENT, "wang");

    static final Set<Class<? extends CaseEvent>> OF_MATTERS = Set.of(
            AgentComplaintFiled.class,
            AgentComplaintDecided.class,
            SanctionAppealed.class,
            ViolationReported.class,
            ReportAnswered.class,
            ViolationDecided.class,
            FlagContested.class,
            RecoveryContested.class,
            ContestDecided.class,
            ContactOpened.class,
            ContactAnswered.class);

    private static final Set<Class<? extends CaseEvent>> ALSO_OF_MATTERS =
            Set.of(StatementAdded.class, HandedOff.class, DutyLapsed.class, OutageCredited.class, CaseClosed.class);

    private VisibilityPage() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of("../../docs/visibility.md"), markdown());
    }

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Who sees what 谁能看到什么

                For every event of a case: its fields as the platform's people see them, those that a side sees (of the other side's act, of the
                platform's, of its own), and those that a third party sees (of its own act, of anybody else's that touches its duty). `-` means that the event itself is
                not shown. Evidence is without `kindFits` for everybody but the platform; `ball` is cut down to its own duties for a third party. This
                page is made from what the product really lets pass. Whether a case was linked with others about the same goods is no event: the case itself says `partOfGroup` to
                sides and platform, to third parties nothing, and the group is for supervisors alone ([tracing](tracing.md)).

                | Event | Platform | Side, other's act | Side, platform's act | Side, own act | Third party, own act | Third party, other's act |
                |---|---|---|---|---|---|---|
                """);
        EventNames.all().values().stream()
                .filter(type -> !OF_MATTERS.contains(type))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .forEach(type -> page.append(row(type)));
        page.append("""

                ## Complaints about agents, reports of violations, contests, contacts with the desk 对客服的投诉、违规举报、异议、联系客服

                Only supervisors, who brought it up, and whom it concerns know of such a matter: the agent from the first day, and whoever is reported too (in the first
                edition the seller once the report was upheld). Whom it concerns is told the role, never the name of who brought it up; evidence is without `uploadedBy` for them. Rest of the
                platform and third parties: nothing, unless they are one of these. A contact with the desk is seen by whoever asks and by all of the platform, and concerns nobody else.

                | Event | Supervisor | Who brought it up | Who brought it up, own act | Whom it concerns | Whom it concerns, own act |
                |---|---|---|---|---|---|
                """);
        Stream.concat(OF_MATTERS.stream(), ALSO_OF_MATTERS.stream())
                .sorted(Comparator.comparing(Class::getSimpleName))
                .forEach(type -> page.append(matterRow(type)));
        return page.toString();
    }

    private static String matterRow(Class<? extends CaseEvent> type) {
        return "| "
                + String.join(
                        " | ",
                        type.getSimpleName(),
                        ofMatter(type, SUPERVISOR, SUPERVISOR),
                        ofMatter(type, SUPERVISOR, COMPLAINANT),
                        ofMatter(type, COMPLAINANT, COMPLAINANT),
                        ofMatter(type, SUPERVISOR, CONCERNED),
                        ofMatter(type, CONCERNED, CONCERNED))
                + " |\n";
    }

    private static String ofMatter(Class<? extends CaseEvent> type, Actor by, Actor reader) {
        return names(shownOfMatter(EventSamples.recorded(type, by), reader));
    }

    static Optional<ObjectNode> shownOfMatter(RecordedEvent event, Actor reader) {
        Parties parties = new Parties(
                null,
                null,
                Map.of(),
                new Parties.Matter(MatterKind.AGENT_COMPLAINT, COMPLAINANT, CONCERNED, true, null));
        return new Redaction(Reader.of(parties, reader), PersonalText::sealed).event(event);
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
        return names(shown(EventSamples.recorded(type, by), reader));
    }

    private static String names(Optional<ObjectNode> shown) {
        return shown.map(json -> {
                    Set<String> names = new TreeSet<>(json.propertyNames());
                    names.removeAll(ENVELOPE);
                    return String.join(", ", names);
                })
                .orElse("-");
    }

    static Optional<ObjectNode> shown(RecordedEvent event, Actor reader) {
        Parties parties = new Parties("li", "shop", Map.of("d-carrier", new Actor(Role.CARRIER, "fastship")), null);
        return new Redaction(Reader.of(parties, reader), PersonalText::sealed).event(event);
    }
}
