package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.Direction;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;

/** A dispute told in tests: commands, the passing of time, and what must be seen. */
final class Dispute {
    static final Instant START =
            OffsetDateTime.parse("2026-11-02T10:00:00+08:00").toInstant();
    static final String BUYER = "BUYER/li";
    static final String SELLER = "SELLER/shop";
    static final String AGENT = "AGENT/wang";
    static final String SENIOR = "SENIOR/mei";
    static final String REVIEWER = "REVIEWER/xu";
    static final String SUPERVISOR = "SUPERVISOR/gao";

    /** Enough of a reason for whatever needs one. */
    static final String WHY = "双方均已举证";

    private final CaseDecider decider;
    private final Map<String, EvidenceItem> evidence = new HashMap<>();
    private CaseState state = CaseState.NONE;
    private Instant now = START;
    private List<DatedEvent> last = List.of();
    private final List<DatedEvent> all = new ArrayList<>();
    private int lapsesBefore;
    private final List<EarlierCase> earlier = new ArrayList<>();
    private boolean paymentsConfirmed = true;
    private boolean referenceUsed;
    private int upheldBefore;
    private Set<MisuseFlag> flags = Set.of();
    private Facts.Dispute behind;
    private boolean known = true;
    private int askedBefore;
    private int openContacts;
    private boolean counted;
    private Order asked;
    private final List<TimeSpan> silences = new ArrayList<>();

    Dispute() {
        this(ShippedPolicies.china());
    }

    Dispute(Policies policies) {
        decider = new CaseDecider(policies);
    }

