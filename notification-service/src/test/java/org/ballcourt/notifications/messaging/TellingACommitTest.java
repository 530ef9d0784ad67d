package org.ballcourt.notifications.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.notifications.Stories.AMOUNT;
import static org.ballcourt.notifications.Stories.BUYER;
import static org.ballcourt.notifications.Stories.FILED;
import static org.ballcourt.notifications.Stories.SELLER;
import static org.ballcourt.notifications.Stories.duty;
import static org.ballcourt.notifications.Stories.ends;
import static org.ballcourt.notifications.Stories.filed;
import static org.ballcourt.notifications.Stories.lapsed;
import static org.ballcourt.notifications.Stories.opens;
import static org.ballcourt.notifications.Stories.plan;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiConsumer;
import org.ballcourt.consumer.FoldRun;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SuspensionCause;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.deliveries.Channel;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.InMemoryDeliveryLog;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.policies.PolicyLookup;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.ballcourt.wire.EventChain;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What one command brought about is told when all of it is here, once, and as it stands at the end. */
class TellingACommitTest {
    private static final Duty ANSWER = duty("d1", DutyKind.ANSWER_CLAIM, SELLER, Consequence.INTERVENTION_OPENS);
    private static final Duty RETURN = duty("d2", DutyKind.RETURN_GOODS, BUYER, Consequence.REMEDY_LAPSES);
    private static final Duty RULE =
            duty("d3", DutyKind.RULE, new Actor(Role.AGENT, "wang"), Consequence.MOVES_TO_SENIOR);
    private static final Duty PERFORM = duty("d4", DutyKind.PERFORM, SELLER, Consequence.PLATFORM_PAYS);

    private final InMemoryDeliveryLog deliveries = new InMemoryDeliveryLog();

    @Test
    void asksTheSellerOfAFastLaneForNoAnswer() {
        give(fastLane());
        assertThat(told())
                .containsExactly("1 complaint-filed", "2 no-reason-return-granted BUYER", "2 no-reason-return-granted");
        assertThat(body("complaint-filed", "en"))
                .contains("Whose turn it is:\n- the buyer: return the goods")
                .doesNotContain("answer the claim", "accept the claim", "YOUR TURN");
        assertThat(body("complaint-filed", "zh")).doesNotContain("答复诉求", "请同意诉求", "轮到您处理");
    }

    @Test
    void asksTheSellerOfAnyOtherCaseForAnAnswer() {
        give(EventChain.of("c").then(BUYER, filed(opens(ANSWER))).events());
        assertThat(body("complaint-filed", "en")).contains("Please accept the claim", "YOUR TURN\n- answer the claim");
        assertThat(body("complaint-filed", "zh")).contains("请同意诉求", "轮到您处理\n- 答复诉求");
    }

    @Test
    void namesNobodysTurnWhereTheSameCommitClosesTheCase() {
        give(EventChain.of("c")
                .then(BUYER, filed(opens(RULE)))
                .together(
                        new Actor(Role.SUPERVISOR, "gao"),
                        List.of(
                                new CaseEvent.ExternalOutcomeRecorded(
                                        SuspensionCause.COURT,
                                        "(2026) 1",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        BallChange.NONE),
                                closed(ends(RULE, DutyEnding.CANCELLED))))
                .events());
        assertThat(body("external-outcome-recorded", "en")).doesNotContain("turn", "If nothing happens");
        assertThat(body("external-outcome-recorded", "zh")).doesNotContain("当前应处理的一方", "如未处理");
    }

    @Test
    void tellsNobodyOfADutyThatWasOverInTheSameCommit() {
        give(EventChain.of("c")
                .then(BUYER, filed(opens(ANSWER)))
                .together(
                        Actor.SYSTEM,
                        List.of(
                                new CaseEvent.ClaimAccepted(plan(), ends(ANSWER, DutyEnding.DONE, PERFORM)),
                                closed(ends(PERFORM, DutyEnding.CANCELLED))))
                .events());
        assertThat(told()).doesNotContain("2 your-turn", "3 duty-ended");
    }

    @Test
    void tellsNobodyThatADutyIsGoneOfWhichNobodyWasTold() {
        give(EventChain.of("c")
                .then(BUYER, filed(opens(ANSWER)))
                .together(
                        Actor.SYSTEM,
                        List.of(
                                new CaseEvent.EvidenceCompleted(Role.BUYER, opens(RULE)),
                                closed(ends(RULE, DutyEnding.CANCELLED))))
                .events());
        assertThat(inbox()).extracting(line -> line.recipient().role()).doesNotContain(Role.AGENT);
    }

    /** Who is told by one event of a commit what there is to do reads no second notice that says so alone. */
    @Test
    void saysOnceWhatThereIsToDo() {
        give(EventChain.of("c")
                .then(BUYER, filed(opens(ANSWER)))
                .together(Actor.SYSTEM, List.of(lapsed(ANSWER), new CaseEvent.ClaimAccepted(plan(), opens(PERFORM))))
                .events());
        assertThat(told()).contains("2 duty-missed").doesNotContain("3 your-turn");
        assertThat(body("duty-missed", "en")).contains("YOUR TURN\n- perform what was granted");
    }

