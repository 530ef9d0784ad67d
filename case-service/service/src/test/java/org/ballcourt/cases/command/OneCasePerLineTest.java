package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;
import static org.ballcourt.cases.command.CommandWorld.complaint;
import static org.ballcourt.contracts.RejectionCode.AMOUNT_EXCEEDS_ORDER;
import static org.ballcourt.contracts.RejectionCode.DUPLICATE_CASE;
import static org.ballcourt.contracts.RejectionCode.NOT_YOUR_ROLE;
import static org.ballcourt.contracts.RejectionCode.OUTSIDE_WINDOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.ReportNonPerformance;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.CaseEvent.NonPerformanceReported;
import org.ballcourt.contracts.FilingChannel;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;

class OneCasePerLineTest {
    private final CommandWorld world = new CommandWorld();
    private final CaseCommands door = world.door();

    private CommandResult does(String caseId, Actor actor, CaseCommand command) {
        return door.submit(world.submission(caseId, actor, command));
    }

    private void isRejected(RejectionCode code, CommandRequest submission) {
        CaseRejection rejection = catchThrowableOfType(CaseRejection.class, () -> door.submit(submission));
        assertThat(rejection).isNotNull();
        assertThat(rejection.code()).isEqualTo(code);
    }

    @Test
    void refusesASecondOpenCaseAboutTheSameLine() {
        world.filed(door, "O-1");

        isRejected(DUPLICATE_CASE, world.submission(null, "again", BUYER, complaint("O-1")));
        assertThat(world.stored
                        .load(world.ids.of(complaint("O-1"), BUYER, "again"))
                        .version())
                .isZero();
    }

    @Test
    void takesANewCaseWhenTheFirstIsClosed() {
        String first = world.filed(door, "O-1");
        does(first, BUYER, new WithdrawComplaint(null));

        assertThat(door.submit(world.submission(null, "again", BUYER, complaint("O-1")))
                        .caseId())
                .isNotEqualTo(first);
    }

    @Test
    void letsARefusedFilingLeaveNoReservation() {
        isRejected(NOT_YOUR_ROLE, world.submission(null, "c-1", SELLER, complaint("O-1")));

        assertThat(world.reservations.find("O-1/1")).isEmpty();
    }

