package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;

/** A dispute as the rulebook tells it: plain fields that acts and silence change; written without the core's rules. */
final class ModelCase {
    final Policies policies;
    Policy policy;

    Order order;
    Reason reason;
    Remedy remedy;
    BigDecimal claimed;
    boolean urgent;

    /** What other cases of the line brought to the buyer: within its price, and as compensation. */
    BigDecimal paidOfPrice = BigDecimal.ZERO;

    BigDecimal compensated = BigDecimal.ZERO;
    Stage stage;
    Stage suspendedFrom;
    Outcome outcome;
    int events;
    Instant lastAt;
    Instant closedAt;

    List<ModelDuty> ball = new ArrayList<>();
    List<ModelDuty> waiting = new ArrayList<>();
    int duties;

    Actor owner;
    boolean ownerFixed;
    Set<Actor> owners = new HashSet<>();
    int emptyHandOffs;
    Set<String> citedFacts = new HashSet<>();
    Set<String> handOffs = new HashSet<>();
    Set<String> actsOfParties = new HashSet<>();
    boolean senior;
    boolean platformLate;
    Set<Actor> acted = new HashSet<>();
    /** Those who decided an appeal. */
    Set<String> reviewers = new HashSet<>();

    boolean rejected;
    boolean sellerSilent;
    int offers;
    List<Role> offerers = new ArrayList<>();
    Map<String, BigDecimal> bestOffers = new HashMap<>();
    Role offerBy;
    List<ModelLine> offered = List.of();
    int declinedOffers;
    List<ModelLine> proposed = List.of();
    int proposedInARow;
    Set<Role> acceptedBy = new HashSet<>();
    boolean mediationFailed;
    boolean interruptedAdjudication;

    List<Burden> burdens = List.of();
    List<String> exhibits = new ArrayList<>();
    Map<Actor, Set<String>> pieces = new HashMap<>();
    Map<String, Role> presumed = new HashMap<>();
    Map<String, Integer> asked = new HashMap<>();
    Set<String> invited = new HashSet<>();

    /** Who called the platform in, or for whom silence did, and whether it was sent away. */
    Role caller;

    boolean sentAway;
    Set<String> saidByBuyer = new HashSet<>();
    Set<String> saidBySeller = new HashSet<>();

    ModelRuling ruling;
    boolean rulingFinal;
    Instant appealUntil;
    Set<Role> appealed = new HashSet<>();
    int reviewLapses;

    ModelPlan plan;
    int stepsDone;
    boolean buyersWord;
    BigDecimal credit = BigDecimal.ZERO;
    BigDecimal creditBefore = BigDecimal.ZERO;

    /** What was booked to the buyer and never reached it. */
    BigDecimal neverPaid = BigDecimal.ZERO;

    /** What was being paid when the case closed, and what the platform owed the buyer then. */
    List<ModelDuty> stillPaid = List.of();

    BigDecimal platformOwes = BigDecimal.ZERO;

    Map<Account, BigDecimal> lastBooked = new EnumMap<>(Account.class);
    boolean advanced;
    Set<Account> recovered = new HashSet<>();
    List<ModelRecovery> takenBack = new ArrayList<>();
    Map<Account, BigDecimal> borne = new EnumMap<>(Account.class);
    boolean reopened;
    boolean conditionDisputed;

    /** What was to be performed before the condition of returned goods came into question; null while it has not. */
    ModelPlan atStake;

    /** What the buyer had, and had within the price, when a court awarded something. */
    BigDecimal had = BigDecimal.ZERO;

    BigDecimal hadOfPrice = BigDecimal.ZERO;

    /** Whether one did, so that something was to be performed. */
    boolean awarded;

    Map<Account, BigDecimal> money = new EnumMap<>(Account.class);
    Map<String, Duration> held = new TreeMap<>();
    Duration suspended = Duration.ZERO;
    Map<Actor, Integer> statements = new HashMap<>();
    Set<String> suspensions = new HashSet<>();

    /** Decisions of outside bodies. */
    Set<String> recorded = new HashSet<>();

    /** Bodies that were waited for without a reference. */
    Set<SuspensionCause> believed = new HashSet<>();

