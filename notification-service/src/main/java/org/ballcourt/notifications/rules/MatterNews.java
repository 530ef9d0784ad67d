package org.ballcourt.notifications.rules;

import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseEvent.AgentComplaintDecided;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ContactAnswered;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.notifications.texts.Template;

/** Who is told what of a complaint about an agent, a report of a violation, a contested flag or a contact with the desk. */
final class MatterNews {
    private MatterNews() {}

    static void filed(NoticeBuilder to, AgentComplaintFiled event) {
        filed(to, event.cause());
        to.to(event.agent(), Template.COMPLAINED_ABOUT);
    }

    static void filed(NoticeBuilder to, Enum<?> cause) {
        to.with("cause", cause).to(Actor.DESK, Template.MATTER_FILED);
    }

    static void reported(NoticeBuilder to, ViolationReported event) {
        filed(to, event.kind());
        if (event.heard()) {
            to.to(event.reported(), Template.VIOLATION_REPORTED);
        }
    }

    /** That somebody asks again is for the supervisors, the first times and every tenth; of all others the queue tells. */
    static void opened(NoticeBuilder to, ContactOpened event) {
        int times = event.earlier() + 1;
        if (times > 1 && (times <= 3 || times % 10 == 0)) {
            to.with("times", times).to(Actor.DESK, Template.CONTACT_REPEATED);
        }
    }

    static void answered(NoticeBuilder to, ContactAnswered event) {
        if (!event.automatic()) {
            to.to(to.complainant(), Template.CONTACT_ANSWERED);
        }
    }

    static void decided(NoticeBuilder to, AgentComplaintDecided event) {
        decided(to);
        to.with("sanctioned", event.sanction() != null).to(to.concerned(), Template.SANCTION_DECIDED);
    }

    static void decided(NoticeBuilder to, ViolationDecided event) {
        decided(to);
        if (event.decision() == MatterDecision.UPHELD) {
            boolean mayAppeal = event.ball().stage() == Stage.APPEAL_WINDOW;
            to.with("mayAppeal", mayAppeal)
                    .with("hasPoints", event.points() > 0)
                    .to(to.concerned(), Template.VIOLATION_UPHELD);
        }
    }

    static void decided(NoticeBuilder to) {
        to.to(to.complainant(), Template.MATTER_DECIDED);
    }

    static void appealed(NoticeBuilder to) {
        to.to(Actor.DESK, Template.SANCTION_APPEALED).to(to.complainant(), Template.SANCTION_APPEALED);
    }

    /** Everybody who has a part in it, but for whoever spoke. */
    static void stated(NoticeBuilder to, Audience audience, Actor speaker) {
        Stream.of(to.complainant(), to.concerned())
                .filter(reader -> audience == Audience.ALL && !speaker.equals(reader))
                .forEach(reader -> to.to(reader, Template.STATEMENT_ADDED));
        if (speaker.role() != Role.SUPERVISOR) {
            to.to(Actor.DESK, Template.STATEMENT_ADDED);
        }
    }
}
