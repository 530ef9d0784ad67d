package org.ballcourt.cases.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseCommand.ReduceRemedy;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EarlierPayments;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;

/** One case, decided by the real rules and written down as the store writes: sealed, chained, in milliseconds. */
public final class LoggedCase {
    public static final Instant START = Instant.parse("2026-11-02T02:00:00Z");
    static final Actor CLOCK = Actor.SYSTEM;

    private static final Comparator<Duty> EARLIEST = Comparator.comparing(Duty::dueAt);

    private final CaseDecider decider;
    private final CommitWriter writer = new CommitWriter(Samples.keys());
    private CaseLog log;
    private Instant ordered = Instant.MAX;
    private int commands;
    CaseState state = CaseState.NONE;
    Instant now = START;
    boolean goodStanding = true;
    Duration payDelay = Duration.ofHours(1);

    /** What other cases of the order line are found to have brought; null for none. */
    private EarlierPayments others;

    LoggedCase(String caseId, Policies policies) {
        this.log = CaseLog.empty(caseId);
        this.decider = new CaseDecider(policies);
    }

    /** A complaint about something of 129.00 CNY, under the shipped rules. */
    public static LoggedCase filed(String caseId, String amount) {
        return filed(caseId, Reason.QUALITY_DEFECT, Remedy.REFUND, amount);
    }

    public static LoggedCase filed(String caseId, Reason reason, Remedy remedy, String amount) {
        FileComplaint complaint = new FileComplaint(
                order("6000.00", GoodsClass.ELECTRONICS),
                reason,
                remedy,
                Money.of(amount, "CNY"),
                "不亮",
                List.of(new CaseCommand.Contact(START, "chat", "no answer")),
                false);
        return new LoggedCase(caseId, Shipped.policies()).does("BUYER/li", complaint);
    }

    static Order order(String price, GoodsClass goods, Promise... promises) {
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
                false,
                "fastship",
                "FS-1",
                null);
    }

    public LoggedCase does(String actor, CaseCommand command) {
        submit(Actor.parse(actor), command);
        return this;
    }

    /** Time passes; the clocks see each deadline at once and the payment system pays after its delay. */
    public LoggedCase waits(String time) {
        passUntil(now.plus(Duration.parse(time)), Duration.ZERO);
        return this;
    }

    /** Nobody acts and nobody watches the clocks. */
    public LoggedCase sleeps(String time) {
        now = now.plus(Duration.parse(time));
        return this;
    }

    /** @param late how long after a deadline the clocks see it */
    void passUntil(Instant until, Duration late) {
        Optional<Instant> next;
        while ((next = next(late)).isPresent() && !next.get().isAfter(until)) {
            now = later(now, next.get());
            Optional<Duty> advance = open(DutyKind.PAY_ADVANCE);
            if (advance.isPresent() && !paysAt().isAfter(now)) {
                submit(CLOCK, new RecordAdvance(advance.get().dutyId(), "ADV-1"));
            } else {
                submit(CLOCK, new LapseDuty(earliest().orElseThrow().dutyId()));
            }
        }
        now = later(now, until);
    }

    private Optional<Instant> next(Duration late) {
        Optional<Instant> lapse = earliest().map(duty -> duty.dueAt().plus(late));
        Optional<Instant> payment = open(DutyKind.PAY_ADVANCE).map(_ -> paysAt());
        return payment.isPresent() && payment.get().isBefore(lapse.orElseThrow()) ? payment : lapse;
    }

    /** However often its duty lapsed since it was ordered. */
    private Instant paysAt() {
        return payDelay == null ? Instant.MAX : ordered.plus(payDelay);
    }

    Optional<Duty> earliest() {
        return state.ball().open().stream().min(EARLIEST);
    }

    private Optional<Duty> open(DutyKind kind) {
        return state.ball().open().stream().filter(duty -> duty.kind() == kind).findFirst();
    }

    List<Class<? extends CaseCommand>> allowed(Actor actor) {
        return decider.allowed(actor, state, now);
    }

    /** An outside body awards so much in another case of the order line. */
    void isAwardedElsewhere(Money refund) {
        others = new EarlierPayments(refund, Money.zero(refund.currency()), List.of("BC-0"));
        submit(Actor.SYSTEM, new ReduceRemedy());
        others = null;
    }

    /** The clocks come back after nobody watched them. */
    LoggedCase clocksCome() {
        LapseDuty lapse = new LapseDuty(earliest().orElseThrow().dutyId());
        // As in the product: what arrives at the instant of a deadline is in time.
        submit(CLOCK, lapse, lapse.commandId(log.caseId()), CommitWriter.moment(now.minusMillis(1)));
        return this;
    }

    /** They look at the end of the very instant of the next deadline, as they do where the time of a trial is set forward. */
    LoggedCase clocksComeAtOnce() {
        Duty due = earliest().orElseThrow();
        LapseDuty lapse = new LapseDuty(due.dutyId());
        now = due.dueAt();
        submit(CLOCK, lapse, lapse.commandId(log.caseId()), now);
        return this;
    }

    /** Throws what the rules throw. */
    void submit(Actor actor, CaseCommand command) {
        submit(actor, command, "c" + ++commands, later(CommitWriter.moment(now), log.lastAt()));
    }

    private void submit(Actor actor, CaseCommand command, String id, Instant when) {
        Instant at = later(CommitWriter.moment(now), log.lastAt());
        Facts facts = Facts.NONE
                .with(evidence())
                .with(new Facts.OfFiling(0, 0, goodStanding))
                .with(new Facts.OfLine(List.of(), others));
        List<DatedEvent> events = decider.decide(new DecisionInput(log.caseId(), actor, when, command, facts), state);
        if (events.isEmpty()) {
            return;
        }
        Commit commit = writer.write(log, actor, id, "hash", at, events);
        for (RecordedEvent event : commit.events()) {
            state = state.evolve(event.at(), event.actor(), event.event());
            boolean again = event.event() instanceof DutyLapsed lapse && lapse.duty() == DutyKind.PAY_ADVANCE;
            if (!again) {
                History.advanceOpened(event).ifPresent(opened -> ordered = opened);
            }
        }
        log = log.with(commit);
    }

    private static Map<String, EvidenceItem> evidence() {
        Map<String, EvidenceItem> evidence = new HashMap<>();
        for (String owner : List.of("BUYER/li", "SELLER/shop", "CARRIER/fastship", "LAB/sgs")) {
            Actor actor = Actor.parse(owner);
            String id = "ev-" + actor.id();
            PersonalText name = PersonalText.of(actor, "照片.png");
            evidence.put(
                    id, new EvidenceItem(id, EvidenceKind.PHOTO, name, 1, "00", "image/png", true, actor, START, null));
        }
        return evidence;
    }

    /** As it comes back from a store. */
    public CaseLog log() {
        InMemoryCaseStore store = new InMemoryCaseStore();
        storeIn(store);
        return store.load(log.caseId());
    }

    public void storeIn(CaseStore store) {
        CaseLog base = CaseLog.empty(log.caseId());
        for (Commit commit : new ArrayList<>(log.commits())) {
            store.append(base, commit);
            base = base.with(commit);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
