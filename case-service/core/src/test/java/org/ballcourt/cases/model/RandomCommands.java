package org.ballcourt.cases.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.EarlierCase;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Filing;
import org.ballcourt.cases.domain.Recovery;
import org.ballcourt.cases.domain.TimeSpan;
import org.ballcourt.contracts.*;
import org.ballcourt.contracts.CaseCommand.*;

/** Commands with contents that are sometimes right and sometimes not, for tests that play whole histories. */
public final class RandomCommands {
    public static final Instant START =
            OffsetDateTime.parse("2026-11-02T10:00:00+08:00").toInstant();

    /** Everybody who has, or might have, to do with the case; some of them twice, one of them nobody. */
    public static final List<String> ACTORS = List.of(
            "BUYER/li",
            "SELLER/shop",
            "AGENT/wang",
            "AGENT/chen",
            "AGENT/li",
            "SENIOR/mei",
            "REVIEWER/xu",
            "REVIEWER/wang",
            "SUPERVISOR/gao",
            "SUPERVISOR/shop",
            "CARRIER/fastship",
            "LAB/sgs",
            "SERVICE_PROVIDER/fixit",
            "SYSTEM/clock");

    /** Sides of the case, in a role of the platform. */
    private static final Set<String> TWICE = Set.of("AGENT/li", "SUPERVISOR/shop");

    /** Nobody who has to do with the case. */
    static final List<String> STRANGERS =
            List.of("BUYER/other", "SELLER/other", "CARRIER/other", "LAB/other", "COURT/court", "REGULATOR/samr");

    /** These end most disputes early, so they are sent seldom. */
    private static final Set<String> ENDS_EARLY =
            Set.of("RecordExternalOutcome", "WithdrawComplaint", "AcceptClaim", "DeclineIntervention", "SuspendCase");

    private static final List<Class<? extends CaseCommand>> OF_DISPUTES = CommandNames.ALL.stream()
            .filter(command -> command == FileComplaint.class || ModelPermits.knows(command.getSimpleName()))
            .filter(command -> command != ContestRecovery.class)
            .toList();

    private static final List<Class<? extends CaseCommand>> OF_THE_FIRST_EDITION = OF_DISPUTES.stream()
            .filter(command -> command != DeclareUnavailable.class)
            .filter(command -> command != ReverseRecovery.class && command != ReduceRemedy.class)
            .toList();

    private static final List<String> OWNERS =
            List.of("BUYER/li", "SELLER/shop", "CARRIER/fastship", "LAB/sgs", "SERVICE_PROVIDER/fixit");
    private static final List<EvidenceKind> KINDS = List.of(
            EvidenceKind.PHOTO,
            EvidenceKind.INSPECTION_REPORT,
            EvidenceKind.CHAT_LOG,
            EvidenceKind.TRACKING,
            EvidenceKind.OTHER);

    /** Texts around the least that is a reason; the fifth is of letters that need two units each. */
    private static final List<String> EDGES = List.of(
            "",
            "   ",
            "ninechars",
            "ten letters",
            "1234567890!",
            "\uD835\uDD04".repeat(5),
            "三个字",
            "四个汉字",
            "都 no good",
            "ok 三个字",
            "多abcdefghi");

    private static final List<Map<Account, Integer>> SHARES = List.of(
            Map.of(Account.SELLER, 100),
            Map.of(Account.SELLER, 100),
            Map.of(Account.SELLER, 67, Account.CARRIER, 33),
            Map.of(Account.SELLER, 33, Account.PLATFORM, 33, Account.BUYER, 34),
            Map.of(Account.SELLER, 50, Account.CARRIER, 25, Account.SERVICE_PROVIDER, 25),
            Map.of(Account.PLATFORM, 100),
            Map.of(Account.BUYER, 100),
            Map.of(Account.SELLER, 99),
            Map.of());

    private static final Map<String, EvidenceItem> ORIGINALS = originals();

    private final Random random;
    private final boolean second;

