package org.ballcourt.cases.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.ExternalOutcomeRecorded;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

/** One parameter is changed: only cases that met its rule may go another way, and they go the way that the rule says. */
class ChangingOneRuleTest {
    private static final RejectClaim REJECT = new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", List.of());
    private static final long SEED = Long.getLong("ballcourt.whatif.seed", System.nanoTime());

    private static final List<CaseLog> RANDOM = LongStream.range(SEED, SEED + 400)
            .mapToObj(ChangingOneRuleTest::random)
            .filter(java.util.Objects::nonNull)
            .toList();

    private static CaseLog random(long seed) {
        try {
            return RandomCase.of(seed);
        } catch (CaseRejection refused) {
            return null;
        }
    }

    private static Difference difference(CaseLog log, Policy draft) {
        ReplayVerification.Told told = ReplayVerification.tell(History.of(log), new OnePolicy(Drafts.own()));
        return Difference.between(told.history(), told.course(), Replay.of(told.history(), draft));
    }

    /** Only cases that met the rule change, and some of them do. */
    private static void touchesOnly(Predicate<CaseLog> met, Policy draft) {
        int changed = 0;
        for (CaseLog log : RANDOM) {
            if (!difference(log, draft).kinds().isEmpty()) {
                assertThat(met.test(log))
                        .as(log.caseId() + " changed without having met the rule")
                        .isTrue();
                changed++;
            }
        }
        assertThat(changed).as("changed cases from seed " + SEED).isPositive();
    }

    private static boolean lapsed(CaseLog log, Predicate<DutyLapsed> which) {
        return log.events().stream().anyMatch(e -> e.event() instanceof DutyLapsed lapse && which.test(lapse));
    }

    private static boolean opened(CaseLog log, Predicate<Duty> which) {
        return log.events().stream()
                .flatMap((RecordedEvent e) -> e.event().ball().opened().stream())
                .anyMatch(which);
    }