    /** Side and agent. */
    Set<String> rated = new HashSet<>();

    /** Until when the buyer may take back what an agent filed; null once the buyer took it up. */
    Instant disownUntil;

    /** The command at hand, and the instant at which its events take effect: now, or a lapse's deadline. */
    Actor actor;

    /** Who lets time pass, while the lapse is told; SYSTEM for what follows from it; null for an act. */
    Role lapsing;

    Instant now;
    /** Begins and ends of what was given back, as they came. */
    List<List<Instant>> givenBack = new ArrayList<>();

    Instant when;
    Facts facts;
    final List<String> told = new ArrayList<>();

    ModelCase(Policies policies) {
        this.policies = policies;
    }

    /** The case after the command; throws {@link No} where a rule says no, and is itself never changed. */
    ModelCase after(Actor by, Instant at, CaseCommand command, Facts known) {
        ModelCase next = copy();
        next.actor = by;
        next.now = at;
        next.when = at;
        next.facts = known;
        new ModelActs(next).perform(command);
        return next;
    }

    /** The case as a command meets it that comes then. */
    ModelCase afterSilence(Actor by, Instant at) {
        if (!isOpen() || ball.stream().noneMatch(duty -> duty.dueAt.isBefore(at))) {
            return this;
        }
        ModelCase next = copy();
        next.actor = by;
        next.now = at;
        next.facts = Facts.NONE;
        next.lapseOverdue(at, false);
        return next;
    }

    boolean exists() {
        return order != null;
    }

    boolean isOpen() {
        return exists() && stage != Stage.CLOSED;
    }

    /** Every length is asked for here, so that urgency or a goods class could change it in one place. */
    Policy.Length length(DutyTerm term) {
        return policy.length(term, order.goodsClass(), urgent);
    }

    Instant plus(Instant from, Duration time, ClockKind clock) {
        return clock == ClockKind.BUSINESS ? policy.calendar().plus(from, time) : from.plus(time);
    }

    /** So many days later at the same time of day, where the second edition holds. */
    Instant daysAfter(Instant from, Duration time) {
        Duration rest = time.minusDays(time.toDays());
        return policy.secondEdition() == null
                ? from.plus(time)
                : from.atZone(policy.calendar().zone())
                        .plusDays(time.toDays())
                        .toInstant()
                        .plus(rest);
    }

    Duration between(Instant from, Instant until, ClockKind clock) {
        if (!from.isBefore(until)) {
            return Duration.ZERO;
        }
        return clock == ClockKind.BUSINESS ? policy.calendar().between(from, until) : Duration.between(from, until);
    }

    /** What is told happens before the ball moves, so that time counts for those who held it until then. */
    void tell(String event) {
        if (isOpen() && lastAt != null && lastAt.isBefore(when)) {
            held.merge(holders(), Duration.between(lastAt, when), Duration::plus);
            suspended = suspendedUntil(when);
        }
        told.add(event);
        events++;
        Role by = lapsing == null ? actor.role() : lapsing;
        if ((by.isSide() || by.isThirdParty()) && !event.equals("StatementAdded")) {
            actsOfParties.add("" + events);
        }
        if (Set.of("SellerRejected", "OfferMade", "OfferDeclined").contains(event)) {
            said();
        }
        boolean buyerActs = lapsing == null && actor.role() == Role.BUYER && !event.equals("StatementAdded");
        boolean decided = Set.of("RulingIssued", "InterventionDeclined", "ExternalOutcomeRecorded")
                .contains(event);
        disownUntil = decided || buyerActs && !event.equals("ServiceRated") ? null : disownUntil;
        lastAt = when;
    }

    Duration suspendedUntil(Instant then) {
        return stage == Stage.SUSPENDED && lastAt.isBefore(then)
                ? suspended.plus(Duration.between(lastAt, then))
                : suspended;
    }

    /** What was told last is something that a side said to the other. */
    void said() {
        if (actor.role() == Role.BUYER) {
            saidByBuyer.add("" + events);
        } else if (actor.role() == Role.SELLER) {
            saidBySeller.add("" + events);
        }
    }

