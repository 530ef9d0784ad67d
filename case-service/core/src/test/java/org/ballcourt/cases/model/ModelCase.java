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

/** A dispute as the rulebook tells it: plain fields that acts and silence change; written without the core's rules. */
final class ModelCase {
    final Policies policies;
    Policy policy;

    Order order;
    Reason reason;
    Remedy remedy;
    BigDecimal claimed;
    boolean urgent;
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

    boolean rejected;
    boolean sellerSilent;
    int offers;
    List<Role> offerers = new ArrayList<>();
    Map<Role, String> lastOffer = new EnumMap<>(Role.class);
    Role offerBy;
    Remedy offeredRemedy;
    BigDecimal offered;
    int declinedOffers;
    Remedy proposedRemedy;
    BigDecimal proposed;
    Set<Role> acceptedBy = new HashSet<>();
    boolean mediationFailed;
    boolean interruptedAdjudication;

    List<Burden> burdens = List.of();
    List<String> exhibits = new ArrayList<>();
    Map<String, Role> presumed = new HashMap<>();
    Map<String, Integer> asked = new HashMap<>();
    Set<String> invited = new HashSet<>();

    ModelRuling ruling;
    boolean rulingFinal;
    Instant appealUntil;
    Set<Role> appealed = new HashSet<>();
    int reviewLapses;

    ModelPlan plan;
    int stepsDone;
    BigDecimal credit = BigDecimal.ZERO;
    BigDecimal creditBefore = BigDecimal.ZERO;
    Map<Account, BigDecimal> lastBooked = new EnumMap<>(Account.class);
    boolean advanced;
    int advanceLapses;
    boolean reopened;
    boolean conditionDisputed;

    Map<Account, BigDecimal> money = new EnumMap<>(Account.class);
    Map<String, Duration> held = new TreeMap<>();
    Map<Actor, Integer> statements = new HashMap<>();
    Set<String> suspensions = new HashSet<>();
    Set<Role> rated = new HashSet<>();

    /** The command at hand, and the instant at which its events take effect: now, or a lapse's deadline. */
    Actor actor;

    /** Who lets time pass, while the lapse is told; SYSTEM for what follows from it; null for an act. */
    Role lapsing;

