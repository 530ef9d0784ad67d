package org.ballcourt.notifications.rules;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.DuePayment;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Word;
import org.ballcourt.notifications.texts.Clause;
import org.ballcourt.notifications.texts.Template;

/**
 * The notices about one event: each ends with what its reader has to do now, or whose turn it is. A template may name
 * every field of the event, and what the rules put beside them; what an event leaves out is a dash.
 */
final class NoticeBuilder {
    private static final Set<DutyKind> ABOUT_ELEMENTS =
            Set.of(DutyKind.PROVE, DutyKind.ANSWER_REQUEST, DutyKind.INSPECT);

    private final KnownCase before;
    private final KnownCase after;
    private final CommitEnd end;
    private final RecordedEvent recorded;
    private final Map<String, Object> facts = new HashMap<>();
    private final List<Notice> written = new ArrayList<>();

    /**
     * @param before the case before the event
     * @param after the case after the event
     */
    NoticeBuilder(KnownCase before, KnownCase after, CommitEnd end, RecordedEvent recorded) {
        this.before = before;
        this.after = after;
        this.end = end;
        this.recorded = recorded;
        Role actor = recorded.actor().role();
        with("by", actor).with("bySilence", actor == Role.SYSTEM);
        with(
                "matterKind",
                isAboutADispute() ? MatterKind.DISPUTE : after.matter().kind());
        for (RecordComponent field : recorded.event().getClass().getRecordComponents()) {
            with(field.getName(), value(field));
        }
    }

    private Object value(RecordComponent field) {
        try {
            return field.getAccessor().invoke(recorded.event());
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(field.toString(), unreadable);
        }
    }

    List<Notice> written() {
        return List.copyOf(written);
    }

    /** The notices from here on may name this fact, too. */
    NoticeBuilder with(String name, Object fact) {
        facts.put(name, Objects.requireNonNullElse(fact, "-"));
        return this;
    }

    NoticeBuilder remedy(EnforcementPlan plan) {
        return plan == null
                ? nothing().freight(null)
                : remedies(plan.allLines()).freight(plan.freight());
    }

    /** Who bears it, where goods travel. */
    NoticeBuilder freight(Freight bearer) {
        return with("hasFreight", bearer != null).with("freight", bearer);
    }

    NoticeBuilder nothing() {
        return remedies(List.of(new RemedyLine(null, null)));
    }

    /** Every line, with the money where it has any. */
    NoticeBuilder remedies(List<RemedyLine> lines) {
        return with(
                "remedies",
                IntStream.range(0, lines.size())
                        .mapToObj(i -> remedy(lines.get(i), i < lines.size() - 1))
                        .toList());
    }

    /** An amount beside goods says what they are worth, which nobody gets. */
    private static Map<String, Object> remedy(RemedyLine line, boolean more) {
        Money amount = line.amount();
        Remedy remedy = Objects.requireNonNullElse(line.remedy(), Remedy.NONE);
        return Map.of(
                "remedy",
                remedy,
                "hasAmount",
                amount != null && amount.isPositive() && remedy != Remedy.NONE && !remedy.isInKind(),
                "amount",
                Objects.requireNonNullElse(amount, "-"),
                "more",
                more);
    }

    /** Whether what the duty that the event ends told its holder to pay was the platform's alone. */
    boolean paidThePlatform() {
        return recorded.event().ball().ended().stream()
                .flatMap(ended -> before.duties().stream()
                        .filter(duty -> duty.dutyId().equals(ended.dutyId()) && duty.payments() != null))
                .flatMap(duty -> duty.payments().stream())
                .map(DuePayment::to)
                .collect(Collectors.toSet())
                .equals(Set.of(Account.PLATFORM));
    }

    /** To one reader; null stands for somebody who is not known by name. */
    NoticeBuilder to(Actor reader, Template template) {
        if (reader != null && written.stream().noneMatch(n -> n.to().equals(reader) && n.template() == template)) {
            Map<String, Object> all = new HashMap<>(facts);
            all.putAll(ending(end.state(), reader));
            written.add(new Notice(reader, template, all, after.policy()));
            end.tell(reader);
        }
        return this;
    }

    NoticeBuilder to(Role side, Template template) {
        return to(after.actor(side, null), template);
    }