    String holders() {
        return ball.stream().map(d -> d.holder.name()).distinct().sorted().collect(Collectors.joining("+"));
    }

    ModelDuty open(DutyKind kind, Role holder, String holderId, DutyTerm term, String about, Consequence onLapse) {
        Policy.Length length = length(term);
        ModelDuty duty = new ModelDuty(kind, holder, holderId, length.clock(), onLapse, about);
        start(duty, length.time(), length.inDays());
        return duty;
    }

    void start(ModelDuty duty, Duration time, boolean inDays) {
        duty.since = when;
        duty.dueAt = inDays ? daysAfter(when, time) : plus(when, time, duty.clock);
        if (when.isBefore(now)) {
            Duration least = time.multipliedBy(policy.pace().followOnPercent()).dividedBy(100);
            if (policy.pace().followOnLeast().compareTo(least) < 0) {
                least = policy.pace().followOnLeast();
            }
            Instant earliest = plus(now, least, duty.clock);
            duty.dueAt = earliest.isAfter(duty.dueAt) ? earliest : duty.dueAt;
        }
        duty.left = null;
        duty.suspended = false;
        add(duty);
    }

    /** Whatever is opened, moved, resumed or extended goes on under the next number. */
    void add(ModelDuty duty) {
        duties++;
        duty.guessed = policy.secondEdition() != null
                && duty.clock == ClockKind.BUSINESS
                && duty.since
                        .atZone(policy.calendar().zone())
                        .toLocalDate()
                        .datesUntil(duty.dueAt
                                .atZone(policy.calendar().zone())
                                .toLocalDate()
                                .plusDays(1))
                        .anyMatch(day -> !policy.calendar().years().contains(day.getYear()));
        duty.id = "d" + duties;
        ball.add(duty);
    }

    /** Nobody judges what is his own: its sides, who was asked for a fact of it, who carried its goods. */
    boolean hasOwnPart(String id) {
        return isSide(id) || isInvited(id) || id.equals(order.carrier());
    }

    /** Whether that is the buyer or the seller under whatever role. */
    boolean isSide(String id) {
        return id.equals(order.buyer()) || id.equals(order.seller());
    }

    /** Whether somebody from outside of that name has a part in it. */
    boolean isInvited(String id) {
        return invited.stream().anyMatch(actor -> actor.endsWith("/" + id));
    }

    boolean isIndependent(String reviewer) {
        return !reviewers.contains(reviewer)
                && acted.stream().noneMatch(a -> a.role() != Role.REVIEWER && a.id().equals(reviewer));
    }

    void stop(boolean forSuspension) {
        stop(forSuspension, duty -> true);
    }

    void stop(boolean forSuspension, Predicate<ModelDuty> which) {
        for (ModelDuty duty : List.copyOf(ball)) {
            if (which.test(duty) && (forSuspension || duty.kind != DutyKind.PAY_ADVANCE)) {
                duty.left = between(when, duty.dueAt, duty.clock);
                duty.suspended = forSuspension;
                waiting.add(duty);
                ball.remove(duty);
            }
        }
    }

    /** Whether that actor may bring pieces that nobody asked it for. */
    boolean hasRoom(Actor who) {
        int so = pieces.getOrDefault(who, Set.of()).size();
        return policy.secondEdition() == null
                || so < policy.secondEdition().room().exhibits();
    }

    /** How often that side has offered something. */
    int offersOf(Role side) {
        return Collections.frequency(offerers, side);
    }

    void runOn(Predicate<ModelDuty> which) {
        for (ModelDuty duty : List.copyOf(waiting)) {
            if (which.test(duty)) {
                waiting.remove(duty);
                start(duty, duty.left, false);
            }
        }
    }

    /** When no offer is open any more; an interrupted duty to rule goes on waiting for the settlement. */
    void runOnAfterOffer() {
        runOn(duty -> !duty.suspended && duty.kind != DutyKind.RULE);
    }

    /** What was ordered to be paid is paid, whatever else happens. */
    void endAll() {
        endTurns();
        runOn(duty -> duty.kind == DutyKind.PAY_ADVANCE);
        waiting.clear();
    }

