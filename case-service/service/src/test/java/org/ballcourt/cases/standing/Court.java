package org.ballcourt.cases.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.FilingChannel;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ObjectNode;

/** A world of disputes under the real rules, and what they add up to. */
public final class Court implements Matters {
    static final String AGENT = "AGENT/wang";

    final CasesInMemory cases;
    final DossiersInMemory dossiers = new DossiersInMemory();
    final Standings standings = new Standings(dossiers, this, Shipped.policies());
    final Map<String, List<FigureReason>> violations = new HashMap<>();
    final Map<Actor, List<FigureReason>> complaints = new HashMap<>();
    final Map<Actor, List<Contest>> contests = new HashMap<>();
    private final Set<String> all = new LinkedHashSet<>();
    private final Map<String, Integer> told = new HashMap<>();
    private int orders;

    public Court() {
        this(Shipped.policies());
    }

    Court(Policies policies) {
        cases = new CasesInMemory(policies);
    }

    public Instant now() {
        return cases.instant();
    }

    public String does(String caseId, String actor, CaseCommand command) {
        String id = cases.send(caseId, actor, command);
        all.add(id);
        tell(id);
        return id;
    }

    private void tell(String caseId) {
        List<RecordedEvent> events = cases.find(caseId).orElseThrow().events();
        for (int i = told.getOrDefault(caseId, 0); i < events.size(); i++) {
            dossiers.apply(events.get(i));
        }
        told.put(caseId, events.size());
    }

    public CaseState state(String caseId) {
        return cases.find(caseId).map(OpenCase::state).orElseThrow();
    }

    public Optional<Order> orderOf(String orderId) {
        return disputes()
                .map(dispute -> dispute.state().filing().order())
                .filter(order -> order.orderId().equals(orderId))
                .findFirst();
    }

    public List<String> casesOf(String line) {
        return disputes()
                .filter(dispute -> dispute.state().filing().order().line().equals(line))
                .map(OpenCase::caseId)
                .toList();
    }

    private Stream<OpenCase> disputes() {
        return all.stream()
                .map(id -> cases.find(id).orElseThrow())
                .filter(open -> open.state().filing() != null);
    }

    List<RecordedEvent> events() {
        List<RecordedEvent> events = new ArrayList<>();
        all.forEach(caseId -> events.addAll(cases.find(caseId).orElseThrow().events()));
        return events;
    }

    String files(String buyer, String seller, Reason reason, String amount) {
        return files(buyer, seller, reason, Remedy.REFUND, amount, new Promise[0]);
    }

    String files(String buyer, String seller, Reason reason, Remedy remedy, String amount, Promise... promises) {
        Order order = order(buyer, seller, promises);
        return does(
                null,
                "BUYER/" + buyer,
                new FileComplaint(order, reason, remedy, Money.of(amount, "CNY"), "不亮", List.of(), false));
    }

    /** An agent takes it down for the buyer. */
    String filesFor(String buyer, String seller, Promise... promises) {
        Order order = order(buyer, seller, promises);
        return does(
                null,
                AGENT,
                new FileComplaint(
                        order,
                        Reason.QUALITY_DEFECT,
                        Remedy.REFUND,
                        null,
                        "不亮",
                        List.of(),
                        false,
                        null,
                        buyer,
                        FilingChannel.PHONE));
    }

    private Order order(String buyer, String seller, Promise... promises) {
        return new Order(
                "O-" + ++orders,
                "1",
                buyer,
                seller,
                "L-2",
                "台灯",
                GoodsClass.ELECTRONICS,
                Money.of("129.00", "CNY"),
                1,
                now().minus(Duration.ofDays(14)),
                now().minus(Duration.ofDays(12)),
                now().minus(Duration.ofDays(5)),
                null,
                List.of(promises),
                false,
                "fastship",
                "FS-1",
                null);
    }

    public String inAdjudication(String buyer, String seller, String agent, Reason reason, String amount) {
        String caseId = inEvidence(buyer, seller, agent, reason, amount);
        does(caseId, "BUYER/" + buyer, new CompleteEvidence());
        does(caseId, "SELLER/" + seller, new CompleteEvidence());
        return caseId;
    }

