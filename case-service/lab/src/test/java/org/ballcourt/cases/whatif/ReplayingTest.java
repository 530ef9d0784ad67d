package org.ballcourt.cases.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

/** Told again under its own rules, a case goes exactly as it went. */
class ReplayingTest {
    private static final int HISTORIES = Integer.getInteger("ballcourt.whatif.histories", 2_000);
    private static final long SEED = Long.getLong("ballcourt.whatif.seed", System.nanoTime());

    private static final Set<Class<? extends CaseEvent>> OF_NO_DISPUTE = Set.of(
            AgentComplaintFiled.class,
            AgentComplaintDecided.class,
            SanctionAppealed.class,
            ViolationReported.class,
            ViolationDecided.class,
            FlagContested.class,
            RecoveryContested.class,
            ContestDecided.class,
            ReportAnswered.class,
            ContactOpened.class,
            ContactAnswered.class);

    /** PolicyAnnounced: the shipped market has one version. */
    private static final int OF_A_LATER_VERSION = 1;

    @Test
    void tellsEveryCaseToTheLastByte() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            CaseLog log = filed(seed);
            if (log != null) {
                tell(seed, log);
                log.events().forEach(event -> seen.merge(name(event), 1, Integer::sum));
            }
        }
        System.out.println("what-if: " + HISTORIES + " histories from seed " + SEED + ", events " + seen);
        assertThat(seen.keySet())
                .as("every event of a dispute is in some history")
                .hasSize(EventNames.all().size() - OF_NO_DISPUTE.size() - OF_A_LATER_VERSION);
    }

    /** Null where the random complaint was refused. */
    private static CaseLog filed(long seed) {
        try {
            return RandomCase.of(seed);
        } catch (org.ballcourt.cases.domain.CaseRejection refused) {
            return null;
        }
    }

    private static void tell(long seed, CaseLog log) {
        try {
            Policy own = Shipped.policies().inForce(log.lastAt());
            ReplayVerification.Told told = ReplayVerification.tell(History.of(log), new OnePolicy(own));
            assertThat(told.course().events()).hasSize(log.events().size());
            for (int i = 0; i < log.events().size(); i++) {
                assertThat(Wire.payload(ReplayVerification.textless(
                                told.course().events().get(i).event())))
                        .isEqualTo(Wire.payload(
                                ReplayVerification.textless(log.events().get(i).event())));
            }
            ReplayedCase again = Replay.of(told.history(), own);
            assertThat(Difference.between(told.history(), told.course(), again).kinds())
                    .isEmpty();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    @Test
    void tellsACaseWhoseLapsesWereNoticedLate() {
        LoggedCase unwatched = LoggedCase.filed("BC-LATE", "129.00");
        while (unwatched.earliest().isPresent()) {
            unwatched.sleeps("P9DT0.123456789S").clocksCome();
        }
        tell(0, unwatched.log());
    }

    @Test
    void tellsACaseWhoseLapsesWereNoticedAtTheEndOfTheirInstant() {
        LoggedCase silent = LoggedCase.filed("BC-SILENT", "129.00");
        while (silent.earliest().isPresent()) {
            silent.clocksComeAtOnce();
        }
        tell(0, silent.log());
    }

    @Test
    void tellsADeclinedCaseThatTheReviewerHadTakenAllTheSame() {
        LoggedCase taken = LoggedCase.filed("BC-TAKEN", "129.00")
                .does(
                        "SELLER/shop",
                        new CaseCommand.RejectClaim(
                                SellerRejectionGround.NORMAL_WEAR, "it was worn for months", List.of()))
                .does("BUYER/li", new CaseCommand.RequestIntervention(InterventionGround.SELLER_REJECTED, "it was new"))
                .does(
                        "AGENT/wang",
                        new CaseCommand.DeclineIntervention(DeclineCode.OUT_OF_SCOPE, "no matter of ours, we think"))
                .does(
                        "BUYER/li",
                        new CaseCommand.LodgeAppeal(AppealGround.PROCEDURE, "nobody asked me anything", null, null))
                .does(
                        "REVIEWER/zhao",
                        new CaseCommand.DecideAppeal(AppealDecision.REVISED, null, "it is a matter of ours"))
                .does("BUYER/li", new CaseCommand.WithdrawComplaint("settled between us"));
        tell(0, taken.log());
    }

    private static String name(RecordedEvent recorded) {
        return EventNames.shortNameOf(recorded.event());
    }
}