    void endTurns() {
        ball.removeIf(d -> d.kind != DutyKind.PAY_ADVANCE);
    }

    boolean nobodyActs() {
        return ball.stream().allMatch(d -> d.kind == DutyKind.PAY_ADVANCE);
    }

    /** The next thing that somebody has to do for the remedy; null if nothing is left. */
    StepKind nextStep() {
        return plan == null
                ? null
                : plan.steps().subList(stepsDone, plan.steps().size()).stream()
                        .filter(step -> !plan.whoBearsPerforms() || payouts().isSellers(step))
                        .findFirst()
                        .orElse(null);
    }

    ModelPayouts payouts() {
        return new ModelPayouts(this);
    }

    ModelDuty the(DutyKind kind) {
        return ball.stream().filter(d -> d.kind == kind).findFirst().orElse(null);
    }

    boolean has(DutyKind... kinds) {
        return ball.stream().anyMatch(d -> Set.of(kinds).contains(d.kind));
    }

    ModelDuty mine(DutyKind... kinds) {
        return ball.stream()
                .filter(d -> Set.of(kinds).contains(d.kind) && d.isOf(actor))
                .findFirst()
                .orElse(null);
    }

    void book(Map<Account, BigDecimal> entries) {
        entries.forEach((account, change) -> money.merge(account, change, BigDecimal::add));
    }

    /** What is granted is worth where money has to stand for it. */
    BigDecimal price(List<ModelLine> lines) {
        return price(lines, lines);
    }

    /** Something in kind stands for what is left of the price beside what the line has paid and still pays back in money. */
    BigDecimal price(List<ModelLine> some, List<ModelLine> all) {
        BigDecimal left = order.value().amount().subtract(paidOfPrice);
        ModelLine inKind = null;
        for (ModelLine line : all) {
            left = left.subtract(line.remedy() == Remedy.COMPENSATION ? BigDecimal.ZERO : line.amount());
            inKind = inKind == null && line.isInKind() && line.amount().signum() == 0 ? line : inKind;
        }
        BigDecimal sum = inKind != null && some.contains(inKind) ? left.max(BigDecimal.ZERO) : BigDecimal.ZERO;
        for (ModelLine line : some) {
            sum = sum.add(line.amount());
        }
        return sum;
    }

    /** So much of that counts against the price of the line: money that is paid back comes before what is paid beyond that. */
    BigDecimal ofPrice(BigDecimal paid) {
        List<ModelLine> all = plan == null ? claim() : plan.lines();
        List<ModelLine> back =
                all.stream().filter(l -> l.remedy() != Remedy.COMPENSATION).toList();
        BigDecimal since = paid.subtract(had);
        return hadOfPrice.add(back.equals(all) ? since : since.min(price(back)));
    }

    /** What is on the line's account for this case: an award counts from the moment it is taken down. */
    BigDecimal countedOfPrice() {
        BigDecimal paid = ofPrice(paidToBuyer());
        if (!isOpen() || plan == null || plan.outcome() != Outcome.EXTERNALLY_DECIDED) {
            return paid;
        }
        List<ModelLine> back = plan.lines().stream()
                .filter(line -> line.remedy() != Remedy.COMPENSATION)
                .toList();
        return paid.max(hadOfPrice.add(price(back, plan.lines())));
    }

    BigDecimal paidToBuyer() {
        return money.getOrDefault(Account.BUYER, BigDecimal.ZERO);
    }

    List<ModelLine> linesDoneBy(StepKind step) {
        return plan.lines().stream().filter(line -> line.isDoneBy(step)).toList();
    }

    /** What of the plan is not performed yet, in money. */
    BigDecimal priceOfRest() {
        BigDecimal sum = BigDecimal.ZERO;
        for (StepKind step : plan.steps().subList(stepsDone, plan.steps().size())) {
            sum = sum.add(price(linesDoneBy(step), plan.lines()));
        }
        return sum;
    }

    /** The last step of a plan settles all of a credit; one before it no more than it pays. */
    BigDecimal creditIn(BigDecimal paid) {
        boolean last = stepsDone + 1 == plan.steps().size();
        return last ? credit : credit.min(paid);
    }