    Instant now;
    Instant creditedUntil = Instant.MIN;
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
        }
        told.add(event);
        events++;
        Role by = lapsing == null ? actor.role() : lapsing;
        if ((by.isSide() || by.isThirdParty()) && !event.equals("StatementAdded")) {
            actsOfParties.add("" + events);
        }
        lastAt = when;
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
        duty.id = "d" + duties;
        ball.add(duty);
    }

    /** Whether that is the buyer or the seller under whatever role. */
    boolean isSide(String id) {
        return id.equals(order.buyer()) || id.equals(order.seller());
    }

    boolean isIndependent(String reviewer) {
        return acted.stream().noneMatch(a -> a.role() != Role.REVIEWER && a.id().equals(reviewer));
    }

    void stop(boolean forSuspension) {
        stop(forSuspension, duty -> true);
    }

    void stop(boolean forSuspension, Predicate<ModelDuty> which) {
        for (ModelDuty duty : List.copyOf(ball)) {
            if (which.test(duty)) {
                duty.left = between(when, duty.dueAt, duty.clock);
                duty.suspended = forSuspension;
                waiting.add(duty);
                ball.remove(duty);
            }
        }
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

    void endAll() {
        ball.clear();
        waiting.clear();
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

    /** What a granted remedy is worth where money has to stand for it. */
    BigDecimal price(Remedy of, BigDecimal amount) {
        boolean inKind = of == Remedy.REPLACEMENT || of == Remedy.REPAIR;
        return inKind && amount.signum() == 0 ? order.value().amount() : amount;
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
    Map<Account, BigDecimal> payment(BigDecimal amount, Map<Account, Integer> liability) {
        Map<Account, BigDecimal> entries = shares(amount, liability);
        entries.merge(Account.BUYER, amount.subtract(credit), BigDecimal::add);
        entries.merge(Account.PLATFORM, credit, BigDecimal::add);
        return entries;
    }

    void close(Outcome how) {
        tell("CaseClosed");
        outcome = how;
        closedAt = when;
        stage = Stage.CLOSED;
        suspendedFrom = null;
        offerBy = null;
        endAll();
    }

    /** What the platform has to pay out in the seller's place, beyond what the buyer holds already. */
    BigDecimal advance() {
        return price(plan.remedy(), plan.amount()).subtract(credit);
    }

    void advancePaid() {
        tell("AdvancePaid");
        tell("RecoveryOpened");
        bookAdvance();
        advanced = true;
        close(plan.outcome());
    }

    void bookAdvance() {
        book(payment(price(plan.remedy(), plan.amount()), plan.liability()));
        credit = BigDecimal.ZERO;
    }

    void takeCreditBack() {
        if (credit.signum() > 0) {
            book(Map.of(Account.BUYER, credit.negate(), Account.PLATFORM, credit));
            credit = BigDecimal.ZERO;
        }
    }

    /** Begins to perform; a case with nothing to perform closes at once. */
    void enforce(ModelPlan newPlan) {
        plan = newPlan;
        stepsDone = 0;
        endAll();
        offerBy = null;
        if (plan.steps().isEmpty()) {
            close(plan.outcome());
            takeCreditBack();
        } else {
            stage = Stage.ENFORCEMENT;
            openStep();
        }
    }

    void openStep() {
        switch (plan.steps().get(stepsDone)) {
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
            default ->
                open(
                        DutyKind.PERFORM,
                        Role.SELLER,
                        order.seller(),
                        DutyTerm.PERFORM,
                        plan.steps().get(stepsDone).name(),
                        Consequence.PLATFORM_PAYS);
        }
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

    /** After the last duty of an evidence round the platform must rule. */
    void adjudicateIfProven() {
        if (stage == Stage.EVIDENCE && ball.isEmpty()) {
            stage = Stage.ADJUDICATION;
            openRule();
        }
    }

    /** After a failed mediation: the interrupted clock of the platform runs on, or a new one starts. */
    void adjudicateAfterMediation() {
        mediationFailed = true;
        proposedRemedy = null;
        offerBy = null;
        stage = Stage.ADJUDICATION;
        ball.clear();
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
        return policy.burdensOf(reason, order.goodsClass()).stream()
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
        while (isOpen()) {
            ModelDuty first = null;
            for (ModelDuty duty : ball) {
                boolean overdue = duty.dueAt.isBefore(then) || evenJustThen && duty.dueAt.equals(then);
                if (overdue && (first == null || duty.dueAt.isBefore(first.dueAt))) {
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
        c.stage = stage;
        c.suspendedFrom = suspendedFrom;
        c.outcome = outcome;
        c.events = events;
        c.lastAt = lastAt;
        c.closedAt = closedAt;
        c.creditedUntil = creditedUntil;
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
        c.rejected = rejected;
        c.sellerSilent = sellerSilent;
        c.offers = offers;
        c.offerers.addAll(offerers);
        c.lastOffer.putAll(lastOffer);
        c.offerBy = offerBy;
        c.offeredRemedy = offeredRemedy;
        c.offered = offered;
        c.declinedOffers = declinedOffers;
        c.proposedRemedy = proposedRemedy;
        c.proposed = proposed;
        c.acceptedBy.addAll(acceptedBy);
        c.mediationFailed = mediationFailed;
        c.interruptedAdjudication = interruptedAdjudication;
        c.burdens = burdens;
        c.exhibits.addAll(exhibits);
        c.presumed.putAll(presumed);
        c.asked.putAll(asked);
        c.invited.addAll(invited);
        c.ruling = ruling;
        c.rulingFinal = rulingFinal;
        c.appealUntil = appealUntil;
        c.appealed.addAll(appealed);
        c.reviewLapses = reviewLapses;
        c.plan = plan;
        c.stepsDone = stepsDone;
        c.credit = credit;
        c.creditBefore = creditBefore;
        c.lastBooked.putAll(lastBooked);
        c.advanced = advanced;
        c.advanceLapses = advanceLapses;
        c.reopened = reopened;
        c.conditionDisputed = conditionDisputed;
        c.money.putAll(money);
        c.held.putAll(held);
        c.statements.putAll(statements);
        c.suspensions.addAll(suspensions);
        c.rated.addAll(rated);
        return c;
    }
}
