package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.store.Samples.filed;
import static org.ballcourt.cases.store.UsedReferences.Taken.LOG_CHANGED;
import static org.ballcourt.cases.store.UsedReferences.Taken.TAKEN;
import static org.ballcourt.cases.store.UsedReferences.Taken.USED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ballcourt.cases.store.CaseStore.Written;
import org.ballcourt.cases.store.PaymentReferences.Claimant;
import org.ballcourt.cases.store.PaymentReferences.Use;
import org.ballcourt.cases.store.UsedReferences.Taken;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.wire.Sha256;
import org.junit.jupiter.api.Test;

/** A reference proves one payment, whoever crashes where. */
interface UsedReferencesKit extends StoreUnderTest {
    private UsedReferences references(Duration later) {
        Instant start = Instant.parse("2026-09-01T00:00:00Z");
        return new UsedReferences(paymentReferences(), cases(), () -> start.plus(later));
    }

    private UsedReferences muchLater() {
        return references(UsedReferences.PATIENCE.plusSeconds(1));
    }

    private Use use(CaseLog base, String commandId, String currency) {
        return use(base, new Claimant(Samples.BUYER, commandId, "hash-of-" + commandId), currency);
    }

    private Use use(CaseLog base, Claimant command, String currency) {
        Instant since = Instant.parse("2026-09-01T00:00:00Z");
        Money amount = Money.of("129.00", currency);
        return new Use(base.caseId(), base.version(), command, "BUYER/lin", amount, since);
    }

    private Taken take(UsedReferences references, CaseLog base, String commandId) {
        return references.take("PAY-1", use(base, commandId, "CNY"));
    }

    /** A case whose command c-2 proved its payment with PAY-1. */
    private CaseLog paid(String caseId) {
        CaseLog base = add(caseId, "c-1", filed("O-" + caseId));
        assertThat(take(references(Duration.ZERO), base, "c-2")).isEqualTo(TAKEN);
        return add(caseId, "c-2", Samples.closed(Outcome.SETTLED));
    }

    @Test
    default void provesOnePaymentAlone() {
        CaseLog other = add("BC-2", "c-1", filed("O-2"));
        paid("BC-1");
        restart();

        assertThat(take(muchLater(), other, "c-2")).isEqualTo(USED);
        assertThat(muchLater().take("PAY-1", use(other, "c-2", "EUR")))
                .as("of another currency")
                .isEqualTo(USED);
        assertThat(muchLater().take(" ＰＡＹ-１ ", use(other, "c-2", "CNY")))
                .as("written in another width")
                .isEqualTo(USED);
        assertThat(muchLater().take("pay\u200B - 1", use(other, "c-2", "CNY")))
                .as("in small letters, and with what nobody sees")
                .isEqualTo(USED);
        assertThat(muchLater().isUsed("PAY-1", use(other, "c-2", "CNY"))).isTrue();
        assertThat(muchLater().isUsed("PAY-2", use(other, "c-2", "CNY"))).isFalse();
    }

    @Test
    default void provesNoSecondPaymentOfTheSameCase() {
        CaseLog log = paid("BC-1");

        assertThat(references(Duration.ZERO).isUsed("PAY-1", use(log, "c-3", "CNY")))
                .isTrue();
        assertThat(take(references(Duration.ZERO), log, "c-3")).isEqualTo(USED);
        assertThat(take(references(Duration.ZERO), log, "c-2"))
                .as("the same command again")
                .isEqualTo(TAKEN);
    }

    /** Whoever has paid may show the same payment once more where the buyer says that nothing came, and in no other case. */
    @Test
    default void provesAgainWhatWasReportedAsNotDone() {
        CaseLog other = add("BC-2", "c-1", filed("O-2"));
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        assertThat(take(references(Duration.ZERO), base, "c-2")).isEqualTo(TAKEN);
        CaseLog closed = add("BC-1", "c-2", Samples.refunded());
        assertThat(take(references(Duration.ZERO), closed, "c-3")).isEqualTo(USED);
        CaseLog again = add("BC-1", "c-3", Samples.reopened());

        assertThat(references(Duration.ZERO).isUsed("PAY-1", use(again, "c-4", "CNY")))
                .isFalse();
        assertThat(references(Duration.ZERO).isUsed("PAY-1", use(other, "c-2", "CNY")))
                .isTrue();
        assertThat(take(references(Duration.ZERO), again, "c-4")).isEqualTo(TAKEN);
        CaseLog over = add("BC-1", "c-4", Samples.refunded());
        assertThat(take(references(Duration.ZERO), over, "c-5")).isEqualTo(USED);
        assertThat(take(muchLater(), other, "c-2")).isEqualTo(USED);
    }

    /** A reference lay under what was written, until case and blanks made no other one of it. */
    @Test
    default void findsWhatWasTakenBeforeItsFormWasKept() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        CaseLog other = add("BC-2", "c-1", filed("O-2"));
        String raw = Sha256.hex("pay of Lin 1");
        assertThat(paymentReferences().take(raw, null, use(base, "c-2", "CNY"))).isTrue();
        Use next = use(other, "c-2", "CNY");