    /** Everybody's part, rounded down; the cents left over go to those who were rounded down most. */
    Map<Account, BigDecimal> shares(BigDecimal amount, Map<Account, Integer> liability) {
        BigDecimal cent =
                BigDecimal.ONE.movePointLeft(Money.digits(order.unitPrice().currency()));
        Map<Account, BigDecimal> shares = new EnumMap<>(Account.class);
        List<Account> mostRoundedFirst = new ArrayList<>();
        Map<Account, BigDecimal> lost = new EnumMap<>(Account.class);
        BigDecimal rest = amount;
        for (Account account : Account.values()) {
            if (liability.getOrDefault(account, 0) > 0) {
                BigDecimal exact = amount.multiply(BigDecimal.valueOf(liability.get(account), 2));
                BigDecimal share = exact.setScale(cent.scale(), RoundingMode.DOWN);
                shares.put(account, share.negate());
                lost.put(account, exact.subtract(share));
                mostRoundedFirst.add(account);
                rest = rest.subtract(share);
            }
        }
        mostRoundedFirst.sort((x, y) -> lost.get(y).compareTo(lost.get(x)));
        for (Account account : mostRoundedFirst) {
            if (rest.signum() > 0) {
                shares.merge(account, cent.negate(), BigDecimal::add);
                rest = rest.subtract(cent);
            }
        }
        return shares;
    }

    /** The buyer receives the amount less what was credited before, and whoever is liable pays the amount. */
    Map<Account, BigDecimal> payment(BigDecimal amount, BigDecimal credited, Map<Account, Integer> liability) {
        Map<Account, BigDecimal> entries = shares(amount, liability);
        entries.merge(Account.BUYER, amount.subtract(credited), BigDecimal::add);
        entries.merge(Account.PLATFORM, credited, BigDecimal::add);
        return entries;
    }

    void close(Outcome how) {
        tell("CaseClosed");
        outcome = how;
        closedAt = when;
        stage = Stage.CLOSED;
        suspendedFrom = null;
        offerBy = null;
        ball.clear();
        waiting.clear();
    }

    /** What the platform has to pay out in the seller's place, beyond what the buyer holds already. */
    BigDecimal advance() {
        return priceOfRest().subtract(credit);
    }

    void advancePaid() {
        tell("AdvancePaid");
        tell("RecoveryOpened");
        bookAdvance();
        advanced = true;
        close(plan.outcome());
    }

    void bookAdvance() {
        book(payment(priceOfRest(), credit, plan.liability()));
        credit = BigDecimal.ZERO;
    }

    void closeWithCreditBack(Outcome how) {
        closeTaking(credit, how);
    }

    /** What of it the buyer was really paid is claimed from the buyer. */
    void closeTaking(BigDecimal back, Outcome how) {
        BigDecimal unpaid = payouts().neverPaid();
        if (policy.secondEdition() != null) {
            payouts().claimFromBuyer(back);
        }
        List<ModelDuty> paying = payouts().beingPaid();
        close(how);
        if (back.signum() > 0) {
            book(Map.of(Account.BUYER, back.negate(), Account.PLATFORM, back));
            credit = credit.subtract(back);
        }
        stillPaid = paying;
        platformOwes = unpaid.min(money.getOrDefault(Account.BUYER, BigDecimal.ZERO));
        neverPaid = paying.isEmpty() ? neverPaid : platformOwes;
    }

    /** Begins to perform what the other cases of the line have left; a case with nothing to perform closes at once. */
    void enforce(ModelPlan newPlan) {
        perform(newPlan.of(new ModelOrderLine(this).left(newPlan.lines())));
    }

    void perform(ModelPlan newPlan) {
        plan = policy.secondEdition() == null ? newPlan : newPlan.ofTheSecondEdition(goodsAreAway());
        stepsDone = 0;
        if (plan.whoBearsPerforms()) {
            payouts().share();
        }
        endAll();
        offerBy = null;
        if (plan.steps().isEmpty()) {
            closeWithCreditBack(plan.outcome());
        } else {
            stage = Stage.ENFORCEMENT;
            openNext();
            if (plan.whoBearsPerforms()) {
                payouts().settle();
            }
        }
    }

