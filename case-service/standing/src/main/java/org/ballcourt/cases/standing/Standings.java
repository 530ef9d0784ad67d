package org.ballcourt.cases.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Role;

/** Answers who stands how, what the desks did, and where equal cases ended differently; everything is computed when it is asked. */
public final class Standings implements StandingFacts {
    private final Dossiers dossiers;
    private final Matters matters;
    private final Policies policies;

    Standings(Dossiers dossiers, Matters matters, Policies policies) {
        this.dossiers = dossiers;
        this.matters = matters;
        this.policies = policies;
    }

    /** Of a buyer, a seller, or one of the platform's own people; everybody else has none. */
    public Standing of(Actor who, Instant at) {
        Rules rules = new Rules(policies, at);
        return switch (who.role()) {
            case SELLER -> seller(who, rules);
            case BUYER ->
                BuyerFigures.of(
                        who.id(), dossiers.ofSide(Role.BUYER, who.id(), rules.since()), matters.contestsBy(who), rules);
            case AGENT, SENIOR, REVIEWER, SUPERVISOR -> agent(who, rules);
            case CARRIER, SERVICE_PROVIDER, LAB, SYSTEM, COURT, REGULATOR ->
                throw new IllegalArgumentException(who + " has no standing");
        };
    }

    /** What a buyer may know of a seller; empty where that one was never a side of a case. */
    public Optional<Standing> ofSellerForBuyers(Actor seller, Instant at) {
        return forBuyers(seller, at).map(Standing.class::cast);
    }

    /**
     * What everybody may know of a seller; empty where its cases are so few that they could be told apart.
     *
     * @param least so many are enough
     */
    public Optional<SellerAtAGlance> ofSellerForEverybody(Actor seller, int least, Instant at) {
        return forBuyers(seller, at).flatMap(figures -> SellerAtAGlance.of(figures, least));
    }

    private Optional<SellerFigures.SellerForBuyers> forBuyers(Actor seller, Instant at) {
        Rules rules = new Rules(policies, at);
        return isKnown(seller)
                ? Optional.of(SellerFigures.SellerForBuyers.of(
                        seller(seller, rules), rules.standing().ladder()))
                : Optional.empty();
    }

    /** Whoever may have points. */
    Set<String> sellersWithPoints(Rules rules) {
        Set<String> sellers =
                new HashSet<>(dossiers.sellersRuledAgainst(rules.since()).keySet());
        sellers.addAll(matters.sellersReported(rules.since()));
        return sellers;
    }

    SellerFigures.SellerStanding seller(Actor who, Rules rules) {
        return SellerFigures.of(
                who.id(),
                dossiers.ofSide(Role.SELLER, who.id(), rules.since()),
                matters.violationsOf(who.id(), rules.since()),
                matters.contestsBy(who),
                rules);
    }

    SellerFigures.SellerPoints points(Actor seller, Rules rules) {
        return SellerFigures.points(
                dossiers.ruledOn(seller.id(), rules.since()), matters.violationsOf(seller.id(), rules.since()), rules);
    }

    private AgentFigures.AgentStanding agent(Actor who, Rules rules) {
        Instant since = rules.at().minus(rules.now().agents().window());
        return AgentFigures.of(who, dossiers.ofAgent(who, since), matters.upheldAgainst(who, since), rules);
    }

    /** Of all, or with a person only its own line. */
    public DeskReport desks(Period period, Actor onlyThis) {
        List<Dossier> read = onlyThis == null
                ? dossiers.between(period.from(), period.until())
                : dossiers.ofAgent(onlyThis, period.from());
        Map<Boolean, List<DeskLine>> lines = DeskFigures.of(read, period).values().stream()
                .filter(line -> onlyThis == null || line.of().equals(onlyThis.toString()))
                .collect(Collectors.partitioningBy(line -> line.of().contains("/")));
        return new DeskReport(
                period.from(), period.until(), read.size() >= Dossiers.MOST, lines.get(false), lines.get(true));
    }

    /**
     * The same step by step.
     *
     * @param of a role, or somebody of the platform; null for all desks
     */
    public DeskSeries series(Period period, Duration step, String of) {
        List<Dossier> read = of != null && of.contains("/")
                ? dossiers.ofAgent(Actor.parse(of), period.from())
                : dossiers.between(period.from(), period.until());
        return new DeskSeries(
                period.from(),
                period.until(),
                step,
                read.size() >= Dossiers.MOST,
                DeskSeries.lines(read, DeskSeries.steps(period, step), of));
    }