    public String inEvidence(String buyer, String seller, String agent, Reason reason, String amount) {
        String caseId = files(buyer, seller, reason, amount);
        does(caseId, "SELLER/" + seller, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", List.of()));
        does(caseId, "BUYER/" + buyer, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"));
        does(caseId, agent, new AcceptIntervention());
        return caseId;
    }

    /** A case about a defect that this agent ruled on; the window for appeals is open. */
    public String ruled(String buyer, String seller, String agent, RulingResult result) {
        String caseId = inAdjudication(buyer, seller, agent, Reason.QUALITY_DEFECT, "129.00");
        does(caseId, agent, ruling(caseId, result, Fault.SELLER));
        return caseId;
    }

    public void rules(String caseId, String agent, RulingResult result) {
        does(caseId, agent, ruling(caseId, result, Fault.SELLER));
    }

    IssueRuling ruling(String caseId, RulingResult result, Fault fault) {
        boolean grants = result == RulingResult.GRANTED || result == RulingResult.PARTLY_GRANTED;
        List<FindingOf> findings = state(caseId).proof().burdens().stream()
                .map(burden -> new FindingOf(burden.element(), Finding.NOT_PROVEN, "没有证据", List.of()))
                .toList();
        String amount = result == RulingResult.PARTLY_GRANTED ? "40.00" : "129.00";
        return new IssueRuling(
                findings,
                result,
                grants ? Remedy.REFUND : null,
                grants ? Money.of(amount, "CNY") : null,
                grants ? Map.of(Account.SELLER, 100) : Map.of(),
                grants ? fault : Fault.NONE,
                List.of(),
                "理由如下 " + result);
    }

    /** Time passes; every lapse is stored at its own instant, and advances are paid at once. */
    public Court waits(String duration) {
        Instant until = now().plus(Duration.parse(duration));
        for (Optional<Due> due = nextDue(until); due.isPresent(); due = nextDue(until)) {
            lapse(due.get());
        }
        cases.later(Duration.between(now(), until));
        return this;
    }

    private void lapse(Due due) {
        cases.later(Duration.between(now(), due.duty().dueAt()));
        does(due.caseId(), "SYSTEM/clock", new LapseDuty(due.duty().dutyId()));
        state(due.caseId()).ball().open().stream()
                .filter(duty -> duty.kind() == DutyKind.PAY_ADVANCE)
                .forEach(pay -> does(due.caseId(), "SYSTEM/pay", new RecordAdvance(pay.dutyId(), "ADV-1")));
    }

    private record Due(String caseId, Duty duty) {}

    private Optional<Due> nextDue(Instant until) {
        return all.stream()
                .flatMap(caseId -> state(caseId).ball().open().stream().map(duty -> new Due(caseId, duty)))
                .filter(due -> !due.duty().dueAt().isAfter(until))
                .min(Comparator.comparing(due -> due.duty().dueAt()));
    }

    public Standings standings() {
        return standings;
    }

    public CasesInMemory cases() {
        return cases;
    }

    ObjectNode standing(String actor) {
        return Wire.json().valueToTree(standings.of(Actor.parse(actor), now()));
    }

    int points(String seller) {
        return standing("SELLER/" + seller).get("points").intValue();
    }

    Map<String, DeskLine> desks() {
        return standings.desks(new Period(CasesInMemory.START, now().plusMillis(1)));
    }

    Set<MisuseFlag> flags(String actor) {
        return standings.raisedFlags(Actor.parse(actor), now());
    }

    @Override
    public List<FigureReason> violationsOf(String seller, Instant since) {
        return violations.getOrDefault(seller, List.of());
    }

    @Override
    public Set<String> sellersReported(Instant since) {
        return violations.keySet();
    }

    @Override
    public List<FigureReason> upheldAgainst(Actor agent, Instant since) {
        return complaints.getOrDefault(agent, List.of());
    }

    @Override
    public List<Contest> contestsBy(Actor side) {
        return contests.getOrDefault(side, List.of());
    }
}