    /** With the seller already, or lost on the way to the buyer. */
    boolean goodsAreAway() {
        return atStake != null
                || policy.secondEdition().expressRefund().goodsStay().contains(reason);
    }

    void openNext() {
        if (plan.whoBearsPerforms()) {
            payouts().openTurn();
        } else {
            openStep(nextStep());
        }
    }

    void openStep(StepKind step) {
        switch (step) {
            case RETURN_GOODS ->
                open(
                        DutyKind.RETURN_GOODS,
                        Role.BUYER,
                        order.buyer(),
                        DutyTerm.RETURN_GOODS,
                        StepKind.RETURN_GOODS.name(),
                        Consequence.REMEDY_LAPSES);
            case RECEIVE_GOODS ->
                open(
                        DutyKind.CONFIRM_RECEIPT,
                        Role.SELLER,
                        order.seller(),
                        DutyTerm.CONFIRM_RECEIPT,
                        StepKind.RECEIVE_GOODS.name(),
                        Consequence.COUNTS_AS_RECEIVED);
            case RECEIVE_REPLACEMENT ->
                open(
                        DutyKind.CONFIRM_RECEIPT,
                        Role.BUYER,
                        order.buyer(),
                        DutyTerm.RECEIVE_REPLACEMENT,
                        StepKind.RECEIVE_REPLACEMENT.name(),
                        Consequence.COUNTS_AS_RECEIVED);
            default ->
                open(
                        DutyKind.PERFORM,
                        Role.SELLER,
                        order.seller(),
                        DutyTerm.PERFORM,
                        step.name(),
                        Consequence.PLATFORM_PAYS);
        }
    }

    /** The step whose turn it is was confirmed; with the last thing that is owed a credit goes back. */
    void endStep(BigDecimal paid) {
        StepKind step = nextStep();
        List<StepKind> midway = List.of(
                StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS, StepKind.SEND_REPLACEMENT, StepKind.SEND_REPAIRED);
        if (!midway.contains(step) && plan.whoBearsPerforms()) {
            payouts().confirmed(step);
        } else if (!midway.contains(step)) {
            BigDecimal credited = creditIn(paid);
            lastBooked = payment(paid, credited, plan.liability());
            creditBefore = credit;
            book(lastBooked);
            credit = credit.subtract(credited);
        }
        endTurns();
        buyersWord = false;
        stepsDone = plan.steps().indexOf(step) + 1;
        if (plan.whoBearsPerforms()) {
            payouts().openTurn();
            payouts().settle();
        } else if (stepsDone == plan.steps().size()) {
            close(plan.outcome());
        } else {
            openNext();
        }
    }

    /** What the platform rules on. */
    List<ModelLine> claim() {
        return atStake == null ? List.of(new ModelLine(remedy, claimed)) : atStake.lines();
    }

    /** What is meant by a step's name: by the old ones what is next of sending and receiving. */
    StepKind stepNamed(StepKind name) {
        boolean old = name == StepKind.REPLACE || name == StepKind.REPAIR;
        if (!old || plan.steps().contains(name)) {
            return name;
        }
        StepKind sent = name == StepKind.REPLACE ? StepKind.SEND_REPLACEMENT : StepKind.SEND_REPAIRED;
        int at = plan.steps().indexOf(sent);
        return at < 0 ? name : at < stepsDone ? StepKind.RECEIVE_REPLACEMENT : sent;
    }

    /** Whoever of the desk acts on a case without an owner becomes it; so does the senior to whom it has come. */
    void deskActs() {
        if (!actor.role().isPlatform()) {
            return;
        }
        acted.add(actor);
        boolean nobodys = actor.role() == Role.AGENT && owner == null;
        if (nobodys || actor.role() == Role.SENIOR && senior && !ownerFixed) {
            owner = actor;
            owners.add(actor);
        }
    }

