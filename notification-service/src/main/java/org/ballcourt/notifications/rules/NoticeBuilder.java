package org.ballcourt.notifications.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.notifications.texts.Element;
import org.ballcourt.notifications.texts.Template;

/** The notices about one event: each ends with what its reader has to do now, or whose turn it is. */
final class NoticeBuilder {
    private final KnownCase before;
    private final KnownCase after;
    private final RecordedEvent recorded;
    private final List<Notice> written = new ArrayList<>();

    NoticeBuilder(KnownCase before, KnownCase after, RecordedEvent recorded) {
        this.before = before;
        this.after = after;
        this.recorded = recorded;
    }

    List<Notice> written() {
        return List.copyOf(written);
    }

    /** To one reader; null stands for somebody who is not known by name. */
    void to(Actor reader, Template template, Map<String, ?> facts) {
        if (reader != null && written.stream().noneMatch(n -> n.to().equals(reader) && n.template() == template)) {
            Map<String, Object> all = ending(reader);
            all.putAll(facts);
            all.values().removeIf(Objects::isNull);
            written.add(new Notice(reader, template, all));
        }
    }

    void toBoth(Template template, Map<String, ?> facts) {
        to(side(Role.BUYER), template, facts);
        to(side(Role.SELLER), template, facts);
    }

    /** To the side that did not act; to both where it was neither. */
    void toOthers(Template template, Map<String, ?> facts) {
        toOthersThan(recorded.actor().role(), template, facts);
    }

    void toOthersThan(Role role, Template template, Map<String, ?> facts) {
        if (role.isSide()) {
            to(side(role.opponent()), template, facts);
        } else {
            toBoth(template, facts);
        }
    }

    /** To those of the platform who have the ball and are known by name. */
    void toPlatformHolders(Template template, Map<String, ?> facts) {
        after.duties().stream()
                .filter(duty -> duty.holder().isPlatform())
                .forEach(duty -> to(after.holder(duty), template, facts));
    }

    Actor side(Role role) {
        return after.actor(role, null);
    }

    Actor actor(Role role, String id) {
        return after.actor(role, id);
    }

    boolean isAboutADispute() {
        return after.matter() == null;
    }

    MatterKind matterKind() {
        return isAboutADispute() ? MatterKind.DISPUTE : after.matter().kind();
    }

    Actor complainant() {
        return after.complainant();
    }

    Actor concerned() {
        return after.concerned();
    }

    Role offeredBy(String offerId) {
        return after.offers().get(offerId);
    }

    /** Whose turn it became, or ceased to be, without doing anything and without having been told yet. */
    void aboutTheBall() {
        for (Duty duty : recorded.event().ball().opened()) {
            Actor holder = after.holder(duty);
            if (holder != null && !holder.equals(recorded.actor()) && !isTold(holder)) {
                to(holder, Template.YOUR_TURN, Map.of());
            }
        }
        for (EndedDuty ended : recorded.event().ball().ended()) {
            before.duties().stream()
                    .filter(duty ->
                            ended.how() == DutyEnding.CANCELLED && duty.dutyId().equals(ended.dutyId()))
                    .forEach(this::cancelled);
        }
    }

    private void cancelled(Duty duty) {
        Actor holder = before.holder(duty);
        if (holder != null && !holder.equals(recorded.actor()) && !isTold(holder)) {
            to(holder, Template.DUTY_ENDED, Map.of("ended", duty.kind()));
        }
    }

    private boolean isTold(Actor reader) {
        return written.stream().anyMatch(notice -> notice.to().equals(reader));
    }

    private Map<String, Object> ending(Actor reader) {
        return ending(after, reader);
    }

    /**
     * What every notice says: which case, what the reader has to do, else whose turn it is; to third parties nothing
     * but their own.
     */
    static Map<String, Object> ending(KnownCase view, Actor reader) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("caseId", view.caseId());
        boolean insider = !reader.role().isThirdParty();
        if (insider && view.orderId() != null) {
            facts.put("order", Map.of("orderId", view.orderId(), "title", view.title() == null ? "-" : view.title()));
        }
        if (!insider && view.parcel() != null) {
            facts.put("parcel", Map.of("number", view.parcel()));
        }
        List<Map<String, Object>> own = view.duties().stream()
                .filter(duty -> reader.equals(view.holder(duty)))
                .map(NoticeBuilder::duty)
                .toList();
        facts.put("duties", own);
        facts.put("hasDuty", !own.isEmpty());
        List<Map<String, Object>> others = view.duties().stream()
                .filter(duty -> insider && own.isEmpty())
                .map(NoticeBuilder::duty)
                .toList();
        facts.put("turns", others);
        facts.put("hasTurns", !others.isEmpty());
        return facts;
    }

    private static Map<String, Object> duty(Duty duty) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("who", duty.holder());
        facts.put("duty", duty.kind());
        facts.put("dueAt", duty.dueAt());
        facts.put("ifSilent", duty.onLapse());
        facts.put("clause", duty.clause() == null ? "-" : duty.clause());
        facts.put("hasElement", isElement(duty));
        facts.put("element", new Element(isElement(duty) ? duty.about() : "-"));
        return facts;
    }

    /** Requests and inspections are about an element; offers and steps are told otherwise. */
    private static boolean isElement(Duty duty) {
        return duty.about() != null
                && switch (duty.kind()) {
                    case ANSWER_REQUEST, INSPECT -> true;
                    default -> false;
                };
    }
}
