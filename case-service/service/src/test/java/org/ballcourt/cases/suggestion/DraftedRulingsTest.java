package org.ballcourt.cases.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.model.RandomCommands;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.suggestion.Suggestion.ForRuling;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.FindingOf;
import org.ballcourt.contracts.CaseCommand.IssueRuling;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Stage;
import org.ballcourt.messages.Language;
import org.junit.jupiter.api.Test;

/** Whatever happened before, a draft that is sent as it stands is a ruling that the core takes. */
class DraftedRulingsTest {
    private static final int HISTORIES = Integer.getInteger("ballcourt.drafts.histories", 1_500);
    private static final long SEED = Long.getLong("ballcourt.drafts.seed", System.nanoTime());
    private static final List<Actor> JUDGES = List.of(Actor.parse("AGENT/wang"), Actor.parse("SENIOR/mei"));

    private final CaseDecider decider = new CaseDecider(Shipped.policies());
    private final Map<String, Integer> taken = new TreeMap<>();
    private RandomCommands commands;
    private Supplier<Facts> facts = () -> commands.facts();
    private CaseState state;
    private Instant now;

    @Test
    void areTakenByTheCoreAsTheyStand() {
        for (int history = 0; history < HISTORIES; history++) {
            play(SEED + history);
        }
        System.out.println("drafts of rulings: seed " + SEED + ", taken " + taken);

        assertThat(taken).containsKeys("GRANTED", "DISMISSED", "GRANTED of a return", "DISMISSED of a return");
    }

    @Test
    void nameASeniorForWhateverIsRuledOnALargeClaim() {
        assertThat(afterSilence("180.00").by()).isNull();
        assertThat(afterSilence("6000.00").by()).isEqualTo(Role.SENIOR);
    }

    private ForRuling afterSilence(String price) {
        facts = () -> Facts.NONE;
        Order dear = new Order(
                "O-1",
                "1",
                "li",
                "shop",
                null,
                null,
                GoodsClass.OTHER,
                Money.of(price, "CNY"),
                1,
                RandomCommands.START.minus(Duration.ofDays(9)),
                RandomCommands.START.minus(Duration.ofDays(8)),
                RandomCommands.START.minus(Duration.ofDays(5)),
                null,
                List.of(),
                false,
                null,
                null,
                null);
        state = CaseState.NONE;
        now = RandomCommands.START;
        send(
                Actor.parse("BUYER/li"),
                new FileComplaint(
                        dear, Reason.QUALITY_DEFECT, Remedy.REFUND, Money.of(price, "CNY"), "x", List.of(), false));
        while (state.stage() != Stage.ADJUDICATION) {
            now = state.ball().open().getFirst().dueAt().plusMillis(1);
            lapse();
        }
        ForRuling draft = RulingDraft.of(state, decider.policyOf(state, now), List.of(), Language.of("zh"));
        assertThat(draft.result()).isEqualTo(RulingResult.DISMISSED);
        return draft;
    }

    private void play(long seed) {
        Random random = new Random(seed);
        commands = new RandomCommands(random);
        state = CaseState.NONE;
        now = RandomCommands.START;
        send(Actor.parse("BUYER/li"), commands.filing());
        for (int i = 0; i < 60 && state.isOpen(); i++) {
            now = now.plusSeconds(random.nextInt(10) == 0 ? random.nextInt(400_000) : random.nextInt(10_000));
            lapse();
            JUDGES.forEach(judge -> drafts(judge, seed));
            RandomCommands.Sent sent = commands.next(state, decider, now);
            send(sent.by(), sent.command());
        }
    }

    private void lapse() {
        for (Optional<Duty> due = due(); due.isPresent(); due = due()) {
            send(Actor.SYSTEM, new LapseDuty(due.get().dutyId()));
        }
    }

    private Optional<Duty> due() {
        return state.ball().open().stream()
                .filter(duty -> state.isOpen() && !duty.dueAt().isAfter(now))
                .min(Comparator.comparing(Duty::dueAt));
    }

    private void drafts(Actor judge, long seed) {
        if (!decider.allowed(judge, state, now).contains(IssueRuling.class)) {
            return;
        }
        ForRuling draft = RulingDraft.of(state, decider.policyOf(state, now), List.of(), Language.of("zh"));
        if (draft.result() == null || draft.by() != null && draft.by() != judge.role()) {
            return;
        }
        try {
            decider.decide(new DecisionInput("BC-1", judge, now, ruling(draft), Facts.NONE), state);
        } catch (CaseRejection no) {
            throw new AssertionError("seed " + seed + ": " + no.getMessage() + " to " + draft + " in " + state);
        }
        String about = state.fulfilment().disputed() == null ? "" : " of a return";
        taken.merge(draft.result() + about, 1, Integer::sum);
    }

    private static IssueRuling ruling(ForRuling draft) {
        boolean several = draft.lines() != null;
        return new IssueRuling(
                draft.findings().stream()
                        .map(found ->
                                new FindingOf(found.element(), found.finding(), found.because(), found.evidence()))
                        .toList(),
                draft.result(),
                several ? null : draft.remedy(),
                several ? null : draft.amount(),
                draft.liability(),
                draft.atFault(),
                null,
                draft.reasons(),
                draft.lines(),
                false,
                null,
                null,
                null);
    }

    private void send(Actor by, CaseCommand command) {
        try {
            List<DatedEvent> events = decider.decide(new DecisionInput("BC-1", by, now, command, facts.get()), state);
            events.forEach(event -> state = state.evolve(event.at(), event.actor(), event.event()));
        } catch (CaseRejection refused) {
            assertThat(refused.code()).isNotNull();
        }
    }
}