    /**
     * How the sides rated the platform's people.
     *
     * @param of a role, or somebody of the platform; null for all
     * @param open whether the reader may be told of a case
     */
    public AgentRatings ratings(Period period, Duration step, String of, Predicate<String> open) {
        List<Dossier> read = of != null && of.contains("/")
                ? dossiers.ofAgent(Actor.parse(of), period.from())
                : dossiers.between(period.from(), period.until());
        List<AgentRatings.GivenRating> given = AgentRatings.given(read, period, of);
        return new AgentRatings(
                period.from(),
                period.until(),
                step,
                read.size() >= Dossiers.MOST,
                AgentRatings.people(given, DeskSeries.steps(period, step)),
                AgentRatings.shown(given, open));
    }

    /** Who of the platform passed cases to whom. */
    public DeskPasses passes(Period period) {
        List<Dossier> read = dossiers.between(period.from(), period.until());
        return new DeskPasses(period.from(), period.until(), read.size() >= Dossiers.MOST, DeskPasses.of(read, period));
    }

    /** To whom a case may be passed, as far as cases tell. */
    public DeskPeople people(Period period) {
        List<List<String>> read = dossiers.peopleBetween(period.from(), period.until());
        List<Actor> people = read.stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .map(Actor::parse)
                .toList();
        return new DeskPeople(read.size() >= Dossiers.MOST, people);
    }

    Map<String, DeskLine> desks(Period period) {
        return DeskFigures.of(dossiers.between(period.from(), period.until()), period);
    }

    /**
     * Newest first, of final rulings that still count.
     *
     * @param after the cursor of the page before; null for the first
     * @param opener opens a text of a case
     */
    public ComparisonPage inconsistencies(
            Instant at, String after, int limit, BiFunction<String, PersonalText, String> opener) {
        List<Consistency.Pair> pairs = pairs(at).stream()
                .filter(pair -> after == null || pair.key().compareTo(after) < 0)
                .limit(limit + 1L)
                .toList();
        List<Consistency.Pair> page = pairs.subList(0, Math.min(limit, pairs.size()));
        Map<String, Dossier> found = dossiers.byId(page.stream()
                .flatMap(pair -> Stream.of(pair.unlike().caseId(), pair.usual().caseId()))
                .toList());
        List<Comparison> shown = page.stream()
                .map(pair -> {
                    Dossier unlike = found.get(pair.unlike().caseId());
                    Dossier usual = found.get(pair.usual().caseId());
                    return new Comparison(
                            RulingFingerprint.factsOf(unlike),
                            Comparison.Ending.of(unlike, opener),
                            Comparison.Ending.of(usual, opener));
                })
                .toList();
        return new ComparisonPage(shown, pairs.size() > limit ? page.getLast().key() : null);
    }

    /** Newest first: the latest final rulings of that market on that reason and class of goods, among the last {@link Dossiers#LATEST} of all. */
    public List<DecidedCase> decidedLike(String market, Reason reason, GoodsClass goodsClass, int limit) {
        return latestDecided().stream()
                .filter(decided -> decided.isAbout(market, reason, goodsClass))
                .limit(limit)
                .toList();
    }

    /** Of these cases those that were ruled on, by id. */
    public Map<String, DecidedCase> decided(Collection<String> caseIds) {
        return dossiers.byId(caseIds).values().stream()
                .filter(dossier -> dossier.isDispute() && dossier.judged().ruling() != null)
                .collect(Collectors.toMap(Dossier::caseId, this::decided));
    }

    /** Newest first: the latest cases that a ruling ended, at most {@link Dossiers#LATEST}. */
    public List<DecidedCase> latestDecided() {
        return dossiers.latestFinal().stream()
                .filter(Dossier::isDispute)
                .map(this::decided)
                .toList();
    }

    private DecidedCase decided(Dossier dossier) {
        return DecidedCase.of(dossier, policies);
    }

    List<Consistency.Pair> pairs(Instant at) {
        return Consistency.pairs(dossiers.endings(new Rules(policies, at).since()));
    }

    @Override
    public int upheldComplaints(Actor agent, Instant since) {
        return matters.upheldAgainst(agent, since).size();
    }

    @Override
    public boolean isKnown(Actor side) {
        return dossiers.hasSide(side.role(), side.id());
    }

    @Override
    public Set<MisuseFlag> raisedFlags(Actor side, Instant at) {
        Rules rules = new Rules(policies, at);
        List<Dossier> read = dossiers.ofSide(side.role(), side.id(), rules.since());
        List<RaisedFlag> raised = side.role() == Role.BUYER
                ? BuyerFigures.flags(read, matters.contestsBy(side), rules)
                : SellerFigures.flags(read, matters.contestsBy(side), rules);
        return raised.stream()
                .map(RaisedFlag::flag)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MisuseFlag.class)));
    }
}