    @Test
    void tellsNothingBeforeTheLastEventIsHereAndAllOfItInOrderThen() {
        List<RecordedEvent> events = fastLane();
        FoldRun run = new FoldRun(fold(), events);
        run.give(events.getFirst());
        assertThat(told()).isEmpty();
        assertThat(run.documents().get("c")).containsKey("commit");
        run.give(events.getLast());
        assertThat(inbox()).extracting(Delivery::seq).containsExactly(1L, 2L, 2L);
        assertThat(run.documents().get("c")).doesNotContainKey("commit");
    }

    @Test
    void saysTheSameOnceWhereverACrashComes() {
        List<RecordedEvent> events = EventChain.of("c")
                .then(BUYER, filed(opens(ANSWER)))
                .together(
                        Actor.SYSTEM,
                        List.of(
                                lapsed(ANSWER),
                                new CaseEvent.ClaimAccepted(plan(), opens(PERFORM)),
                                closed(ends(PERFORM, DutyEnding.CANCELLED))))
                .events();
        give(events);
        assertThat(told()).contains("2 duty-missed", "3 claim-accepted BUYER", "4 case-closed", "4 case-closed BUYER");
        List<String> straight = written();
        List<BiConsumer<FoldRun, RecordedEvent>> ways =
                List.of(FoldRun::giveWithACrashBeforeTheSave, FoldRun::giveWithACrashAfterTheSave, (run, event) -> {
                    run.restart(fold());
                    run.give(event);
                    run.give(event);
                });
        for (BiConsumer<FoldRun, RecordedEvent> way : ways) {
            deliveries.clear();
            FoldRun run = new FoldRun(fold(), events);
            events.forEach(event -> way.accept(run, event));
            assertThat(written()).isEqualTo(straight);
        }
        // A new instance begins anew over what was told already.
        FoldRun again = new FoldRun(fold(), events);
        events.forEach(again::give);
        assertThat(written()).isEqualTo(straight);
    }

    @Test
    void doesNotWaitForEverForWhatAnOlderVersionPublished() {
        List<RecordedEvent> events = fastLane();
        give(events.stream().map(event -> event.inCommit(false)).toList());
        assertThat(told()).hasSize(3);
        deliveries.clear();
        RecordedEvent next = EventChain.of("c")
                .then(BUYER, filed(opens(ANSWER)))
                .then(BUYER, new CaseEvent.ComplaintWithdrawn(null, ends(ANSWER, DutyEnding.CANCELLED)))
                .events()
                .getLast();
        NoticeFold fold = fold();
        fold.apply(fold.apply(new Document(), events.getFirst()), next);
        assertThat(told()).contains("1 complaint-filed", "2 complaint-withdrawn");
        // Told as it stood before the other command.
        assertThat(body("complaint-filed", "en")).contains("YOUR TURN\n- answer the claim");
    }

    private static List<RecordedEvent> fastLane() {
        return EventChain.of("c")
                .together(
                        BUYER,
                        List.of(
                                filed(opens(ANSWER)),
                                new CaseEvent.NoReasonReturnGranted(
                                        "x", plan(), ends(ANSWER, DutyEnding.CANCELLED, RETURN))))
                .events();
    }

    private static CaseEvent closed(BallChange ball) {
        return new CaseEvent.CaseClosed(Outcome.EXTERNALLY_DECIDED, Fault.SELLER, AMOUNT, List.of(), ball);
    }

    private void give(List<RecordedEvent> events) {
        FoldRun run = new FoldRun(fold(), events);
        events.forEach(run::give);
    }

    private NoticeFold fold() {
        NoticeTexts texts = new NoticeTexts(PolicyLookup.in(ZoneOffset.UTC));
        return new NoticeFold(
                new NoticeDispatcher(deliveries, null, texts, false, () -> FILED, new SimpleMeterRegistry()),
                _ -> {},
                () -> {});
    }

    private List<Delivery> inbox() {
        return deliveries.unannounced(Integer.MAX_VALUE).stream()
                .filter(line -> line.channel() == Channel.INBOX)
                .toList();
    }

    /** The reader is named where it is not the seller. */
    private List<String> told() {
        return inbox().stream()
                .map(line -> line.seq() + " " + line.template().id()
                        + (line.recipient().equals(SELLER)
                                ? ""
                                : " " + line.recipient().role()))
                .toList();
    }

    private List<String> written() {
        return inbox().stream().map(line -> line.id() + line.texts()).toList();
    }

    private String body(String template, String language) {
        return inbox().stream()
                .filter(line -> line.template().id().equals(template))
                .findFirst()
                .orElseThrow()
                .texts()
                .get(Language.of(language))
                .body();
    }
}
