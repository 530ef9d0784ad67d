package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;
import static org.ballcourt.contracts.RejectionCode.ALREADY_DECIDED;
import static org.ballcourt.contracts.RejectionCode.AMOUNT_EXCEEDS_ORDER;
import static org.ballcourt.contracts.RejectionCode.DUPLICATE_CASE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.store.InMemoryReservations;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.RecordExternalOutcome;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;

/** However many cases of one order line come, go and come at once: together they bring no more than its price. */
class OneAccountAcrossCasesTest {
    private static final Order JUICER = Samples.order("O-1");
    private static final List<Reason> REASONS = Stream.of(Reason.values())
            .filter(reason -> reason != Reason.NO_REASON_RETURN && reason != Reason.WARRANTY_REFUSED)
            .toList();

    private CommandWorld world = new CommandWorld();

    private static FileComplaint asking(Reason reason, String amount) {
        return new FileComplaint(
                JUICER, reason, Remedy.PARTIAL_REFUND, Money.of(amount, "CNY"), "漏水", List.of(), false);
    }

    private String file(CaseCommands door, Reason reason, String amount) {
        return door.submit(world.submission(null, BUYER, asking(reason, amount)))
                .caseId();
    }

    private void pay(CaseCommands door, String caseId) {
        door.submit(world.submission(caseId, SELLER, new AcceptClaim()));
        door.submit(world.submission(caseId, SELLER, new ConfirmStep(StepKind.REFUND, "PAY-" + caseId)));
        assertThat(world.stored.load(caseId).isOpen()).isFalse();
    }

    private String paid(CaseCommands door, Reason reason, String amount) {
        String caseId = file(door, reason, amount);
        pay(door, caseId);
        return caseId;
    }

    private CaseRejection rejection(CaseCommands door, Actor by, FileComplaint complaint) {
        CaseRejection no =
                catchThrowableOfType(CaseRejection.class, () -> door.submit(world.submission(null, by, complaint)));
        assertThat(no).isNotNull();
        return no;
    }

    private static String words(CaseRejection no) {
        return Messages.in(Language.all().getFirst()).text(no.message());
    }