    @Test
    void letsOneOfManyFilingsWinThatComeAtOnce() throws Exception {
        List<Callable<Object>> filings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CaseCommands process = world.door();
            CommandRequest filing = world.submission(null, "f-" + i, BUYER, complaint("O-1"));
            filings.add(() -> {
                try {
                    return process.submit(filing).caseId();
                } catch (CaseRejection rejection) {
                    return rejection.code();
                }
            });
        }
        List<Object> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : executor.invokeAll(filings)) {
                results.add(future.get());
            }
        }

        assertThat(results).filteredOn(DUPLICATE_CASE::equals).hasSize(7);
        assertThat(world.stored.idsAfter("", 10)).hasSize(1);
    }

    @Test
    void countsALapsedCaseSoThatItIsFiledAgainOnlyOnce() {
        lapse(world.filed(door, "O-1"));
        String second = door.submit(world.submission(null, "second", BUYER, complaint("O-1")))
                .caseId();
        lapse(second);

        isRejected(DUPLICATE_CASE, world.submission(null, "third", BUYER, complaint("O-1")));
    }

    /** The buyer does not answer the seller's rejection. */
    private void lapse(String caseId) {
        CommandResult rejected =
                does(caseId, SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, null, List.of()));
        String duty =
                rejected.events().getFirst().event().ball().opened().getFirst().dutyId();
        world.pass(Duration.ofDays(7));
        does(caseId, Actor.SYSTEM, new LapseDuty(duty));
        assertThat(world.stored.load(caseId).isOpen()).isFalse();
    }

    @Test
    void opensACaseAgainWhileAnotherOfItsLineIsOpen() {
        String first = paid("O-1");
        String second = filesAnother("O-1");
        does(first, BUYER, new ReportNonPerformance(StepKind.REFUND, "nothing came"));

        assertThat(world.stored.load(first).isOpen()).isTrue();
        assertThat(world.stored.load(second).isOpen()).isTrue();
    }

    @Test
    void takesNoComplaintWhileACaseIsOpenThatWasOpenedBesideAnother() {
        String first = paid("O-1");
        String second = filesAnother("O-1");
        does(first, BUYER, new ReportNonPerformance(StepKind.REFUND, "nothing came"));
        does(second, BUYER, new WithdrawComplaint(null));

        CaseRejection refused = catchThrowableOfType(
                CaseRejection.class, () -> door.submit(world.submission(null, "third", BUYER, another("O-1"))));
        assertThat(refused.code()).isEqualTo(DUPLICATE_CASE);
        assertThat(refused.message().arguments().toString()).contains(first);
        assertThat(world.reservations.find("O-1/1").orElseThrow().isFree()).isTrue();

        does(first, SELLER, new ConfirmStep(StepKind.REFUND, "P-2"));
        assertThat(door.submit(world.submission(null, "fourth", BUYER, another("O-1")))
                        .caseId())
                .isNotIn(first, second);
    }

    @Test
    void countsWhatAnOpenCaseMayStillBringWhereOneIsOpenedBesideIt() {
        String first = paid("O-1");
        filesAnother("O-1");
        CommandResult again = does(first, BUYER, new ReportNonPerformance(StepKind.REFUND, "nothing came"));

        NonPerformanceReported reported =
                (NonPerformanceReported) again.events().getLast().event();
        assertThat(reported.earlier().refunded()).isEqualTo(Money.of("1.00", "CNY"));
    }

    @Test
    void saysWhatIsLeftOfALineAndThatNothingIs() {
        paid("O-1");
        CaseRejection some = refusedRefund(Reason.NOT_AS_DESCRIBED, "5.00");
        assertThat(some.code()).isEqualTo(AMOUNT_EXCEEDS_ORDER);
        assertThat(said(some)).contains("Ask for at most CNY 1.00.");

        String last = door.submit(world.submission(null, "last", BUYER, refund(Reason.NOT_AS_DESCRIBED, "1.00")))
                .caseId();
        does(last, SELLER, new AcceptClaim());
        does(last, SELLER, new ConfirmStep(StepKind.REFUND, "P-9"));
        assertThat(said(refusedRefund(Reason.FALSE_ADVERTISING, "5.00")))
                .contains("Nothing is left to be paid in this way");
    }

    private CaseRejection refusedRefund(Reason reason, String amount) {
        return catchThrowableOfType(
                CaseRejection.class, () -> door.submit(world.submission(null, "over", BUYER, refund(reason, amount))));
    }

    private static FileComplaint refund(Reason reason, String amount) {
        return new FileComplaint(
                Samples.order("O-1"), reason, Remedy.REFUND, Money.of(amount, "CNY"), "x", null, false);
    }

    private static String said(CaseRejection rejection) {
        return Messages.in(Language.of("en")).text(rejection.message());
    }

    /** A case of the line whose seller says that it paid all but 1.00. */
    private String paid(String order) {
        FileComplaint complaint = new FileComplaint(
                Samples.order(order),
                Reason.QUALITY_DEFECT,
                Remedy.REFUND,
                Money.of("128.00", "CNY"),
                "漏水",
                null,
                false);
        String first =
                door.submit(world.submission(null, "first", BUYER, complaint)).caseId();
        does(first, SELLER, new AcceptClaim());
        does(first, SELLER, new ConfirmStep(StepKind.REFUND, "P-1"));
        return first;
    }

    private String filesAnother(String order) {
        return door.submit(world.submission(null, "second", BUYER, another(order)))
                .caseId();
    }

    private static FileComplaint another(String order) {
        return new FileComplaint(
                Samples.order(order), Reason.FRAUD, Remedy.COMPENSATION, Money.of("9.00", "CNY"), "x", null, false);
    }

    @Test
    void holdsTheLineOfACaseThatIsOpenedAgain() {
        String first = world.filed(door, "O-1");
        does(first, SELLER, new AcceptClaim());
        does(first, SELLER, new ConfirmStep(StepKind.REFUND, "P-1"));
        does(first, BUYER, new ReportNonPerformance(StepKind.REFUND, "nothing came"));

        isRejected(DUPLICATE_CASE, world.submission(null, "second", BUYER, complaint("O-1")));
    }

    @Test
    void doesNotReserveForAFilingThatComesTooLate() {
        world.pass(Duration.ofDays(200));

        isRejected(OUTSIDE_WINDOW, world.submission(null, "late", BUYER, complaint("O-1")));
        assertThat(world.reservations.find("O-1/1")).isEmpty();
    }

    @Test
    void grantsExpressRefundsUpToTheQuotaAlsoWhenAllComeAtOnce() throws Exception {
        int quota = world.policies.inForce(world.now).limits().expressRefundQuota();
        List<Callable<Boolean>> filings = new ArrayList<>();
        for (int i = 0; i < quota + 5; i++) {
            CommandRequest filing = world.submission(null, "x-" + i, BUYER, complaint(express("O-" + i)));
            filings.add(() -> door.submit(filing).events().stream()
                    .anyMatch(recorded -> recorded.event() instanceof ExpressRefundGranted));
        }
        int granted = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : executor.invokeAll(filings)) {
                granted += future.get() ? 1 : 0;
            }
        }

        assertThat(granted).isEqualTo(quota);
    }

    @Test
    void forgetsExpressRefundsThatAreOlderThanThePeriod() {
        int quota = world.policies.inForce(world.now).limits().expressRefundQuota();
        for (int i = 0; i < quota; i++) {
            world.refunds.note("BC-" + i, BUYER.id(), world.now.minus(Duration.ofDays(31)), 0);
        }
        CommandResult answer = door.submit(world.submission(null, "x", BUYER, complaint(express("O-1"))));

        assertThat(answer.events()).anyMatch(recorded -> recorded.event() instanceof ExpressRefundGranted);
    }

    @Test
    void countsAnExpressRefundForTheBuyerWhoeverFiledForIt() {
        FileComplaint own = complaint(express("O-1"));
        FileComplaint forBuyer = new FileComplaint(
                own.order(),
                own.reason(),
                own.remedy(),
                own.amount(),
                own.statement(),
                own.priorContacts(),
                own.urgent(),
                null,
                "BUYER/" + BUYER.id(),
                FilingChannel.PHONE);
        Actor agent = Actor.parse("AGENT/wang");
        CommandResult answer = door.submit(world.submission(null, "x", agent, forBuyer));

        assertThat(answer.events()).anyMatch(recorded -> recorded.event() instanceof ExpressRefundGranted);
        assertThat(world.refunds.used(BUYER.id(), world.now.minus(Duration.ofDays(30)), "BC-other"))
                .isEqualTo(1);
        assertThat(world.refunds.used(agent.id(), world.now.minus(Duration.ofDays(30)), "BC-other"))
                .isZero();
    }

    @Test
    void grantsNoExpressRefundToABuyerUnderAFlag() {
        world.standing = new StandingFacts() {
            @Override
            public int upheldComplaints(Actor agent, Instant since) {
                return 0;
            }

            @Override
            public Set<MisuseFlag> raisedFlags(Actor side, Instant at) {
                return side.equals(BUYER) ? Set.of(MisuseFlag.DISMISSED_CLAIMS) : Set.of();
            }

            @Override
            public boolean isKnown(Actor side) {
                return side.equals(SELLER);
            }
        };
        CommandResult answer = world.door().submit(world.submission(null, "x", BUYER, complaint(express("O-1"))));

        assertThat(answer.events()).noneMatch(recorded -> recorded.event() instanceof ExpressRefundGranted);
    }

    static Order express(String orderId) {
        Order o = Samples.order(orderId);
        return new Order(
                o.orderId(),
                o.orderLineId(),
                o.buyer(),
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
                List.of(Promise.EXPRESS_REFUND),
                false,
                o.carrier(),
                o.trackingNumber(),
                null);
    }
}