    /** A complaint about a lamp of 129.00 CNY, signed for ten days ago. */
    static Dispute filed() {
        return filed(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00");
    }

    static Dispute filed(Reason reason, Remedy remedy, String amount) {
        return new Dispute().does(BUYER, complaint(reason, remedy, amount, order("129.00")));
    }

    static Dispute filed(String price, Remedy remedy, String amount) {
        return new Dispute().does(BUYER, complaint(Reason.QUALITY_DEFECT, remedy, amount, order(price)));
    }

    static FileComplaint complaint(Reason reason, Remedy remedy, String amount, Order order) {
        return new FileComplaint(order, reason, remedy, Money.of(amount, "CNY"), "不亮", List.of(), false);
    }

    static Order order(String price) {
        return order(price, GoodsClass.ELECTRONICS, false);
    }

    static Order order(String price, GoodsClass goods, boolean exclusionConfirmed, Promise... promises) {
        return new Order(
                "O-1",
                "1",
                "li",
                "shop",
                "L-2",
                "台灯",
                goods,
                Money.of(price, "CNY"),
                1,
                START.minus(Duration.ofDays(14)),
                START.minus(Duration.ofDays(12)),
                START.minus(Duration.ofDays(5)),
                null,
                List.of(promises),
                exclusionConfirmed,
                "fastship",
                "FS-1",
                null);
    }

    /** The same line had that case before, as it stands now. */
    Dispute after(String caseId, Dispute before) {
        earlier.add(before.asEarlier(caseId));
        now = now.isBefore(before.now) ? before.now : now;
        return this;
    }

    /** The line has that other case as well, which is opened again now or performs what was awarded in it. */
    Dispute beside(String caseId, Dispute other) {
        earlier.removeIf(one -> one.caseId().equals(caseId));
        earlier.add(EarlierCase.promising(caseId, other.recorded(caseId)));
        now = now.isBefore(other.now) ? other.now : now;
        return this;
    }

    private EarlierCase asEarlier(String caseId) {
        ComplaintFiled filed = (ComplaintFiled) all.getFirst().event();
        return EarlierCase.of(
                caseId,
                recorded(caseId),
                filed.statement() == null ? 0 : filed.statement().plain().length());
    }

    private List<RecordedEvent> recorded(String caseId) {
        List<RecordedEvent> events = new ArrayList<>();
        for (DatedEvent dated : all) {
            events.add(new RecordedEvent(
                    caseId, events.size() + 1, dated.at(), dated.actor(), "c", dated.event(), "", ""));
        }
        return events;
    }

    /** Before the platform has taken the case. */
    static Dispute inAcceptance() {
        return calledIn(filed());
    }

    /** The same under the rules of the first edition. */
    static Dispute inAcceptanceOfTheFirstEdition() {
        return calledIn(new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00"))));
    }

    private static Dispute calledIn(Dispute filed) {
        return filed.does(SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"));
    }

    static Dispute inEvidence() {
        return inAcceptance().does(AGENT, new AcceptIntervention());
    }

    static Dispute inAdjudication() {
        return inEvidence().does(BUYER, new CompleteEvidence()).does(SELLER, new CompleteEvidence());
    }

    static Dispute inAppealWindow() {
        return inAdjudication().does(AGENT, granting("129.00"));
    }

    static Dispute inEnforcement() {
        return filed().does(SELLER, new AcceptClaim());
    }

    static IssueRuling granting(String amount) {
        return ruling(RulingResult.GRANTED, Remedy.REFUND, amount, Map.of(Account.SELLER, 100));
    }

    /** Less than the whole order's value, which most claims are about. */
    static IssueRuling grantingPart(String amount) {
        return ruling(RulingResult.PARTLY_GRANTED, Remedy.REFUND, amount, Map.of(Account.SELLER, 100));
    }

    static IssueRuling dismissing() {
        return ruling(RulingResult.DISMISSED, null, null, Map.of());
    }

    static IssueRuling ruling(RulingResult result, Remedy remedy, String amount, Map<Account, Integer> liability) {
        IssueRuling ruling = new IssueRuling(
                List.of(
                        new FindingOf("DEFECT_SHOWN", Finding.NOT_PROVEN, WHY, List.of()),
                        new FindingOf("SOUND_WHEN_SENT", Finding.NOT_PROVEN, WHY, List.of())),
                result,
                remedy,
                amount == null ? null : Money.of(amount, "CNY"),
                liability,
                liability.isEmpty() ? Fault.NONE : Fault.SELLER,
                List.of("quality.burden"),
                WHY);
        return result == RulingResult.UNDECIDED ? ruling.directingTo(List.of(Direction.COURT)) : ruling;
    }

    Dispute lapsedBefore(int times) {
        lapsesBefore = times;
        return this;
    }

    /** A small matter that is still to be filed, behind which is this dispute. */
    Dispute beside() {
        Dispute matter = new Dispute(decider.policies());
        matter.behind = new Facts.Dispute(state);
        matter.now = now;
        return matter;
    }

    /** A small matter that is still to be filed, with no dispute behind it. */
    static Dispute alone() {
        return new Dispute();
    }

    /** The same under the rules of the first edition. */
    static Dispute aloneInTheFirstEdition() {
        return new Dispute(ShippedPolicies.chinaInTheFirstEdition());
    }

    /** Whoever is reported without a case was a side of another one, or was not. */
    Dispute known(boolean isKnown) {
        known = isKnown;
        return this;
    }

    /** The same was reported before, and upheld. */
    Dispute counted() {
        counted = true;
        return this;
    }

    /** The order system knows the line that a contact names. */
    Dispute knowing(Order order) {
        asked = order;
        return this;
    }

    Dispute waitingFor(int contacts) {
        openContacts = contacts;
        return this;
    }

    Dispute askedBefore(int times) {
        askedBefore = times;
        return this;
    }

    Dispute upheldBefore(int times) {
        upheldBefore = times;
        return this;
    }

    Dispute flagged(MisuseFlag... raised) {
        flags = Set.of(raised);
        return this;
    }

    Dispute withoutConfirmedPayments() {
        paymentsConfirmed = false;
        return this;
    }

    /** Whatever reference of a payment is named proves another one. */
    Dispute withUsedReferences() {
        referenceUsed = true;
        return this;
    }

    /** An original that this actor uploaded. */
    Dispute uploaded(String actor, String evidenceId) {
        return uploaded(actor, evidenceId, EvidenceKind.PHOTO);
    }

    Dispute uploaded(String actor, String evidenceId, EvidenceKind kind) {
        return uploaded(actor, evidenceId, kind, "digest of " + evidenceId);
    }

    /** @param bytes the digest of what it is */
    Dispute uploaded(String actor, String evidenceId, EvidenceKind kind, String bytes) {
        evidence.put(
                evidenceId,
                new EvidenceItem(evidenceId, kind, null, 10, bytes, "image/png", true, Actor.parse(actor), now, null));
        return this;
    }

    Dispute does(String actor, CaseCommand command) {
        last = decide(actor, command);
        fold();
        return this;
    }

    /** The refusal, by the key of what it says. */
    Dispute refuses(String key, RejectionCode code, String actor, CaseCommand command) {
        CaseRejection rejection = catchThrowableOfType(CaseRejection.class, () -> decide(actor, command));
        assertThat(rejection.message().key()).isEqualTo(key);
        return refuses(code, actor, command);
    }

    Dispute refuses(RejectionCode code, String actor, CaseCommand command) {
        CaseState before = state;
        CaseRejection rejection = catchThrowableOfType(CaseRejection.class, () -> decide(actor, command));
        assertThat(rejection).as(actor + " " + command + " must be rejected").isNotNull();
        assertThat(rejection.code()).as(rejection.getMessage()).isEqualTo(code);
        PlainWords.saidBy(rejection);
        assertThat(state).isSameAs(before);
        return this;
    }

    private List<DatedEvent> decide(String actor, CaseCommand command) {
        if (command instanceof CreditOutage outage) {
            silences.add(new TimeSpan(outage.from(), outage.until()));
        }
        Facts facts = Facts.NONE
                .with(evidence)
                .with(new Facts.OfFiling(lapsesBefore, 0, true))
                .with(Facts.OfLine.of(earlier, order("129.00")))
                .with(new Facts.OfPayment(paymentsConfirmed, referenceUsed))
                .with(silences)
                .with(ofMatter(command));
        return decider.decide(new DecisionInput("BC-1", Actor.parse(actor), now, command, facts), state);
    }

    private Facts.OfMatter ofMatter(CaseCommand command) {
        Facts.Asked before = new Facts.Asked(askedBefore, openContacts);
        Filing about = behind == null ? null : behind.state().filing();
        Order order = about == null ? asked : about.order();
        return command instanceof OpenContact
                ? Facts.OfMatter.ofContact(behind, before, order)
                : new Facts.OfMatter(upheldBefore, flags, behind, known, before, counted, List.of());
    }

    private void fold() {
        for (DatedEvent event : last) {
            state = state.evolve(event.at(), event.actor(), event.event());
        }
        all.addAll(last);
        RelationKit.holds(state, all);
    }

    /** Time passes; the clocks send every lapse at its own instant and the payment adapter pays at once. */
    Dispute waits(String duration) {
        Instant until = now.plus(Duration.parse(duration));
        List<DatedEvent> stored = new ArrayList<>();
        Optional<Duty> due;
        while (state.isOpen() && (due = state.ball().overdue(until, false)).isPresent()) {
            now = due.get().dueAt();
            does("SYSTEM/clock", new LapseDuty(due.get().dutyId()));
            stored.addAll(last);
            Optional<Duty> advance = state.ball().ofKind(DutyKind.PAY_ADVANCE);
            if (advance.isPresent() && paymentsConfirmed) {
                does("SYSTEM/pay", new RecordAdvance(advance.get().dutyId(), "ADV-1"));
                stored.addAll(last);
            }
        }
        now = until;
        last = stored;
        return this;
    }

    Dispute startsAt(Instant start) {
        now = start;
        return this;
    }

    /** Time passes and nobody notices: the clocks are down. */
    Dispute sleeps(String duration) {
        now = now.plus(Duration.parse(duration));
        return this;
    }

    Dispute stored(String... names) {
        assertThat(last.stream().map(e -> e.event().getClass().getSimpleName())).containsExactly(names);
        return this;
    }

    Dispute in(Stage stage) {
        assertThat(state.stage()).isEqualTo(stage);
        return this;
    }

    Dispute closed(Outcome outcome) {
        assertThat(state.outcome()).isEqualTo(outcome);
        assertThat(state.ball().open()).isEmpty();
        return in(Stage.CLOSED);
    }

    /** Each as {@code HOLDER DUTY} or {@code HOLDER DUTY 2026-11-04T10:00+08:00}; complete, in any order. */
    Dispute ball(String... duties) {
        boolean dated = Arrays.stream(duties).anyMatch(d -> d.split(" ").length == 3);
        List<String> open = state.ball().open().stream()
                .map(d -> d.holder() + " " + d.kind() + (dated ? " " + d.dueAt() : ""))
                .toList();
        List<String> wanted = Arrays.stream(duties)
                .map(d -> d.split(" "))
                .map(p -> p[0] + " " + p[1]
                        + (dated ? " " + OffsetDateTime.parse(p[2]).toInstant() : ""))
                .toList();
        assertThat(open).containsExactlyInAnyOrderElementsOf(wanted);
        return this;
    }

    /** Each as {@code BUYER +39.00}. */
    Dispute money(String... balances) {
        assertThat(state.money().entrySet().stream()
                        .filter(e -> e.getValue().signum() != 0)
                        .map(e -> e.getKey() + " " + new Money(e.getValue(), "CNY").signed()))
                .containsExactlyInAnyOrder(balances);
        return this;
    }

    Dispute held(String holders, String time) {
        assertThat(state.heldUntil(now)).containsEntry(holders, Duration.parse(time));
        return this;
    }

    Dispute allows(String actor, String... commands) {
        assertThat(allowed(actor)).contains(commands);
        return this;
    }

    Dispute allowsNot(String actor, String... commands) {
        assertThat(allowed(actor)).doesNotContain(commands);
        return this;
    }

    List<String> allowed(String actor) {
        return decider.allowed(Actor.parse(actor), state, now).stream()
                .map(Class::getSimpleName)
                .toList();
    }

    CaseState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    List<DatedEvent> history() {
        return List.copyOf(all);
    }

    /** The last event of that kind. */
    <E extends CaseEvent> E event(Class<E> type) {
        return all.stream()
                .map(DatedEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((before, now) -> now)
                .orElseThrow();
    }

    List<CaseEvent> last() {
        return last.stream().map(DatedEvent::event).collect(Collectors.toList());
    }
}