    NoticeBuilder toBoth(Template template) {
        return to(Role.BUYER, template).to(Role.SELLER, template);
    }

    /** To the side that did not act; to both where it was neither. */
    NoticeBuilder toOthers(Template template) {
        return toOthersThan(recorded.actor().role(), template);
    }

    NoticeBuilder toOthersThan(Role role, Template template) {
        return role.isSide() ? to(role.opponent(), template) : toBoth(template);
    }

    /** To those of the platform who have the ball and are known by name. */
    void toPlatformHolders(Template template) {
        after.duties().stream()
                .filter(duty -> duty.holder().isPlatform())
                .forEach(duty -> to(after.holder(duty), template));
    }

    /** To those who have something to do because of the event. */
    void toThoseWhoMustAct(Template template) {
        recorded.event().ball().opened().forEach(duty -> to(after.holder(duty), template));
    }

    CommitEnd end() {
        return end;
    }

    Actor actor(Role role, String id) {
        return after.actor(role, id);
    }

    boolean isAboutADispute() {
        return after.matter() == null;
    }

    boolean isAboutAContact() {
        return after.matter() != null && after.matter().kind() == MatterKind.CONTACT;
    }

    Actor complainant() {
        return after.complainant();
    }

    Actor concerned() {
        return after.concerned();
    }

    /** Whose turn it became, or ceased to be, without doing anything and without having been told yet. */
    void aboutTheBall() {
        for (Duty duty : recorded.event().ball().opened()) {
            Actor holder = after.holder(duty);
            if (end.isOpen(duty) && isNews(holder)) {
                to(holder, Template.YOUR_TURN);
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
        if (end.wasOpenBefore(duty) && isNews(holder)) {
            with("ended", duty.kind()).to(holder, Template.DUTY_ENDED);
        }
    }

    private boolean isNews(Actor reader) {
        return reader != null && !reader.equals(recorded.actor()) && !end.isTold(reader);
    }

    /**
     * What every notice says: which case, what the reader has to do, else whose turn it is; to third parties nothing
     * but their own.
     */
    static Map<String, Object> ending(KnownCase view, Actor reader) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("caseId", view.caseId());
        boolean insider = !reader.role().isThirdParty();
        facts.put(
                "order",
                insider && view.orderId() != null
                        ? Map.of("orderId", view.orderId(), "title", Objects.requireNonNullElse(view.title(), "-"))
                        : false);
        if (!insider && view.parcel() != null) {
            facts.put("parcel", Map.of("number", view.parcel()));
        }
        List<Map<String, Object>> own = duties(view, duty -> reader.equals(view.holder(duty)));
        List<Map<String, Object>> others = duties(view, _ -> insider && own.isEmpty());
        facts.put("duties", own);
        facts.put("hasDuty", !own.isEmpty());
        facts.put("turns", others);
        facts.put("hasTurns", !others.isEmpty());
        return facts;
    }

    /** What an event leaves out has no words. */
    static Clause clause(String id) {
        return new Clause(Objects.requireNonNullElse(id, ""));
    }

    private static List<Map<String, Object>> duties(KnownCase view, Predicate<Duty> which) {
        return view.duties().stream().filter(which).map(NoticeBuilder::duty).toList();
    }

    private static Map<String, Object> duty(Duty duty) {
        // Proof, requests and inspections are about an element, if about anything; offers and steps are told otherwise.
        boolean isAboutElement = duty.about() != null && ABOUT_ELEMENTS.contains(duty.kind());
        Map<String, Object> facts = new HashMap<>(Map.of(
                "who", duty.holder(),
                "duty", duty.kind(),
                "dueAt", duty.dueAt(),
                "ifSilent", duty.onLapse(),
                "clause", clause(duty.clause()),
                "hasElement", isAboutElement,
                "element", Word.element(isAboutElement ? duty.about() : "-")));
        facts.put("calendarAssumed", duty.calendarAssumed() != null);
        facts.put("hasPayments", duty.payments() != null);
        facts.put(
                "payments",
                Objects.requireNonNullElse(duty.payments(), List.<DuePayment>of()).stream()
                        .map(payment -> Map.of("amount", payment.amount(), "to", payment.to()))
                        .toList());
        return facts;
    }
}