        assertThat(muchLater().isUsed("pay of Lin 1", next)).as("not stored").isFalse();
        add("BC-1", "c-2", Samples.closed(Outcome.SETTLED));
        assertThat(muchLater().isUsed("pay of Lin 1", next)).isTrue();
        assertThat(muchLater().take(" pay of Lin 1", next)).isEqualTo(USED);
        assertThat(muchLater().takeForAdvance("pay of Lin 1", next))
                .as("only a buyer said so")
                .isEqualTo(TAKEN);
        assertThat(paymentReferences().find(List.of(UsedReferences.key("pay of Lin 1"))))
                .isEmpty();
        assertThat(paymentReferences().take(Sha256.hex("pay-2"), null, use(base, "c-2", "CNY")))
                .isTrue();
        assertThat(muchLater().take("PAY-2", next)).as("in small letters then").isEqualTo(USED);
    }

    @Test
    default void givesAReferenceToOneOfManyAtOnce() throws Exception {
        AtomicInteger winners = new AtomicInteger();
        Thread[] payers = new Thread[8];
        for (int i = 0; i < payers.length; i++) {
            CaseLog base = add("BC-" + i, "c-1", filed("O-" + i));
            payers[i] = Thread.ofVirtual()
                    .start(() -> winners.addAndGet(take(references(Duration.ZERO), base, "c-2") == TAKEN ? 1 : 0));
        }
        for (Thread payer : payers) {
            payer.join();
        }

        assertThat(winners).hasValue(1);
    }

    @Test
    default void waitsForACommandThatMayStillBeStored() {
        CaseLog first = add("BC-1", "c-1", filed("O-1"));
        CaseLog second = add("BC-2", "c-1", filed("O-2"));
        take(references(Duration.ZERO), first, "c-2");

        assertThat(take(references(Duration.ZERO), second, "c-2")).isEqualTo(USED);
    }

    @Test
    default void fencesOffACommandThatNeverCameToBeStored() {
        CaseLog first = add("BC-1", "c-1", filed("O-1"));
        CaseLog second = add("BC-2", "c-1", filed("O-2"));
        take(references(Duration.ZERO), first, "c-2");

        assertThat(take(muchLater(), second, "c-2")).isEqualTo(TAKEN);
        assertThat(cases().append(first, next(first, "c-2", filed("O-1")))).isEqualTo(Written.CONFLICT);
    }

    @Test
    default void leavesAReferenceToTheNextCommandOfACaseWhoseFirstOneFailed() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        take(references(Duration.ZERO), base, "c-2");

        assertThat(references(Duration.ZERO).isUsed("PAY-1", use(base, "c-3", "CNY")))
                .isFalse();
        assertThat(take(references(Duration.ZERO), base, "c-3")).isEqualTo(LOG_CHANGED);
        assertThat(cases().append(base, next(base, "c-2", filed("O-1"))))
                .as("the first one is fenced off")
                .isEqualTo(Written.CONFLICT);
        assertThat(take(references(Duration.ZERO), cases().load("BC-1"), "c-3")).isEqualTo(TAKEN);
    }

    /** A refused command may be mended and sent under its id again: its first body proved nothing. */
    @Test
    default void freesWhatARefusedCommandNamedBeforeItCameWithAnotherBody() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        CaseLog other = add("BC-2", "c-1", filed("O-2"));
        Use refused = use(base, new Claimant(Samples.BUYER, "c-3", "hash of its first body"), "CNY");
        assertThat(references(Duration.ZERO).take("PAY-1", refused)).isEqualTo(TAKEN);
        add("BC-1", "c-2", Samples.stated("faster"));
        add("BC-1", "c-3", Samples.stated("with another body"));

        assertThat(references(Duration.ZERO).isUsed("PAY-1", use(other, "c-2", "CNY")))
                .isFalse();
        assertThat(take(references(Duration.ZERO), other, "c-2")).isEqualTo(TAKEN);
    }

    /** Two bodies under one id are two commands: only one of them can be stored, and the claim must be that one's. */
    @Test
    default void fencesOffTheSameCommandIdWithAnotherBody() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        Use first = use(base, new Claimant(Samples.BUYER, "c-2", "hash of its first body"), "CNY");
        references(Duration.ZERO).take("PAY-1", first);

        assertThat(take(references(Duration.ZERO), base, "c-2")).isEqualTo(LOG_CHANGED);
        assertThat(cases().append(base, next(base, "c-2", Samples.stated("first body"))))
                .isEqualTo(Written.CONFLICT);
    }

    @Test
    default void takesOnePaymentForOneAdvanceAndNoBuyersWordAgainstIt() {
        CaseLog first = add("BC-1", "c-1", filed("O-1"));
        CaseLog second = add("BC-2", "c-1", filed("O-2"));
        Use ofPlatform = use(first, new Claimant(Actor.SYSTEM, "advance:d1", "hash"), "CNY");
        Use another = use(second, new Claimant(Actor.SYSTEM, "advance:d1", "hash"), "CNY");
        assertThat(references(Duration.ZERO).takeForAdvance("PAY-1", ofPlatform))
                .isEqualTo(TAKEN);
        assertThat(references(Duration.ZERO).takeForAdvance("PAY-1", ofPlatform))
                .as("the same command again")
                .isEqualTo(TAKEN);
        assertThat(references(Duration.ZERO).takeForAdvance("pay\u20101", another))
                .isEqualTo(USED);

        assertThat(references(Duration.ZERO).take("PAY-2", use(first, "c-2", "CNY")))
                .isEqualTo(TAKEN);
        assertThat(references(Duration.ZERO).takeForAdvance("PAY-2", another)).isEqualTo(TAKEN);
    }

    @Test
    default void leavesAReferenceWhereItIsWhenItsCaseCannotBeRead() {
        CaseLog other = add("BC-2", "c-1", filed("O-2"));
        paid("BC-1");
        tamper("BC-1", log -> log.append("commits", "gone"));

        assertThat(take(muchLater(), other, "c-2")).isEqualTo(USED);
    }
}
