package org.ballcourt.notifications.rules;

import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseEvent.AgentComplaintDecided;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.FlagContested;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.notifications.texts.Template;

/** Who is told what of a complaint about an agent, a report of a violation or a contested flag. */
final class MatterNews {
    private MatterNews() {}

    static void filed(NoticeBuilder to, AgentComplaintFiled event) {
        to.to(
                Actor.DESK,
                Template.MATTER_FILED,
                Map.of("matterKind", MatterKind.AGENT_COMPLAINT, "cause", event.cause()));
        to.to(event.agent(), Template.COMPLAINED_ABOUT, Map.of("cause", event.cause(), "dispute", event.dispute()));
    }

    static void filed(NoticeBuilder to, ViolationReported event) {
        to.to(Actor.DESK, Template.MATTER_FILED, Map.of("matterKind", MatterKind.VIOLATION, "cause", event.kind()));
    }

    static void filed(NoticeBuilder to, FlagContested event) {
        to.to(Actor.DESK, Template.MATTER_FILED, Map.of("matterKind", MatterKind.CONTEST, "cause", event.flag()));
    }

    static void decided(NoticeBuilder to, AgentComplaintDecided event) {
        decided(to, event.decision());
        boolean sanctioned = event.sanction() != null;
        to.to(
                to.concerned(),
                Template.SANCTION_DECIDED,
                Map.of(
                        "decision",
                        event.decision(),
                        "sanctioned",
                        sanctioned,
                        "sanction",
                        sanctioned ? event.sanction() : "-"));
    }

    static void decided(NoticeBuilder to, ViolationDecided event) {
        decided(to, event.decision());
        if (event.decision() == MatterDecision.UPHELD) {
            to.to(to.concerned(), Template.VIOLATION_UPHELD, Map.of("points", String.valueOf(event.points())));
        }
    }

    static void decided(NoticeBuilder to, MatterDecision decision) {
        to.to(to.complainant(), Template.MATTER_DECIDED, Map.of("matterKind", to.matterKind(), "decision", decision));
    }

    static void appealed(NoticeBuilder to) {
        to.to(Actor.DESK, Template.SANCTION_APPEALED, Map.of());
        to.to(to.complainant(), Template.SANCTION_APPEALED, Map.of());
    }

    static void closed(NoticeBuilder to, CaseClosed event) {
        Map<String, Object> facts = Map.of("matterKind", to.matterKind(), "outcome", event.outcome());
        to.to(to.complainant(), Template.MATTER_CLOSED, facts);
        to.to(to.concerned(), Template.MATTER_CLOSED, facts);
    }

    /** Everybody who has a part in it, but for whoever spoke. */
    static void stated(NoticeBuilder to, Audience audience, Actor speaker) {
        Map<String, Object> facts = Map.of("by", speaker.role());
        Stream.of(to.complainant(), to.concerned())
                .filter(reader -> audience == Audience.ALL && !speaker.equals(reader))
                .forEach(reader -> to.to(reader, Template.STATEMENT_ADDED, facts));
        if (speaker.role() != Role.SUPERVISOR) {
            to.to(Actor.DESK, Template.STATEMENT_ADDED, facts);
        }
    }

    static void late(NoticeBuilder to, Map<String, Object> facts) {
        to.to(to.complainant(), Template.PLATFORM_LATE, facts);
        to.to(Actor.DESK, Template.SUPERVISOR_LATE, facts);
    }
}
