package org.ballcourt.simulation.play;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.SimulatedCommits;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.EvidenceCompleted;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/**
 * Everything that will happen to a case, written beforehand, since hashing it anew in each schedule would take most of its time; the
 * schedule decides when, and what goes wrong meanwhile.
 *
 * @param steps one after the other
 */
public record Script(String caseId, List<Step> steps) {
    /** What all wall clocks that are right show at the beginning. */
    public static final Instant BEGIN = Instant.parse("2026-09-01T02:00:00Z");

    private static final List<Script> ALL =
            IntStream.range(0, 240).mapToObj(Script::written).toList();

    /**
     * One commit.
     *
     * @param lapses the duty whose silence brings it about; null where somebody acts
     * @param at not before this
     */
    public record Step(Commit commit, Duty lapses, Instant at) {}

    /** Some scripts, of different cases. */
    static List<Script> some(Random random, int number) {
        return random.ints(0, ALL.size())
                .distinct()
                .limit(number)
                .mapToObj(ALL::get)
                .toList();
    }

    public String seller() {
        return "s-" + caseId;
    }

    /** The whole log, as it is in the end. */
    public CaseLog whole() {
        CaseLog log = CaseLog.empty(caseId);
        for (Step step : steps) {
            log = log.with(step.commit());
        }
        return log;
    }

    private static Script written(int number) {
        return new Writer("BC-" + number, new Random(number)).write();
    }

    private static final class Writer {
        private final String caseId;
        private final Random random;
        private final List<Step> steps = new ArrayList<>();
        private CaseLog log;
        private Instant now;
        private Duty open;
        private int duties;

        Writer(String caseId, Random random) {
            this.caseId = caseId;
            this.random = random;
            this.log = CaseLog.empty(caseId);
            this.now = BEGIN.plusSeconds(random.nextInt(6));
        }

        Script write() {
            act(filed());
            int more = random.nextInt(5);
            for (int i = 0; i < more; i++) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> lapse(false);
                    case 2 -> speak();
                    default -> answer();
                }
            }
            lapse(true);
            return new Script(caseId, List.copyOf(steps));
        }

        private CaseEvent filed() {
            Money price = Money.of("129.00", "CNY");
            Order order = new Order(
                    "O-" + caseId,
                    "1",
                    "b-" + caseId,
                    "s-" + caseId,
                    "J-1",
                    "juicer",
                    GoodsClass.HOME_APPLIANCE,
                    price,
                    1,
                    BEGIN.minus(9, ChronoUnit.DAYS),
                    BEGIN.minus(8, ChronoUnit.DAYS),
                    BEGIN.minus(5, ChronoUnit.DAYS),
                    null,
                    List.of(),
                    false,
                    "SF",
                    "SF-1",
                    null);
            return new ComplaintFiled(
                    order.buyer(),
                    order.seller(),
                    order,
                    Reason.QUALITY_DEFECT,
                    Remedy.REFUND,
                    price,
                    null,
                    List.of(),
                    false,
                    "cn-marketplace-2026-01",
                    new BallChange(Stage.NEGOTIATION, List.of(next(now)), List.of(), List.of()));
        }

        private Duty next(Instant since) {
            long seconds = 5 + random.nextInt(20);
            boolean review = random.nextInt(3) == 0;
            open = new Duty(
                    "d" + ++duties,
                    review ? DutyKind.REVIEW : DutyKind.ANSWER_CLAIM,
                    review ? Role.REVIEWER : Role.SELLER,
                    review ? "r-1" : "s-" + caseId,
                    since,
                    since.plusSeconds(seconds),
                    ClockKind.CALENDAR,
                    review ? Consequence.OTHER_REVIEWER : Consequence.INTERVENTION_OPENS,
                    "2.1",
                    List.of(since.plusSeconds(seconds / 2), since.plusSeconds(seconds * 4 / 5)),
                    null);
            return open;
        }

        /** Before the open duty is over. */
        private void passSomeTime() {
            long left = Duration.between(now, open.dueAt()).toMillis() * 3 / 4;
            now = now.plusMillis(random.nextLong(Math.max(1, left)));
        }

        private void speak() {
            passSomeTime();
            act(new EvidenceCompleted(Role.BUYER, BallChange.NONE));
        }

        private void answer() {
            passSomeTime();
            EndedDuty ended = ended(DutyEnding.DONE);
            act(new EvidenceCompleted(
                    Role.SELLER, new BallChange(null, List.of(next(now)), List.of(ended), List.of())));
        }

        private EndedDuty ended(DutyEnding how) {
            return new EndedDuty(open.dutyId(), open.kind(), open.holder(), how, null);
        }

        private void lapse(boolean closes) {
            Duty over = open;
            now = over.dueAt();
            EndedDuty ended = ended(DutyEnding.LAPSED);
            List<Duty> opened = closes ? List.of() : List.of(next(now));
            List<CaseEvent> events = new ArrayList<>();
            events.add(new DutyLapsed(
                    over.dutyId(),
                    over.kind(),
                    over.holder(),
                    over.holderId(),
                    over.dueAt(),
                    over.onLapse(),
                    over.clause(),
                    List.of(),
                    null,
                    List.of(),
                    new BallChange(null, opened, List.of(ended), List.of())));
            if (closes) {
                events.add(new CaseClosed(
                        Outcome.LAPSED,
                        Fault.NONE,
                        null,
                        List.of(),
                        new BallChange(Stage.CLOSED, List.of(), List.of(), List.of())));
            }
            add(Actor.SYSTEM, "lapse:" + caseId + ":" + over.dutyId(), over, events);
        }

        private void act(CaseEvent event) {
            add(new Actor(Role.BUYER, "b-" + caseId), "c-" + steps.size(), null, List.of(event));
        }

        private void add(Actor actor, String commandId, Duty lapsed, List<CaseEvent> events) {
            List<DatedEvent> dated = events.stream()
                    .map(event -> new DatedEvent(now, actor, event))
                    .toList();
            Commit commit = SimulatedCommits.after(log, actor, commandId, now, dated);
            steps.add(new Step(commit, lapsed, now));
            log = log.with(commit);
        }
    }
}
