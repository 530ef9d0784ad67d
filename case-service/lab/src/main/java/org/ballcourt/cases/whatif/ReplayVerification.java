package org.ballcourt.cases.whatif;

import java.util.List;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.policy.PolicyDiff;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Wire;

/** The proof that a case can be told again: under its own rules the very events come out that are in its log. */
final class ReplayVerification {
    private ReplayVerification() {}

    /** What can be told again, and how it went; throws {@link NotReplayable} with the place of the first difference. */
    record Told(History history, ReplayedCase course) {}

    static Told tell(History history, Policies own) {
        ReplayedCase course = Replay.of(history, own);
        boolean barred = !history.grantedExpressRefund() && course.grantsExpressRefund();
        History known = barred ? history.withoutExpressRefund() : history;
        ReplayedCase again = barred ? Replay.of(known, own) : course;
        requireSame(known.recorded(), again);
        return new Told(known, again);
    }

    private static void requireSame(List<RecordedEvent> recorded, ReplayedCase course) {
        for (int i = 0; i < recorded.size(); i++) {
            RecordedEvent then = recorded.get(i);
            if (i >= course.events().size()) {
                throw different(then, name(then.event()), "-", refusal(course));
            }
            DatedEvent now = course.events().get(i);
            requireSame(then, now, course);
        }
        if (course.events().size() > recorded.size()) {
            RecordedEvent last = recorded.getLast();
            throw different(last, "-", name(course.events().get(recorded.size()).event()), refusal(course));
        }
    }

    private static void requireSame(RecordedEvent then, DatedEvent now, ReplayedCase course) {
        if (then.event().getClass() != now.event().getClass()) {
            throw different(then, name(then.event()), name(now.event()), refusal(course));
        }
        if (!then.at().equals(now.at()) || !then.actor().equals(now.actor())) {
            throw different(
                    then,
                    name(then.event()) + " " + then.at() + " " + then.actor(),
                    name(now.event()) + " " + now.at() + " " + now.actor(),
                    refusal(course));
        }
        CaseEvent textless = textless(then.event());
        CaseEvent again = textless(now.event());
        // Equal values have equal bytes; the bytes are written only where values differ, since they alone decide.
        if (!textless.equals(again) && !Wire.payload(textless).equals(Wire.payload(again))) {
            throw different(then, textless, again);
        }
    }

    static CaseEvent textless(CaseEvent event) {
        return Wire.seal(event, text -> new PersonalText(text.subject(), null, "-"));
    }

    private static NotReplayable different(RecordedEvent place, CaseEvent then, CaseEvent now) {
        PolicyDiff.Change change = PolicyDiff.between(
                        Wire.sealedJson().readTree(Wire.payload(then)),
                        Wire.sealedJson().readTree(Wire.payload(now)))
                .getFirst();
        return different(
                place,
                name(then) + " " + change.field() + " " + change.from(),
                name(now) + " " + change.field() + " " + change.to(),
                "");
    }

    private static NotReplayable different(RecordedEvent place, String then, String now, String refusal) {
        return new NotReplayable(
                place.seq(),
                Message.of("lab.replay.differs")
                        .with("now", now)
                        .with("then", then)
                        .with("refusal", refusal));
    }

    private static String refusal(ReplayedCase course) {
        return course.refused().isEmpty()
                ? ""
                : " (" + course.refused().getFirst().command() + " "
                        + course.refused().getFirst().code() + ")";
    }

    private static String name(CaseEvent event) {
        return event.getClass().getSimpleName();
    }
}
