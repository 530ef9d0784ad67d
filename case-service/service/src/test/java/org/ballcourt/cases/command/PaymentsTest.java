package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.store.Advances;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.InMemoryAdvances;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.FindingOf;
import org.ballcourt.contracts.CaseCommand.IssueRuling;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseCommand.RecordExternalOutcome;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

/** What the payment system is asked, and what it is told to pay. */
class PaymentsTest {
    private final CommandWorld world = new CommandWorld();
    private final Bank bank = new Bank();
    private final Advances advances = new InMemoryAdvances();
    private final CaseCommands door;
    private final AdvancePayer payer;
    private int orders;

    PaymentsTest() {
        world.payments = bank;
        door = world.door();
        payer = new AdvancePayer(advances, world.stored, world.decider(), bank, door);
    }

    /** Pays each key once. */
    private static final class Bank implements Payments {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final List<String> cases = new CopyOnWriteArrayList<>();
        private final Map<String, Money> paid = new HashMap<>();
        private boolean silent;
        private boolean answersLost;
        private String refused;
        private Money tooMuch;
        private String always;

        @Override
        public boolean confirms(String reference, Transfer transfer) {
            if (silent) {
                throw new PaymentsUnavailable(null);
            }
            asked.add(reference + " " + transfer.payee() + " " + transfer.amount());
            cases.add(transfer.caseId() + " " + transfer.orderId());
            return reference.strip().startsWith("P-GOOD");
        }

        @Override
        public String pay(String key, Transfer transfer) {
            if (silent) {
                throw new PaymentsUnavailable(null);
            }
            if (transfer.caseId().equals(refused) || transfer.amount().equals(tooMuch)) {
                throw new IllegalStateException("nobody foresaw it");
            }
            paid.putIfAbsent(key, transfer.amount());
            if (answersLost) {
                throw new PaymentsUnavailable(null);
            }
            return always == null ? "REF-" + key : always;
        }
    }

    private String accepted() {
        String caseId = world.filed(door, "O-" + ++orders);
        door.submit(world.submission(caseId, SELLER, new AcceptClaim()));
        return caseId;
    }

    /** The seller does not perform, so the platform has to pay. */
    private String owed() {
        String caseId = accepted();
        lapse(caseId, DutyKind.PERFORM);
        follow(caseId);
        return caseId;
    }