    @Test
    void lapsesAnAnswerThatNowComesTooLate() {
        CaseLog log = LoggedCase.filed("BC-1", "129.00")
                .waits("PT30H")
                .does("SELLER/shop", REJECT)
                .does("BUYER/li", new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does("BUYER/li", new WithdrawComplaint("x"))
                .log();

        Difference difference =
                difference(log, Drafts.changed("  ANSWER_CLAIM: {time: PT48H", "  ANSWER_CLAIM: {time: PT24H"));

        assertThat(difference.lapses()).containsEntry("ANSWER_CLAIM INTERVENTION_OPENS", 1);
        assertThat(difference.refused())
                .extracting(ReplayedCase.Refusal::command, ReplayedCase.Refusal::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("RejectClaim", RejectionCode.WRONG_STAGE),
                        org.assertj.core.groups.Tuple.tuple("RequestIntervention", RejectionCode.WRONG_STAGE));
        assertThat(difference.after().outcome()).isEqualTo("WITHDRAWN");
        assertThat(difference.held())
                .containsEntry("SELLER", Duration.ofHours(-6))
                .containsEntry("AGENT", Duration.ofHours(6));
        assertThat(difference.time()).isZero();
    }

    @Test
    void refundsWhatIsNowASmallClaim() {
        CaseLog log = LoggedCase.filed("BC-1", "129.00")
                .waits("PT49H")
                .does("BUYER/li", new WithdrawComplaint("x"))
                .log();

        Difference difference = difference(log, Drafts.changed("smallClaim: \"50.00\"", "smallClaim: \"200.00\""));

        assertThat(difference.before().outcome()).isEqualTo("WITHDRAWN");
        assertThat(difference.after().outcome()).isEqualTo("REMEDY_PERFORMED");
        assertThat(difference.lapses())
                .containsEntry("ANSWER_CLAIM INTERVENTION_OPENS", -1)
                .containsEntry("ANSWER_CLAIM REMEDY_GRANTED", 1)
                .containsEntry("PERFORM PLATFORM_PAYS", 1);
        assertThat(difference.money())
                .isEqualTo(Map.of(
                        Account.BUYER, new BigDecimal("129.00"),
                        Account.SELLER, new BigDecimal("-129.00")));
        assertThat(difference.refused())
                .extracting(ReplayedCase.Refusal::code)
                .containsExactly(RejectionCode.WRONG_STAGE);
    }

    /** The number of a duty depends on every duty before it. */
    @Test
    void answersTheRequestThatWasAnsweredWhateverItsNumberIsNow() {
        CaseLog log = LoggedCase.filed("BC-1", "129.00")
                .does("SELLER/shop", new MakeOffer(Remedy.REFUND, Money.of("20.00", "CNY"), "x"))
                .does("BUYER/li", new DeclineOffer("offer-1", "x"))
                .does("SELLER/shop", new MakeOffer(Remedy.REFUND, Money.of("30.00", "CNY"), "x"))
                .does("BUYER/li", new DeclineOffer("offer-2", "x"))
                .does("SELLER/shop", REJECT)
                .does("BUYER/li", new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does("AGENT/wang", new AcceptIntervention())
                .does("AGENT/wang", new RequestEvidence("SELLER", "SOUND_WHEN_SENT", List.of(), "the papers"))
                .does("AGENT/wang", new RequestEvidence("SELLER", "DEFECT_SHOWN", List.of(), "the photo"))
                .does("SELLER/shop", new DeclareUnavailable("d11", "no photo was ever taken"))
                .does("BUYER/li", new WithdrawComplaint("x"))
                .log();

        Difference difference = difference(log, Drafts.changed("offers: {pausing: 2,", "offers: {pausing: 1,"));

        assertThat(difference.refused()).isEmpty();
        assertThat(difference.after().outcome()).isEqualTo("WITHDRAWN");
    }

    @Test
    void leavesCasesAloneThatDidNotMeetTheSmallClaim() {
        touchesOnly(
                log -> opened(
                                log,
                                duty -> duty.kind() == DutyKind.ANSWER_CLAIM
                                        && duty.onLapse() == Consequence.INTERVENTION_OPENS)
                        && lapsed(log, lapse -> lapse.duty() == DutyKind.ANSWER_CLAIM),
                Drafts.changed("smallClaim: \"50.00\"", "smallClaim: \"200.00\""));
    }

    @Test
    void leavesCasesAloneInWhichNoSeniorWasLate() {
        String usual = "  RULE_BY_SENIOR: PROVISIONAL_CREDIT\n  RULE_AFTER_AGENT_LAPSE: PROVISIONAL_CREDIT";
        Policy strict = Drafts.changed(usual, usual.replace("PROVISIONAL_CREDIT", "GRANTED_AT_PLATFORM_COST"));

        touchesOnly(
                log -> lapsed(
                        log,
                        lapse ->
                                lapse.duty() == DutyKind.RULE && lapse.consequence() == Consequence.PROVISIONAL_CREDIT),
                strict);
        for (CaseLog log : RANDOM) {
            ReplayedCase after = difference(log, strict).after();
            boolean award =
                    log.events().stream().anyMatch(recorded -> recorded.event() instanceof ExternalOutcomeRecorded);
            // What an outside body awards afterwards is performed in its turn, and decides.
            if (after.lapses().containsKey("RULE GRANTED_AT_PLATFORM_COST") && !award) {
                assertThat(after.outcome()).isEqualTo("REMEDY_PERFORMED");
                assertThat(after.fault()).isEqualTo(Fault.PLATFORM);
            }
        }
    }

    @Test
    void letsTheComplaintsThatWouldNotHaveBeenTakenFallAway() {
        CaseLog log = LoggedCase.filed("BC-1", "129.00")
                .does("SELLER/shop", new AcceptClaim())
                .does("SELLER/shop", new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .log();

        Difference difference = difference(log, Drafts.changed("defaultDays: 90", "defaultDays: 3"));

        assertThat(difference.after().outcome()).isEqualTo(ReplayedCase.NOT_TAKEN);
        assertThat(difference.refused())
                .containsExactly(new ReplayedCase.Refusal(
                        LoggedCase.START, Role.BUYER, "FileComplaint", RejectionCode.OUTSIDE_WINDOW));
        assertThat(difference.money())
                .isEqualTo(Map.of(
                        Account.BUYER, new BigDecimal("-129.00"),
                        Account.SELLER, new BigDecimal("129.00")));
    }

    @Test
    void paysTheAdvanceAfterTheDelayThatItHad() {
        LoggedCase told = LoggedCase.filed("BC-1", "129.00").does("SELLER/shop", new AcceptClaim());
        told.payDelay = Duration.ofHours(5);
        CaseLog log = told.waits("P10D").log();

        Difference difference = difference(
                log,
                Drafts.changed(
                        "  PERFORM: {time: PT24H, clock: BUSINESS}", "  PERFORM: {time: PT24H, clock: CALENDAR}"));

        assertThat(difference.after().duration()).isEqualTo(Duration.ofHours(24 + 5));
        assertThat(difference.after().events().reversed().get(2).at())
                .isEqualTo(LoggedCase.START.plus(Duration.ofHours(24 + 5)));
    }

    @Test
    void answersTheOfferThatWasMeantThoughAnEarlierOneWasRefused() {
        Money half = Money.of("60.00", "CNY");
        CaseLog log = LoggedCase.filed("BC-1", "129.00")
                .does("SELLER/shop", REJECT)
                .does("SELLER/shop", new MakeOffer(Remedy.COMPENSATION, Money.of("9000.00", "CNY"), "x"))
                .does("SELLER/shop", new MakeOffer(Remedy.PARTIAL_REFUND, half, null))
                .does("BUYER/li", new AcceptOffer("offer-2"))
                .does("SELLER/shop", new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .log();
        Policy lessCompensation = Drafts.changed("compensationMultiple: 3", "compensationMultiple: 1");

        Difference difference = difference(log, lessCompensation);

        assertThat(difference.refused())
                .extracting(ReplayedCase.Refusal::code)
                .containsExactly(RejectionCode.AMOUNT_EXCEEDS_ORDER);
        assertThat(difference.after().outcome()).isEqualTo("SETTLED");
        assertThat(difference.money()).isEmpty();
    }

    @Test
    void noticesDeadlinesWhenTheClocksWereAwakeAgain() {
        CaseLog log = LoggedCase.filed("BC-1", "129.00")
                .sleeps("PT60H")
                .does("BUYER/li", new WithdrawComplaint(null))
                .log();

        Difference difference =
                difference(log, Drafts.changed("  ANSWER_CLAIM: {time: PT48H", "  ANSWER_CLAIM: {time: PT50H"));

        assertThat(difference.held())
                .containsEntry("SELLER", Duration.ofHours(2))
                .containsEntry("AGENT", Duration.ofHours(-2));
        assertThat(difference.after().outcome()).isEqualTo("WITHDRAWN");
    }
}