    /** A duty to rule, with the agent, or with a senior where the case has come to one. */
    void openRule() {
        if (senior) {
            open(DutyKind.RULE, Role.SENIOR, null, DutyTerm.RULE_BY_SENIOR, null, Consequence.PROVISIONAL_CREDIT);
        } else {
            open(
                    DutyKind.RULE,
                    Role.AGENT,
                    owner == null || owner.role() != Role.AGENT ? null : owner.id(),
                    DutyTerm.RULE_BY_AGENT,
                    null,
                    Consequence.MOVES_TO_SENIOR);
        }
    }

    void openTriage() {
        caller = actor.role() == Role.SELLER && lapsing == null ? Role.SELLER : Role.BUYER;
        sentAway = false;
        stage = Stage.ACCEPTANCE;
        endAll();
        offerBy = null;
        open(DutyKind.TRIAGE, Role.AGENT, null, DutyTerm.TRIAGE, null, Consequence.CASE_ACCEPTED);
    }

    void openEvidenceRound() {
        tell("EvidenceRoundOpened");
        burdens = policy.burdensOf(reason, order.goodsClass());
        stage = Stage.EVIDENCE;
        open(DutyKind.PROVE, Role.BUYER, order.buyer(), DutyTerm.PROVE, null, Consequence.PRESUMPTION);
        open(DutyKind.PROVE, Role.SELLER, order.seller(), DutyTerm.PROVE, null, Consequence.PRESUMPTION);
    }

    /** The sides prove afresh, in what condition the goods came back, and the one that says it was bad proves first. */
    void openConditionRound() {
        tell("EvidenceRoundOpened");
        burdens = policy.burdensOf(Reason.NO_REASON_RETURN, order.goodsClass());
        exhibits.removeIf(noted -> noted.contains(" for ") || noted.contains(" by "));
        presumed.clear();
        asked.clear();
        stage = Stage.EVIDENCE;
        endAll();
        ball.removeIf(d -> ModelPayouts.EXPRESS.equals(d.about));
        String about = burdens.getFirst().element();
        open(DutyKind.PROVE, Role.BUYER, order.buyer(), DutyTerm.PROVE_CONDITION, about, Consequence.PRESUMPTION);
        open(DutyKind.PROVE, Role.SELLER, order.seller(), DutyTerm.PROVE_CONDITION, about, Consequence.PRESUMPTION);
    }

    /** After the last duty of an evidence round the platform must rule. */
    void adjudicateIfProven() {
        if (stage == Stage.EVIDENCE && nobodyActs()) {
            stage = Stage.ADJUDICATION;
            openRule();
        }
    }

    /** After a failed mediation: the interrupted clock of the platform runs on, or a new one starts. */
    void adjudicateAfterMediation() {
        mediationFailed = true;
        proposed = List.of();
        proposedInARow = 0;
        offerBy = null;
        stage = Stage.ADJUDICATION;
        endTurns();
        waiting.removeIf(d -> d.kind != DutyKind.RULE || senior && d.holder != Role.SENIOR);
        if (waiting.isEmpty()) {
            openRule();
        } else {
            runOn(duty -> true);
        }
    }

    void presumeAgainst(Role silent, String element) {
        presumed.putIfAbsent(element, silent);
    }

    /** Who must prove it now: the other side, once its bearer has brought a first piece of evidence of a kind that counts. */
    Role bearsNow(Burden burden) {
        boolean moved = burden.kinds().stream()
                .anyMatch(kind -> exhibits.contains(burden.element() + " by " + burden.bearer() + " with " + kind));
        return moved ? burden.bearer().opponent() : burden.bearer();
    }

    /** Who must prove the element first; null where the claim has no such element. */
    Role bearerOf(String element) {
        List<Burden> asked = atStake == null ? policy.burdensOf(reason, order.goodsClass()) : burdens;
        return asked.stream()
                .filter(b -> b.element().equals(element))
                .map(Burden::bearer)
                .findFirst()
                .orElse(null);
    }

    /** Everything that is overdue lapses, each at its own deadline and before anything else happens. */
    void lapseOverdue(CaseCommand command) {
        lapseOverdue(now, command instanceof LapseDuty);
    }