    private BigDecimal booked() {
        return world.stored.idsAfter("", 1000).stream()
                .map(id -> CaseState.NONE.after(world.stored.load(id).events()))
                .map(state -> state.money().getOrDefault(Account.BUYER, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void saysWhatIsLeftAndNamesTheBuyersOwnCases() {
        String first = paid(world.door(), Reason.QUALITY_DEFECT, "100.00");

        CaseRejection no = rejection(world.door(), BUYER, asking(Reason.FRAUD, "29.01"));

        assertThat(no.code()).isEqualTo(AMOUNT_EXCEEDS_ORDER);
        assertThat(words(no)).contains("29.00", first);
        paid(world.door(), Reason.FRAUD, "29.00");
        assertThat(booked()).isEqualByComparingTo("129.00");
    }

    @Test
    void namesTheOpenCaseToItsOwnBuyerAlone() {
        String open = file(world.door(), Reason.QUALITY_DEFECT, "100.00");
        CaseRejection own = rejection(world.door(), BUYER, asking(Reason.FRAUD, "1.00"));
        assertThat(own.code()).isEqualTo(DUPLICATE_CASE);
        assertThat(words(own)).contains(open);

        Actor other = new Actor(Role.BUYER, "other");
        CaseRejection foreign = rejection(world.door(), other, of(asking(Reason.FRAUD, "1.00"), "other"));
        assertThat(foreign.code()).isEqualTo(DUPLICATE_CASE);
        assertThat(words(foreign)).doesNotContain(open);
    }

    @Test
    void namesADecidedCaseToItsOwnBuyerAlone() {
        String decided = paid(world.door(), Reason.QUALITY_DEFECT, "100.00");
        CaseRejection own = rejection(world.door(), BUYER, asking(Reason.QUALITY_DEFECT, "1.00"));
        assertThat(own.code()).isEqualTo(ALREADY_DECIDED);
        assertThat(words(own)).contains(decided);

        Actor other = new Actor(Role.BUYER, "other");
        CaseRejection foreign = rejection(world.door(), other, of(asking(Reason.QUALITY_DEFECT, "1.00"), "other"));
        assertThat(foreign.code()).isEqualTo(ALREADY_DECIDED);
        assertThat(words(foreign)).doesNotContain(decided);
    }

    private static FileComplaint of(FileComplaint c, String buyer) {
        Order o = JUICER;
        Order theirs = new Order(
                o.orderId(),
                o.orderLineId(),
                buyer,
                o.seller(),
                o.sku(),
                o.title(),
                o.goodsClass(),
                o.unitPrice(),
                o.quantity(),
                o.paidAt(),
                o.shippedAt(),
                o.signedAt(),
                null,
                List.of(),
                false,
                o.carrier(),
                o.trackingNumber(),
                null);
        return new FileComplaint(theirs, c.reason(), c.remedy(), c.amount(), "漏水", List.of(), false);
    }

    /** Another node files, settles and closes in the moment between the look at the line and its taking. */
    @Test
    void looksAgainWhereAnotherCaseCameAndWentMeanwhile() {
        AtomicBoolean meanwhile = new AtomicBoolean(true);
        world = new CommandWorld(new InMemoryReservations() {
            @Override
            public Optional<Reservation> find(String line) {
                Optional<Reservation> seen = super.find(line);
                if (meanwhile.compareAndSet(true, false)) {
                    paid(world.door(), Reason.QUALITY_DEFECT, "100.00");
                }
                return seen;
            }
        });

        CaseRejection no = rejection(world.door(), BUYER, asking(Reason.FRAUD, "30.00"));

        assertThat(no.code()).isEqualTo(AMOUNT_EXCEEDS_ORDER);
        assertThat(booked()).isEqualByComparingTo("100.00");
    }

    @Test
    void holdsWhereManyNodesFileAndSettleAtOnce() throws Exception {
        List<Callable<Void>> nodes = new ArrayList<>();
        for (Reason reason : REASONS) {
            CaseCommands node = world.door();
            nodes.add(() -> {
                for (int attempt = 0; attempt < 40; attempt++) {
                    try {
                        paid(node, reason, "30.00");
                        return null;
                    } catch (CaseRejection no) {
                        assertThat(no.code()).isIn(DUPLICATE_CASE, AMOUNT_EXCEEDS_ORDER);
                    }
                }
                return null;
            });
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : executor.invokeAll(nodes)) {
                future.get();
            }
        }
        assertThat(booked()).isLessThanOrEqualTo(new BigDecimal("129.00")).isPositive();
    }

    @Test
    void isKnownToANodeThatHasNeverSeenTheCase() {
        paid(world.door(), Reason.QUALITY_DEFECT, "129.00");
        RejectionCode code =
                rejection(world.door(), BUYER, asking(Reason.FRAUD, "0.01")).code();
        assertThat(code).isEqualTo(AMOUNT_EXCEEDS_ORDER);
    }

    @Test
    void isKnownToAnAwardThatOpensAClosedCaseAgain() {
        String first = paid(world.door(), Reason.QUALITY_DEFECT, "100.00");
        paid(world.door(), Reason.FRAUD, "29.00");
        RecordExternalOutcome award = new RecordExternalOutcome(
                SuspensionCause.COURT, "C-1", "判决已经生效", null, null, Remedy.COMPENSATION, Money.of("150.00", "CNY"));

        world.door().submit(world.submission(first, new Actor(Role.SUPERVISOR, "gao"), award));

        CaseState opened = CaseState.NONE.after(world.stored.load(first).events());
        assertThat(opened.stage()).isEqualTo(Stage.ENFORCEMENT);
        assertThat(opened.filing().earlier().refunded()).isEqualTo(Money.of("29.00", "CNY"));
    }

    /** The court gives the whole price in the first case while the second is open: nothing of it is paid twice, whoever pays first. */
    @Test
    void leavesNothingToAnOpenCaseAfterTheWholePriceWasAwardedInAnother() {
        String first = file(world.door(), Reason.QUALITY_DEFECT, "1.00");
        world.door().submit(world.submission(first, BUYER, new WithdrawComplaint("不想再等了")));
        String second = file(world.door(), Reason.FRAUD, "39.00");
        RecordExternalOutcome award = new RecordExternalOutcome(
                SuspensionCause.COURT, "C-1", "判决已经生效", null, null, Remedy.REFUND, Money.of("129.00", "CNY"));
        world.door().submit(world.submission(first, new Actor(Role.SUPERVISOR, "gao"), award));

        world.door().submit(world.submission(second, SELLER, new AcceptClaim()));
        world.door().submit(world.submission(first, SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1")));

        assertThat(world.stored.load(second).isOpen()).isFalse();
        assertThat(booked()).isEqualByComparingTo("129.00");
    }
}
