package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.store.Advances;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.InMemoryAdvances;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.StepKind;
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
        private final List<String> asked = new ArrayList<>();
        private final Map<String, Money> paid = new HashMap<>();
        private boolean silent;
        private boolean answersLost;
        private String refused;

        @Override
        public boolean confirms(String reference, Money amount) {
            asked.add(reference + " " + amount);
            return "P-GOOD".equals(reference);
        }

        @Override
        public String payAdvance(String key, String caseId, Money amount) {
            if (silent) {
                throw new PaymentsUnavailable(null);
            }
            if (caseId.equals(refused)) {
                throw new IllegalStateException("nobody foresaw it");
            }
            paid.putIfAbsent(key, amount);
            if (answersLost) {
                throw new PaymentsUnavailable(null);
            }
            return "REF-" + key;
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
                .orElseThrow();
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
        assertThat(bank.asked).containsExactly("P-BAD 129.00 CNY", "P-GOOD 129.00 CNY");
    }

    @Test
    void doesNotAskWhenTheBuyerConfirms() {
        String caseId = accepted();
        door.submit(world.submission(caseId, BUYER, new ConfirmStep(StepKind.REFUND, "thanks")));

        assertThat(bank.asked).isEmpty();
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
}