    void lapseOverdue(Instant then, boolean evenJustThen) {
        lapseOverdue(then, evenJustThen, duty -> true);
    }

    void lapseOverdue(Instant then, boolean evenJustThen, Predicate<ModelDuty> among) {
        while (isOpen()) {
            ModelDuty first = null;
            for (ModelDuty duty : ball) {
                boolean overdue = duty.dueAt.isBefore(then) || evenJustThen && duty.dueAt.equals(then);
                if (overdue && among.test(duty) && (first == null || duty.dueAt.isBefore(first.dueAt))) {
                    first = duty;
                }
            }
            if (first == null) {
                break;
            }
            when = first.dueAt;
            new ModelSilence(this).lapse(first);
        }
        when = now;
    }

    ModelCase copy() {
        ModelCase c = new ModelCase(policies);
        c.policy = policy;
        c.order = order;
        c.reason = reason;
        c.remedy = remedy;
        c.claimed = claimed;
        c.urgent = urgent;
        c.paidOfPrice = paidOfPrice;
        c.compensated = compensated;
        c.stage = stage;
        c.suspendedFrom = suspendedFrom;
        c.outcome = outcome;
        c.events = events;
        c.lastAt = lastAt;
        c.closedAt = closedAt;
        c.givenBack.addAll(givenBack);
        ball.forEach(d -> c.ball.add(d.copy()));
        waiting.forEach(d -> c.waiting.add(d.copy()));
        c.duties = duties;
        c.owner = owner;
        c.ownerFixed = ownerFixed;
        c.owners.addAll(owners);
        c.emptyHandOffs = emptyHandOffs;
        c.citedFacts.addAll(citedFacts);
        c.handOffs.addAll(handOffs);
        c.actsOfParties.addAll(actsOfParties);
        c.senior = senior;
        c.platformLate = platformLate;
        c.acted.addAll(acted);
        c.reviewers.addAll(reviewers);
        c.rejected = rejected;
        c.sellerSilent = sellerSilent;
        c.offers = offers;
        c.offerers.addAll(offerers);
        c.bestOffers.putAll(bestOffers);
        c.offerBy = offerBy;
        c.offered = offered;
        c.declinedOffers = declinedOffers;
        c.proposed = proposed;
        c.proposedInARow = proposedInARow;
        c.acceptedBy.addAll(acceptedBy);
        c.mediationFailed = mediationFailed;
        c.interruptedAdjudication = interruptedAdjudication;
        c.burdens = burdens;
        c.exhibits.addAll(exhibits);
        pieces.forEach((by, ids) -> c.pieces.put(by, new HashSet<>(ids)));
        c.presumed.putAll(presumed);
        c.asked.putAll(asked);
        c.invited.addAll(invited);
        c.caller = caller;
        c.sentAway = sentAway;
        c.saidByBuyer.addAll(saidByBuyer);
        c.saidBySeller.addAll(saidBySeller);
        c.ruling = ruling;
        c.rulingFinal = rulingFinal;
        c.appealUntil = appealUntil;
        c.appealed.addAll(appealed);
        c.reviewLapses = reviewLapses;
        c.plan = plan;
        c.stepsDone = stepsDone;
        c.buyersWord = buyersWord;
        c.credit = credit;
        c.creditBefore = creditBefore;
        c.neverPaid = neverPaid;
        c.stillPaid = stillPaid;
        c.platformOwes = platformOwes;
        c.lastBooked.putAll(lastBooked);
        c.advanced = advanced;
        c.recovered.addAll(recovered);
        c.takenBack.addAll(takenBack);
        c.borne.putAll(borne);
        c.had = had;
        c.awarded = awarded;
        c.hadOfPrice = hadOfPrice;
        c.reopened = reopened;
        c.conditionDisputed = conditionDisputed;
        c.atStake = atStake;
        c.money.putAll(money);
        c.held.putAll(held);
        c.suspended = suspended;
        c.statements.putAll(statements);
        c.suspensions.addAll(suspensions);
        c.recorded.addAll(recorded);
        c.believed.addAll(believed);
        c.rated.addAll(rated);
        c.disownUntil = disownUntil;
        return c;
    }
}
