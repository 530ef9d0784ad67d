package org.ballcourt.notices.rules;

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
import org.ballcourt.notices.texts.Template;

/** Who is told what of a complaint about an agent, a report of a violation or a contested flag. */
final class MatterNews {
    private MatterNews() {}

    static void filed(Letters to, AgentComplaintFiled event) {
        to.to(
                Actor.DESK,
                Template.MATTER_FILED,
                Map.of("matterKind", MatterKind.AGENT_COMPLAINT, "cause", event.cause()));
        to.to(
                event.agent(),
                Template.COMPLAINED_ABOUT,
                Map.of("cause", event.cause(), "dispute", event.dispute()));
    }

    static void filed(Letters to, ViolationReported event) {
        to.to(Actor.DESK, Template.MATTER_FILED, Map.of("matterKind", MatterKind.VIOLATION, "cause", event.kind()));
    }

    static void filed(Letters to, FlagContested event) {
        to.to(Actor.DESK, Template.MATTER_FILED, Map.of("matterKind", MatterKind.CONTEST, "cause", event.flag()));
    }

    static void decided(Letters to, AgentComplaintDecided event) {
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

    static void decided(Letters to, ViolationDecided event) {
        decided(to, event.decision());
        if (event.decision() == MatterDecision.UPHELD) {
            to.to(to.concerned(), Template.VIOLATION_UPHELD, Map.of("points", String.valueOf(event.points())));
        }
    }

    static void decided(Letters to, MatterDecision decision) {
        to.to(
                to.complainant(),
                Template.MATTER_DECIDED,
                Map.of("matterKind", to.matterKind(), "decision", decision));
    }

    static void appealed(Letters to) {
        to.to(Actor.DESK, Template.SANCTION_APPEALED, Map.of());
        to.to(to.complainant(), Template.SANCTION_APPEALED, Map.of());
    }

    static void closed(Letters to, CaseClosed event) {
        Map<String, Object> facts = Map.of("matterKind", to.matterKind(), "outcome", event.outcome());
        to.to(to.complainant(), Template.MATTER_CLOSED, facts);
        to.to(to.concerned(), Template.MATTER_CLOSED, facts);
    }

    /** Everybody who has a part in it, but for whoever spoke. */
    static void stated(Letters to, Audience audience, Actor speaker) {
        Map<String, Object> facts = Map.of("by", speaker.role());
        Stream.of(to.complainant(), to.concerned())
                .filter(reader -> audience == Audience.ALL && !speaker.equals(reader))
                .forEach(reader -> to.to(reader, Template.STATEMENT_ADDED, facts));
        if (speaker.role() != Role.SUPERVISOR) {
            to.to(Actor.DESK, Template.STATEMENT_ADDED, facts);
        }
    }

    static void late(Letters to, Map<String, Object> facts) {
        to.to(to.complainant(), Template.PLATFORM_LATE, facts);
        to.to(Actor.DESK, Template.SUPERVISOR_LATE, facts);
    }
}