    private Duty lapse(String caseId, DutyKind kind) {
        Duty duty = openDuties(caseId).stream()
                .filter(d -> d.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " is not among " + openDuties(caseId)));
        world.pass(Duration.between(world.now, duty.dueAt()));
        door.submit(world.submission(caseId, Actor.SYSTEM, new LapseDuty(duty.dutyId())));
        return duty;
    }

    private List<Duty> openDuties(String caseId) {
        Map<String, Duty> open = new HashMap<>();
        for (RecordedEvent recorded : world.stored.load(caseId).events()) {
            recorded.event().ball().ended().forEach(ended -> open.remove(ended.dutyId()));
            recorded.event().ball().opened().forEach(duty -> open.put(duty.dutyId(), duty));
        }
        return List.copyOf(open.values());
    }

    /** What the relay does after Kafka's acknowledgement, less its wake-up. */
    private void follow(String caseId) {
        CaseLog log = world.stored.load(caseId);
        List<Commit> last = List.of(log.commits().getLast());
        if (last.getFirst().events().stream()
                .flatMap(recorded -> recorded.event().ball().opened().stream())
                .anyMatch(duty -> duty.kind() == DutyKind.PAY_ADVANCE)) {
            advances.note(new Advances.Noted(caseId, log.lastSeq()));
        }
    }

    private List<AdvancePaid> recorded(String caseId) {
        return world.stored.load(caseId).events().stream()
                .filter(recorded -> recorded.event() instanceof AdvancePaid)
                .map(recorded -> (AdvancePaid) recorded.event())
                .toList();
    }

    @Test
    void asksWhetherTheSellersPaymentIsKnown() {
        String caseId = accepted();
        CaseRejection rejection = catchThrowableOfType(
                CaseRejection.class,
                () -> door.submit(world.submission(caseId, SELLER, new ConfirmStep(StepKind.REFUND, "P-BAD"))));
        assertThat(rejection.code()).isEqualTo(RejectionCode.PAYMENT_UNCONFIRMED);

        door.submit(world.submission(caseId, SELLER, new ConfirmStep(StepKind.REFUND, "P-GOOD")));
        // A refusal on what was only remembered is decided once more on what stands in the store.
        assertThat(bank.asked)
                .containsOnlyOnce("P-GOOD BUYER/lin 129.00 CNY")
                .containsOnly("P-BAD BUYER/lin 129.00 CNY", "P-GOOD BUYER/lin 129.00 CNY");
    }

    @Test
    void doesNotAskWhenTheBuyerConfirms() {
        String caseId = accepted();
        door.submit(world.submission(caseId, BUYER, new ConfirmStep(StepKind.REFUND, "thanks")));

        assertThat(bank.asked).isEmpty();
    }

    private CaseRejection refused(CaseCommands through, String caseId, Actor actor, String reference) {
        return catchThrowableOfType(
                CaseRejection.class,
                () -> through.submit(world.submission(caseId, actor, new ConfirmStep(StepKind.REFUND, reference))));
    }

    @Test
    void takesOnePaymentForOneCase() {
        String first = accepted();
        String second = accepted();
        CommandRequest paid = world.submission(first, SELLER, new ConfirmStep(StepKind.REFUND, "P-GOOD"));
        CommandResult answer = door.submit(paid);

        assertThat(refused(door, second, SELLER, " P-GOOD ").code()).isEqualTo(RejectionCode.REFERENCE_USED);
        assertThat(refused(door, second, BUYER, "P-GOOD").code()).isEqualTo(RejectionCode.REFERENCE_USED);
        assertThat(world.stored.load(second).lastSeq()).as("stored nothing").isEqualTo(2);
        assertThat(bank.asked).as("asks for no payment that is used").hasSize(1);
        assertThat(door.submit(paid).version()).as("the same command again").isEqualTo(answer.version());
        door.submit(world.submission(second, SELLER, new ConfirmStep(StepKind.REFUND, "P-GOOD-2")));
    }

    /** Who guesses what reference comes next would keep others from proving their payments. */
    @Test
    void takesNoReferenceForTheWordOfWhoeverDidNotPay() {
        String burnt = accepted();
        String paid = accepted();
        String again = accepted();
        door.submit(world.submission(burnt, BUYER, new ConfirmStep(StepKind.REFUND, "P-GOOD")));

        door.submit(world.submission(paid, SELLER, new ConfirmStep(StepKind.REFUND, "P-GOOD")));
        assertThat(refused(door, again, SELLER, "P-GOOD").code()).isEqualTo(RejectionCode.REFERENCE_USED);
    }

    @Test
    void takesOnePaymentForOneOfManyCasesAtOnce() throws Exception {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            cases.add(accepted());
        }
        List<CaseCommands> instances = List.of(world.door(world.stored, 0), world.door(world.stored, 0));
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<Thread> sellers = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            CaseCommands instance = instances.get(i % 2);
            CommandRequest request = world.submission(cases.get(i), SELLER, new ConfirmStep(StepKind.REFUND, "P-GOOD"));
            sellers.add(Thread.ofVirtual().start(() -> {
                try {
                    instance.submit(request);
                    closed.incrementAndGet();
                } catch (CaseRejection no) {
                    refused.addAndGet(no.code() == RejectionCode.REFERENCE_USED ? 1 : 0);
                }
            }));
        }
        for (Thread seller : sellers) {
            seller.join();
        }

        assertThat(closed).hasValue(1);
        assertThat(refused).hasValue(cases.size() - 1);
        assertThat(cases).filteredOn(id -> !world.stored.load(id).isOpen()).hasSize(1);
    }

    @Test
    void takesNoPaymentOfThePlatformForOneOfTheSeller() {
        String other = accepted();
        owed();
        payer.payAll();
        String reference = "REF-" + bank.paid.keySet().iterator().next();

        assertThat(refused(door, other, SELLER, reference).code()).isEqualTo(RejectionCode.REFERENCE_USED);
    }

    @Test
    void recordsNoAdvanceByAReferenceThatProvesAnother() {
        String first = owed();
        String second = owed();
        bank.always = "P-GOOD-7";
        payer.payAll();
        List.of(first, second).forEach(this::follow);
        bank.always = "p\u2011good \u20137";
        payer.payAll();

        assertThat(List.of(recorded(first).size(), recorded(second).size())).containsExactlyInAnyOrder(1, 0);
        assertThat(advances.noted(10)).as("somebody has to look").hasSize(1);
        bank.always = null;
        payer.payAll();
        // The duty of the first is over meanwhile, and may just have lapsed into its next one.
        List.of(first, second).forEach(this::follow);
        payer.payAll();
        assertThat(List.of(recorded(first).size(), recorded(second).size())).containsExactly(1, 1);
    }

    /** What was told late only brought about the lapse, and proves nothing yet. */
    @Test
    void recordsAnAdvanceByTheSameReferenceAfterItsDutyLapsedInTheMiddle() {
        String caseId = owed();
        Duty first = openDuties(caseId).getFirst();
        world.pass(Duration.between(world.now, first.dueAt()).plusHours(1));
        payer.payAll();
        follow(caseId);
        payer.payAll();

        assertThat(openDuties(caseId)).extracting(Duty::dutyId).doesNotContain(first.dutyId());
        assertThat(bank.paid).containsOnlyKeys(caseId + ":" + first.dutyId());
        assertThat(recorded(caseId)).hasSize(1);
    }

    @Test
    void recordsNoAdvanceByThePaymentOfASeller() {
        String paid = accepted();
        door.submit(world.submission(paid, SELLER, new ConfirmStep(StepKind.REFUND, "P-GOOD")));
        String caseId = owed();
        bank.always = "P-GOOD";
        payer.payAll();

        assertThat(recorded(caseId)).isEmpty();
    }

    @Test
    void letsNoBuyerKeepAnAdvanceFromBeingRecorded() {
        String guessed = accepted();
        door.submit(world.submission(guessed, BUYER, new ConfirmStep(StepKind.REFUND, "ADV-1002")));
        String caseId = owed();
        bank.always = "ADV-1002";
        payer.payAll();

        assertThat(recorded(caseId)).hasSize(1);
    }

    @Test
    void paysAnAdvanceAndRecordsExactlyWhatWasPaid() {
        String caseId = owed();
        payer.payAll();

        assertThat(bank.paid.values()).containsExactly(Money.of("129.00", "CNY"));
        assertThat(recorded(caseId)).hasSize(1);
        assertThat(recorded(caseId).getFirst().amount()).isEqualTo(Money.of("129.00", "CNY"));
        assertThat(recorded(caseId).getFirst().reference())
                .isEqualTo("REF-" + bank.paid.keySet().iterator().next());
        assertThat(advances.noted(10)).isEmpty();
    }

    /** A program with the role PAYMENTS speaks for the product, and is believed as little as a seller is. */
    @Test
    void areAskedWhereAProgramSaysThatAnAdvanceWasPaid() {
        String caseId = owed();
        assertThat(refusedAdvance(caseId, "NOTHING-WAS-PAID").code()).isEqualTo(RejectionCode.PAYMENT_UNCONFIRMED);
        bank.silent = true;
        assertThatThrownBy(() -> door.submit(told(caseId, "P-GOOD"))).isInstanceOf(PaymentsUnavailable.class);
        assertThat(recorded(caseId)).isEmpty();
        assertThat(world.stored.load(caseId).isOpen()).isTrue();

        bank.silent = false;
        door.submit(told(caseId, "P-GOOD"));
        assertThat(recorded(caseId)).extracting(AdvancePaid::reference).containsExactly("P-GOOD");
        assertThat(bank.asked)
                .contains("NOTHING-WAS-PAID BUYER/lin 129.00 CNY")
                .endsWith("P-GOOD BUYER/lin 129.00 CNY");
        assertThat(bank.cases).containsOnly(caseId + " O-" + orders);
    }

    /** Whoever knows by which key the product tells it cannot pass for the product. */
    @Test
    void areAskedWhateverKeyTheProgramChooses() {
        String caseId = owed();
        String duty = openDuties(caseId).getFirst().dutyId();
        RecordAdvance lie = new RecordAdvance(duty, "NOTHING-WAS-PAID");
        CommandRequest sent = world.submission(caseId, Actor.SYSTEM, lie);
        CommandRequest disguised = new CommandRequest(caseId, "advance:" + duty, Actor.SYSTEM, lie, sent.body(), null);

        assertThat(catchThrowableOfType(CaseRejection.class, () -> door.submit(disguised))
                        .code())
                .isEqualTo(RejectionCode.PAYMENT_UNCONFIRMED);
        payer.payAll();
        assertThat(recorded(caseId)).extracting(AdvancePaid::reference).containsExactly("REF-" + caseId + ":" + duty);
        assertThat(bank.asked).as("what was ordered is answered").doesNotContain("REF-" + caseId + ":" + duty);
    }

    @Test
    void areAskedForACreditThatIsToldAfterTheEnd() {
        String caseId = credited();
        String duty = openDuties(caseId).stream()
                .filter(open -> open.kind() == DutyKind.PAY_ADVANCE)
                .findFirst()
                .orElseThrow()
                .dutyId();
        door.submit(world.submission(caseId, BUYER, new WithdrawComplaint(null)));

        CommandRequest lie = world.submission(caseId, Actor.SYSTEM, new RecordAdvance(duty, "NOTHING-WAS-PAID"));
        assertThat(catchThrowableOfType(CaseRejection.class, () -> door.submit(lie))
                        .code())
                .isEqualTo(RejectionCode.PAYMENT_UNCONFIRMED);
        assertThat(recorded(caseId)).isEmpty();
    }

    private CommandRequest told(String caseId, String reference) {
        return world.submission(
                caseId,
                Actor.SYSTEM,
                new RecordAdvance(openDuties(caseId).getFirst().dutyId(), reference));
    }

    private CaseRejection refusedAdvance(String caseId, String reference) {
        return catchThrowableOfType(CaseRejection.class, () -> door.submit(told(caseId, reference)));
    }

    @Test
    void paysOnceThoughToldTwice() {
        String caseId = owed();
        payer.payAll();
        advances.note(new Advances.Noted(caseId, 1));
        payer.payAll();

        assertThat(bank.paid).hasSize(1);
        assertThat(recorded(caseId)).hasSize(1);
        assertThat(advances.noted(10)).isEmpty();
    }

    @Test
    void triesAgainWhenThePaymentSystemIsSilent() {
        String caseId = owed();
        bank.silent = true;
        payer.payAll();
        assertThat(recorded(caseId)).isEmpty();
        assertThat(advances.noted(10)).hasSize(1);

        bank.silent = false;
        payer.payAll();
        assertThat(recorded(caseId)).hasSize(1);
    }

    @Test
    void paysOnceThoughTheAnswerWasLostAndTheDutyLapsedMeanwhile() {
        String caseId = owed();
        bank.answersLost = true;
        payer.payAll();
        Duty first = lapse(caseId, DutyKind.PAY_ADVANCE);
        follow(caseId);
        assertThat(openDuties(caseId)).extracting(Duty::dutyId).doesNotContain(first.dutyId());

        bank.answersLost = false;
        payer.payAll();
        assertThat(bank.paid).containsOnlyKeys(caseId + ":" + first.dutyId());
        assertThat(recorded(caseId)).hasSize(1);
    }

    @Test
    void asksAgainForWhatWasAskedForUntilItIsAnsweredThoughTheCaseIsClosed() {
        String caseId = credited();
        bank.answersLost = true;
        payer.payAll();
        door.submit(world.submission(caseId, BUYER, new WithdrawComplaint(null)));
        payer.payAll();
        assertThat(recorded(caseId)).isEmpty();
        assertThat(advances.noted(10)).hasSize(1);

        bank.answersLost = false;
        payer.payAll();
        payer.payAll();
        assertThat(world.stored.load(caseId).isOpen()).isFalse();
        assertThat(bank.paid).hasSize(1);
        assertThat(recorded(caseId)).hasSize(1);
        assertThat(recorded(caseId).getFirst().amount()).isEqualTo(Money.of("129.00", "CNY"));
        assertThat(advances.noted(10)).isEmpty();
    }

    @Test
    void asksForNothingAfterTheEndThatWasNotAskedForBefore() {
        String caseId = credited();
        door.submit(world.submission(caseId, BUYER, new WithdrawComplaint(null)));
        payer.payAll();

        assertThat(bank.paid).isEmpty();
        assertThat(recorded(caseId)).isEmpty();
        assertThat(advances.noted(10)).isEmpty();
    }

    @Test
    void provesOneProvisionalCreditByOneReference() {
        bank.always = "P-GOOD-7";
        String first = credited();
        payer.payAll();
        String second = credited();
        payer.payAll();
        assertThat(recorded(first)).hasSize(1);
        assertThat(recorded(second)).isEmpty();

        bank.always = null;
        payer.payAll();
        assertThat(recorded(second)).hasSize(1);
    }

    /** The platform is late with its ruling, and so has to lay out what is claimed. */
    private String credited() {
        String caseId = world.filed(door, "O-" + ++orders);
        List.of(DutyKind.ANSWER_CLAIM, DutyKind.TRIAGE, DutyKind.PROVE, DutyKind.RULE)
                .forEach(silent -> lapse(caseId, silent));
        follow(caseId);
        assertThat(advances.noted(10)).hasSize(1);
        return caseId;
    }

    @Test
    void asksAnewForWhatIsAwardedAfterAPaymentThatFailedForGood() {
        String caseId = owed();
        bank.silent = true;
        Duty first = lapse(caseId, DutyKind.PAY_ADVANCE);
        while (!openDuties(caseId).isEmpty()) {
            lapse(caseId, DutyKind.PAY_ADVANCE);
        }
        RemedyLine line = new RemedyLine(Remedy.COMPENSATION, Money.of("300.00", "CNY"));
        door.submit(world.submission(
                caseId,
                new Actor(Role.SUPERVISOR, "gao"),
                new RecordExternalOutcome(SuspensionCause.COURT, "C-9", "the judgment is final", List.of(line), null)));
        lapse(caseId, DutyKind.PERFORM);
        follow(caseId);
        bank.silent = false;
        payer.payAll();

        assertThat(bank.paid).hasSize(1).doesNotContainKey(caseId + ":" + first.dutyId());
        assertThat(recorded(caseId)).hasSize(1);
    }

    @Test
    void paysWhatWasNotedBeforeARestart() {
        String caseId = owed();
        new AdvancePayer(advances, world.stored, world.decider(), bank, world.door()).payAll();

        assertThat(recorded(caseId)).hasSize(1);
    }

    @Test
    void notesAnAdvanceBeforeTheRelayMarksIt() {
        bank.silent = true;
        String caseId = accepted();
        lapse(caseId, DutyKind.PERFORM);
        CaseLog log = world.stored.load(caseId);
        payer.apply(log, List.of(log.commits().getLast()));

        assertThat(advances.noted(10)).containsExactly(new Advances.Noted(caseId, log.lastSeq()));
    }

    @Test
    void notesNothingElse() {
        String caseId = accepted();
        CaseLog log = world.stored.load(caseId);
        payer.apply(log, log.commits());

        assertThat(advances.noted(10)).isEmpty();
        assertThat(payer.isIdle()).isTrue();
    }

    @Test
    void paysTheOthersWhenOneCaseFailsForGood() {
        String first = owed();
        String second = owed();
        bank.refused = first;
        payer.payAll();

        assertThat(recorded(first)).isEmpty();
        assertThat(recorded(second)).hasSize(1);
    }

    @Test
    void paysTheOthersOfACaseWhenOneIsRefused() {
        String caseId = world.filed(door, "O-" + ++orders);
        List.of(DutyKind.ANSWER_CLAIM, DutyKind.TRIAGE, DutyKind.PROVE).forEach(silent -> lapse(caseId, silent));
        ruledAndNotPerformed(caseId, Map.of(Account.SELLER, 40, Account.CARRIER, 60), Fault.CARRIER);
        assertThat(openDuties(caseId))
                .filteredOn(duty -> duty.kind() == DutyKind.PAY_ADVANCE)
                .hasSize(2);
        advances.note(new Advances.Noted(caseId, world.stored.load(caseId).lastSeq()));

        bank.tooMuch = Money.of("77.40", "CNY");
        payer.payAll();
        assertThat(recorded(caseId)).extracting(AdvancePaid::amount).containsExactly(Money.of("51.60", "CNY"));
        assertThat(advances.noted(10)).hasSize(1);

        bank.tooMuch = null;
        payer.payAll();
        assertThat(recorded(caseId))
                .extracting(AdvancePaid::amount)
                .containsExactly(Money.of("51.60", "CNY"), Money.of("77.40", "CNY"));
    }

    /** Nobody appeals, and the seller does nothing either. */
    private void ruledAndNotPerformed(String caseId, Map<Account, Integer> liability, Fault fault) {
        IssueRuling ruling = new IssueRuling(
                List.of(
                        new FindingOf("DEFECT_SHOWN", Finding.NOT_PROVEN, "没有提交任何证据", List.of()),
                        new FindingOf("SOUND_WHEN_SENT", Finding.NOT_PROVEN, "没有提交任何证据", List.of())),
                RulingResult.GRANTED,
                null,
                null,
                liability,
                fault,
                List.of(),
                "责任按比例承担");
        door.submit(world.submission(caseId, new Actor(Role.SENIOR, "mei"), ruling));
        List.of(DutyKind.MAY_APPEAL, DutyKind.PERFORM).forEach(silent -> lapse(caseId, silent));
    }

    /** The credit has covered all of it: nothing is paid when the seller's time is over, so nobody can be asked. */
    @Test
    void areAskedForNothingWhereNothingIsLeftToPay() {
        String caseId = credited();
        payer.payAll();
        ruledAndNotPerformed(caseId, Map.of(Account.SELLER, 100), Fault.SELLER);

        assertThat(recorded(caseId)).extracting(AdvancePaid::reference).contains((String) null);
        assertThat(bank.asked).isEmpty();
        assertThat(world.stored.load(caseId).isOpen()).isFalse();
    }

    /** The platform had credited a part, so the seller pays two; what proves only one of them proves nothing. */
    @Test
    void areAskedForEachPayeeByItself() {
        FileComplaint part = new FileComplaint(
                Samples.order("O-" + ++orders),
                Reason.QUALITY_DEFECT,
                Remedy.PARTIAL_REFUND,
                Money.of("60.00", "CNY"),
                "漏水",
                List.of(),
                false);
        String caseId = door.submit(world.submission(null, BUYER, part)).caseId();
        List.of(DutyKind.ANSWER_CLAIM, DutyKind.TRIAGE, DutyKind.PROVE, DutyKind.RULE)
                .forEach(silent -> lapse(caseId, silent));
        RecordExternalOutcome award = new RecordExternalOutcome(
                SuspensionCause.COURT, "C-1", "判决已经生效", null, null, Remedy.REFUND, Money.of("129.00", "CNY"));
        door.submit(world.submission(caseId, new Actor(Role.SUPERVISOR, "gao"), award));

        door.submit(world.submission(caseId, SELLER, new ConfirmStep(StepKind.REFUND, "P-GOOD-1")));

        assertThat(bank.asked).containsExactly("P-GOOD-1 PLATFORM 60.00 CNY", "P-GOOD-1 " + BUYER + " 69.00 CNY");
    }
}