    /** The newest times in which nobody could act that it told of. */
    private final List<TimeSpan> silences = new ArrayList<>();

    public RandomCommands(Random random) {
        this(random, true);
    }

    private RandomCommands(Random random, boolean second) {
        this.random = random;
        this.second = second;
    }

    /** None that only the second edition of the rules looks at: nobody in his own case, no reference twice. */
    public static RandomCommands ofTheFirstEdition(Random random) {
        return new RandomCommands(random, false);
    }

    private List<String> actors() {
        return second
                ? ACTORS
                : ACTORS.stream().filter(actor -> !TWICE.contains(actor)).toList();
    }

    public <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> T pick(T[] array) {
        return array[random.nextInt(array.length)];
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /** What the service may have found out. */
    public Facts facts() {
        return Facts.NONE
                .with(ORIGINALS)
                .with(new Facts.OfFiling(
                        once(8) ? 1 + random.nextInt(2) : 0, once(4) ? 3 : random.nextInt(3), random.nextBoolean()))
                .with(second && once(3) ? line() : Facts.OfLine.NONE)
                .with(new Facts.OfPayment(random.nextInt(3) > 0, second && once(6)))
                .with(List.copyOf(silences));
    }

    /** Which now and then goes on where one before ended. */
    private CreditOutage outage(Instant now) {
        Instant until = now.minusSeconds(random.nextInt(1000));
        Instant from = until.minusSeconds(once(3) ? random.nextInt(1800) : random.nextInt(200_000));
        if (!silences.isEmpty() && once(3)) {
            from = silences.getLast().until();
            until = from.plusSeconds(random.nextInt(900));
        }
        silences.add(new TimeSpan(from, until));
        if (silences.size() > 4) {
            silences.removeFirst();
        }
        return new CreditOutage(from, until);
    }

    /** Other cases of the same order line, which may have ended and paid in any way. */
    private Facts.OfLine line() {
        Order order = order("129.00", Integer.MAX_VALUE);
        List<EarlierCase> cases = new ArrayList<>();
        while (cases.isEmpty() || once(3)) {
            cases.add(earlier(order, "BC-0" + cases.size()));
        }
        return Facts.OfLine.of(cases, order);
    }

    private EarlierCase earlier(Order order, String caseId) {
        Outcome outcome = pick(List.of(
                Outcome.SETTLED,
                Outcome.REMEDY_PERFORMED,
                Outcome.CLAIM_DISMISSED,
                Outcome.WITHDRAWN,
                Outcome.LAPSED,
                Outcome.INADMISSIBLE,
                Outcome.UNDECIDED,
                Outcome.EXTERNALLY_DECIDED));
        Reason reason = pick(Reason.values());
        Instant filedByAnAgent = once(3) ? START : null;
        Filing filing = new Filing(
                "li",
                "shop",
                order,
                reason,
                Remedy.REFUND,
                order.value(),
                false,
                "p",
                START,
                null,
                List.of(),
                filedByAnAgent);
        EarlierCase.Declined declined = outcome == Outcome.INADMISSIBLE
                ? new EarlierCase.Declined(pick(DeclineCode.values()), random.nextInt(3))
                : null;
        return new EarlierCase(
                caseId,
                filing,
                outcome,
                START.plusSeconds(random.nextInt(3) - 1),
                Money.of(pick(List.of("0.00", "0.00", "39.00", "129.00")), "CNY"),
                Money.of(pick(List.of("0.00", "0.00", "0.00", "100.00", "500.00")), "CNY"),
                once(2) ? Set.of(evidenceId("BUYER/li", pick(KINDS))) : Set.of(),
                once(8),
                declined);
    }

    /** Of each owner one original for each of some kinds; those of one kind are the same bytes. */
    private static Map<String, EvidenceItem> originals() {
        Map<String, EvidenceItem> originals = new HashMap<>();
        for (String owner : OWNERS) {
            for (EvidenceKind kind : KINDS) {
                String id = evidenceId(owner, kind);
                Actor by = Actor.parse(owner);
                originals.put(id, new EvidenceItem(id, kind, null, 1, kind.name(), "image/png", true, by, START, null));
            }
        }
        return Map.copyOf(originals);
    }

    private static String evidenceId(String owner, EvidenceKind kind) {
        return "ev-" + (owner + "-" + kind).toLowerCase(Locale.ROOT).replace('/', '-');
    }

    private String evidence() {
        return once(12) ? "ev-nobody" : evidenceId(pick(OWNERS), pick(KINDS));
    }

    /** Of the actor's own, most of the time. */
    private String evidence(Actor by) {
        return OWNERS.contains(by.toString()) && !once(5) ? evidenceId(by.toString(), pick(KINDS)) : evidence();
    }

    public FileComplaint filing() {
        String price = pick(List.of("39.00", "129.00", "129.99", "50.00", "5000.00", "6000.00"));
        Order order = order(price, 40);
        return new FileComplaint(
                order,
                pick(Reason.values()),
                once(2) ? Remedy.REFUND : pick(Remedy.values()),
                amount(order.value()),
                second ? pick(List.of("x", "不亮")) : "x",
                null,
                once(4),
                second && once(4) ? List.of(evidence(Actor.parse("BUYER/li"))) : null);
    }

    /** The same, taken down by an agent for the buyer, or for whom the agent takes for the buyer. */
    FileComplaint filingForCaller() {
        FileComplaint own = filing();
        return new FileComplaint(
                own.order(),
                own.reason(),
                own.remedy(),
                own.amount(),
                own.statement(),
                own.priorContacts(),
                own.urgent(),
                own.newFacts(),
                once(20) ? "other" : "BUYER/li",
                FilingChannel.PHONE);
    }

    /** @param foreignOnceIn that often in a currency that no market has */
    private Order order(String price, int foreignOnceIn) {
        return new Order(
                "O-1",
                "1",
                "li",
                second && once(50) ? "li" : "shop",
                "L-2",
                "台灯",
                once(4) ? pick(GoodsClass.values()) : second && once(4) ? GoodsClass.JEWELLERY : GoodsClass.ELECTRONICS,
                Money.of(price, once(foreignOnceIn) ? "USD" : "CNY"),
                once(6) ? 2 : 1,
                START.minus(Duration.ofDays(14)),
                once(20) ? null : daysAgo(12, 60),
                once(20) ? null : daysAgo(5, once(4) ? 90 : 7),
                once(3) ? LocalDate.ofInstant(daysAgo(-30, 0), ZoneOffset.ofHours(8)) : null,
                once(3) ? List.of(Promise.EXPRESS_REFUND) : List.of(Promise.GENUINE),
                once(10),
                once(10) ? null : "fastship",
                "FS-1",
                null,
                second && once(10) ? pick(List.of("cn-marketplace", "cn-marketplace", "atlantis")) : null,
                null,
                null,
                null);
    }

    /** So many days ago, or exactly on an edge. */
    private Instant daysAgo(int usual, int edge) {
        int seconds = random.nextInt(3) - 1;
        return once(3) ? START.minus(Duration.ofDays(edge)).plusSeconds(seconds) : START.minus(Duration.ofDays(usual));
    }

    private Money amount(Money cap) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> null;
            case 3, 4, 5 -> cap;
            case 6 -> cap.plus(Money.of("0.01", cap.currency()));
            case 7 -> cap.times(2);
            case 8 -> once(3) ? Money.of("1.00", "USD") : Money.zero(cap.currency());
            case 9 -> Money.of("50.00", cap.currency());
            case 10 -> Money.of("33.33", cap.currency());
            default -> Money.of("25.00", cap.currency());
        };
    }

    /** The names of the commands that a dispute may accept; all others are for streams of their own. */
    public static List<String> ofDisputes() {
        return OF_DISPUTES.stream().map(Class::getSimpleName).toList();
    }

    /** Somebody and what it sends. */
    public record Sent(Actor by, CaseCommand command) {}

    /** Half of the time what the holder of the ball has to do, else what somebody may do, seldom anything at all. */
    public Sent next(CaseState state, CaseDecider decider, Instant now) {
        List<Duty> open = state.ball().open();
        if (!open.isEmpty() && once(2)) {
            Duty duty = pick(open);
            Actor holder = holderOf(duty);
            return new Sent(holder, command(answering(duty.kind()), state, holder, now));
        }
        Actor actor = Actor.parse(once(30) ? pick(STRANGERS) : pick(actors()));
        List<Class<? extends CaseCommand>> allowed = decider.allowed(actor, state, now).stream()
                .filter(command -> second || command != ReverseRecovery.class && command != ReduceRemedy.class)
                .filter(command -> second || command != RecordAdvance.class || state.stage() == Stage.ENFORCEMENT)
                .toList();
        Class<? extends CaseCommand> wanted =
                allowed.isEmpty() || once(5) ? pick(second ? OF_DISPUTES : OF_THE_FIRST_EDITION) : pick(allowed);
        boolean undoes = wanted == WithdrawComplaint.class && state.stage().compareTo(Stage.ADJUDICATION) > 0;
        return ENDS_EARLY.contains(wanted.getSimpleName()) && !undoes && !once(15)
                ? next(state, decider, now)
                : new Sent(actor, command(wanted, state, actor, now));
    }

    private ReverseRecovery reversal(CaseState state, Money other) {
        List<Recovery> taken = state.fulfilment().recoveries();
        if (taken.isEmpty() || once(6)) {
            Money none = Money.zero(state.filing().amount().currency());
            return new ReverseRecovery("RC-1", pick(Account.values()), other == null ? none : other);
        }
        Recovery one = pick(taken);
        return new ReverseRecovery("RC-1", one.from(), one.amount(), once(3) ? null : one.number());
    }

    /** Whoever of the cast holds it; for an outside body a supervisor, who may take the case back. */
    private Actor holderOf(Duty duty) {
        List<Actor> holders =
                actors().stream().map(Actor::parse).filter(duty::isHeldBy).toList();
        return holders.isEmpty() ? Actor.parse("SUPERVISOR/gao") : pick(holders);
    }

    /** What the holder of a duty would send to perform it, or to have it end in another way. */
    private Class<? extends CaseCommand> answering(DutyKind duty) {
        return switch (duty) {
            case ANSWER_CLAIM -> once(12) ? AcceptClaim.class : once(4) ? MakeOffer.class : RejectClaim.class;
            case ANSWER_REJECTION -> once(4) ? MakeOffer.class : RequestIntervention.class;
            case ANSWER_OFFER -> once(6) ? AcceptOffer.class : once(4) ? MakeOffer.class : DeclineOffer.class;
            case TRIAGE -> once(12) ? DeclineIntervention.class : once(6) ? HandOff.class : AcceptIntervention.class;
            case PROVE -> once(2) ? SubmitEvidence.class : CompleteEvidence.class;
            case ANSWER_REQUEST, INSPECT -> second && once(4) ? DeclareUnavailable.class : SubmitEvidence.class;
            case ANSWER_SETTLEMENT ->
                once(5) ? MakeOffer.class : once(2) ? DeclineSettlement.class : AcceptSettlement.class;
            case RULE ->
                pick(List.of(
                        IssueRuling.class,
                        IssueRuling.class,
                        IssueRuling.class,
                        ProposeSettlement.class,
                        EscalateToSenior.class,
                        HandOff.class,
                        RequestEvidence.class));
            case MAY_APPEAL -> LodgeAppeal.class;
            case REVIEW -> once(4) ? RequestEvidence.class : DecideAppeal.class;
            case RETURN_GOODS, PERFORM -> ConfirmStep.class;
            case CONFIRM_RECEIPT -> once(2) ? ReportNonPerformance.class : ConfirmStep.class;
            case PAY_ADVANCE -> RecordAdvance.class;
            case AWAIT_OUTSIDE_BODY -> second && once(6) ? RecordExternalOutcome.class : ResumeCase.class;
            default -> AddStatement.class;
        };
    }

    /** A command of that type, with contents that suit the case more often than not. */
    CaseCommand command(Class<? extends CaseCommand> type, CaseState state, Actor by, Instant now) {
        if (type == FileComplaint.class) {
            return filing();
        }
        Money money = amount(state.filing().order().value());
        return switch (type.getSimpleName()) {
            case "AcceptClaim" -> new AcceptClaim(second && once(4));
            case "RejectClaim" ->
                new RejectClaim(pick(SellerRejectionGround.values()), "x", once(3) ? List.of(evidence(by)) : List.of());
            case "MakeOffer" ->
                second && once(4)
                        ? new MakeOffer(null, null, "x", lines(state), once(6))
                        : new MakeOffer(pick(Remedy.values()), money, "x", null, second && once(6));
            case "AcceptOffer" -> new AcceptOffer(offer(state));
            case "DeclineOffer" -> new DeclineOffer(offer(state), "x");
            case "AddStatement" -> new AddStatement("x", pick(Audience.values()));
            case "WithdrawComplaint" -> new WithdrawComplaint("x");
            case "RequestIntervention" ->
                new RequestIntervention(
                        once(3) ? InterventionGround.SELLER_REJECTED : pick(grounds()),
                        second ? words() : once(6) ? null : "x",
                        citing(state, by));
            case "AcceptIntervention" -> new AcceptIntervention();
            case "DeclineIntervention" -> new DeclineIntervention(pick(DeclineCode.values()), words());
            case "HandOff" -> new HandOff(Actor.parse(pick(actors())), pick(HandOffReason.values()), newFacts(state));
            case "RequestEvidence" ->
                new RequestEvidence(
                        pick(List.of(
                                "BUYER",
                                "SELLER",
                                "SELLER/shop",
                                "SELLER/other",
                                "CARRIER",
                                "CARRIER/fastship",
                                "LAB/sgs",
                                "LAB/li",
                                "LAB",
                                "SERVICE_PROVIDER/fixit",
                                "AGENT")),
                        element(state),
                        second && once(2) ? List.of(pick(KINDS), pick(KINDS)) : List.of(),
                        "x");
            case "DeclareUnavailable" -> new DeclareUnavailable(once(3) ? duty(state) : null, words());
            case "SubmitEvidence" -> new SubmitEvidence(evidence(by), element(state), "x");
            case "CompleteEvidence" -> new CompleteEvidence();
            case "ProposeSettlement" ->
                second && once(4)
                        ? new ProposeSettlement(null, null, "x", lines(state))
                        : new ProposeSettlement(pick(Remedy.values()), money, "x", null, second && once(6));
            case "AcceptSettlement" -> new AcceptSettlement();
            case "DeclineSettlement" -> new DeclineSettlement("x");
            case "EscalateToSenior" -> new EscalateToSenior(pick(SeniorGround.values()), words());
            case "IssueRuling" -> ruling(state, money);
            case "LodgeAppeal" ->
                new LodgeAppeal(
                        pick(AppealGround.values()),
                        words(),
                        once(5) ? null : List.of(evidence(by)),
                        once(3) ? null : once(6) ? "no.clause" : "quality.burden");
            case "DecideAppeal" ->
                new DecideAppeal(
                        pick(AppealDecision.values()),
                        once(state.judgement().declined() ? 2 : 6) ? null : ruling(state, money),
                        words());
            case "ConfirmStep" ->
                new ConfirmStep(
                        once(8)
                                ? pick(StepKind.values())
                                : state.fulfilment().next().orElse(StepKind.REFUND),
                        once(8) ? null : "x");
            case "ReportNonPerformance" -> new ReportNonPerformance(reported(state), "x");
            case "SuspendCase" -> new SuspendCase(pick(SuspensionCause.values()), reference());
            case "ResumeCase" -> new ResumeCase("x");
            case "RecordExternalOutcome" -> outcome(state, money);
            case "RateService" ->
                new RateService(pick(List.of("wang", "mei", "xu", "gao")), 1 + random.nextInt(5), "x");
            case "LapseDuty" -> new LapseDuty(duty(state));
            case "RecordAdvance" -> new RecordAdvance(payment(state), "ADV");
            case "ContestRecovery" -> new ContestRecovery("BC-1", words(), List.of());
            case "ReduceRemedy" -> new ReduceRemedy();
            case "ReverseRecovery" -> reversal(state, money);
            case "CreditOutage" -> outage(now);
            case "AnnouncePolicy" ->
                new AnnouncePolicy(once(2) ? "x" : state.filing().policy());
            default -> SampleCommand.of(type);
        };
    }

    /** Seldom none, and the same one in several ways to write it. */
    private String reference() {
        if (!second) {
            return "r" + random.nextInt(4);
        }
        return once(3) ? once(2) ? null : "\u200B " : pick(List.of("r", "R", "ｒ", " r\u200B")) + random.nextInt(3);
    }

    /** Of nothing that is known, of lines, or of a remedy and its amount. */
    private RecordExternalOutcome outcome(CaseState state, Money money) {
        boolean lines = second && once(2);
        boolean single = second && !lines && once(2);
        return new RecordExternalOutcome(
                SuspensionCause.COURT,
                reference(),
                second ? words() : "x",
                lines ? awarded(state) : null,
                once(2) ? null : pick(SHARES),
                single ? pick(Remedy.values()) : null,
                single ? money : null);
    }

    /** Evidence, numbers of events, both or nothing. */
    private List<String> citing(CaseState state, Actor by) {
        if (!second) {
            return null;
        }
        List<String> cited = new ArrayList<>();
        while (once(2) && cited.size() < 3) {
            cited.add(once(2) ? evidence(by) : "" + (1 + random.nextInt((int) state.events() + 1)));
        }
        return once(6) ? null : cited;
    }

    private List<InterventionGround> grounds() {
        return Stream.of(InterventionGround.values())
                .filter(ground -> second || ground != InterventionGround.SELLER_MISCONDUCT)
                .toList();
    }

    /** A reason most of the time, else on the edge of one, or none; the first edition asked for none. */
    private String words() {
        return !second ? "x" : once(12) ? pick(EDGES) : once(2) ? "双方均已举证" : "It was shown.";
    }

    private String offer(CaseState state) {
        int count = state.negotiation().offers().size();
        return "offer-" + (once(5) ? count - 1 + random.nextInt(3) : count);
    }

    private String element(CaseState state) {
        return once(20)
                ? "no-such-element"
                : random.nextBoolean() || state.proof().burdens().isEmpty()
                        ? null
                        : pick(state.proof().burdens()).element();
    }

    private List<String> newFacts(CaseState state) {
        List<String> facts = new ArrayList<>();
        while (once(2) && facts.size() < 3) {
            facts.add(once(3) ? evidence() : "" + random.nextInt((int) state.events() + 2));
        }
        return facts;
    }

    private StepKind reported(CaseState state) {
        if (once(5)) {
            return pick(StepKind.values());
        }
        return state.fulfilment().done().isEmpty()
                ? state.fulfilment().next().orElse(StepKind.REFUND)
                : state.fulfilment().done().getLast();
    }

    private String duty(CaseState state) {
        return state.ball().open().isEmpty() || once(4)
                ? "d" + (1 + random.nextInt(10))
                : pick(state.ball().open()).dutyId();
    }

    /** Also one that was under way when the case closed. */
    private String payment(CaseState state) {
        List<Duty> late = state.fulfilment().outlay().underWay();
        return state.isOpen() || late.isEmpty() ? duty(state) : pick(late).dutyId();
    }

    /** Several things, one, or nothing at all. */
    private List<RemedyLine> awarded(CaseState state) {
        return once(2)
                ? lines(state)
                : List.of(new RemedyLine(
                        pick(Remedy.values()), amount(state.filing().order().value())));
    }

    /** Two or three things at once. */
    private List<RemedyLine> lines(CaseState state) {
        Money value = state.filing().order().value();
        List<Remedy> remedies = new ArrayList<>(List.of(
                Remedy.REFUND, Remedy.COMPENSATION, Remedy.REPAIR, Remedy.RETURN_AND_REFUND, Remedy.REPLACEMENT));
        Collections.shuffle(remedies, random);
        return remedies.subList(0, 2 + random.nextInt(2)).stream()
                .map(remedy -> new RemedyLine(
                        remedy,
                        remedy == Remedy.REPAIR || remedy == Remedy.REPLACEMENT
                                ? once(3) ? null : Money.zero(value.currency())
                                : remedy == Remedy.COMPENSATION && once(2) ? value.times(3) : amount(value),
                        once(8)))
                .toList();
    }

    private IssueRuling ruling(CaseState state, Money amount) {
        IssueRuling single = ruling(state, amount, findings(state));
        IssueRuling several = second && once(4) ? single.withLines(lines(state)) : single;
        IssueRuling whole =
                second && once(4) ? several.withGoods(once(2), once(3) ? null : pick(Freight.values())) : several;
        return second ? fitting(whole, state) : whole;
    }

    /** Of one piece with its result, most of the time. */
    private IssueRuling fitting(IssueRuling r, CaseState state) {
        List<Direction> directions = once(4) ? List.of(pick(Direction.values())) : once(2) ? List.of() : null;
        if (once(4)) {
            return r.directingTo(directions).deviating(once(2) ? words() : null);
        }
        boolean grants = r.result() == RulingResult.GRANTED || r.result() == RulingResult.PARTLY_GRANTED;
        boolean part = r.result() == RulingResult.PARTLY_GRANTED;
        boolean beside = r.result() == RulingResult.GRANTED && once(4);
        Money little = Money.of("25.00", state.filing().amount().currency());
        RemedyLine claim =
                new RemedyLine(state.filing().remedy(), state.filing().amount());
        return new IssueRuling(
                r.findings(),
                r.result(),
                part ? Remedy.PARTIAL_REFUND : null,
                part ? little : null,
                grants ? r.liability() : Map.of(),
                grants ? r.atFault() : once(2) ? Fault.BUYER : null,
                r.clauses(),
                r.reasons(),
                beside ? List.of(claim, new RemedyLine(Remedy.COMPENSATION, little)) : null,
                r.keepGoods(),
                r.freight(),
                once(3) ? words() : null,
                r.result() == RulingResult.UNDECIDED ? List.of(pick(Direction.values())) : null);
    }

    private List<FindingOf> findings(CaseState state) {
        List<FindingOf> findings = new ArrayList<>();
        for (Burden burden : state.proof().burdens()) {
            if (!once(20)) {
                Finding finding = once(4)
                        ? pick(Finding.values())
                        : state.proof()
                                .presumptionOn(burden.element())
                                .map(Presumption::finding)
                                .orElseGet(() -> pick(Finding.values()));
                findings.add(new FindingOf(burden.element(), finding, words(), cited(state)));
            }
        }
        if (once(40)) {
            findings.add(new FindingOf("no-such-element", Finding.PROVEN, words(), List.of()));
        }
        return findings;
    }

    private IssueRuling ruling(CaseState state, Money amount, List<FindingOf> findings) {
        return new IssueRuling(
                findings,
                pick(RulingResult.values()),
                once(6) ? null : pick(Remedy.values()),
                amount,
                pick(SHARES),
                once(3) ? null : pick(Fault.values()),
                once(20) ? List.of("no.clause") : List.of("quality.burden"),
                second && once(10) ? null : words());
    }

    private List<String> cited(CaseState state) {
        if (once(25)) {
            return List.of("ev-nobody");
        }
        return state.proof().exhibits().isEmpty() || once(2)
                ? List.of()
                : List.of(pick(state.proof().exhibits()).item().evidenceId());
    }
}
