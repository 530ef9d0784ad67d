package org.ballcourt.notifications.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.notifications.Stories.BUYER;
import static org.ballcourt.notifications.Stories.FILED;
import static org.ballcourt.notifications.Stories.SELLER;
import static org.ballcourt.notifications.Stories.duty;
import static org.ballcourt.notifications.Stories.filed;
import static org.ballcourt.notifications.Stories.opens;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ReminderDue;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.DeliveryCount;
import org.ballcourt.notifications.deliveries.InMemoryDeliveryLog;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.policies.PolicyLookup;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.RecordHash;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Records;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.BatchListenerFailedException;

/** A poll of reminders is told together; a record that cannot be told holds up none before it, and is named. */
class ReminderListenerTest {
    /** Of the escalation service. */
    private static final SigningKey KEY = SigningKey.fresh();

    private final Map<String, Document> stored = new HashMap<>();
    private final List<Set<String>> reads = new ArrayList<>();
    private final List<List<String>> entered = new ArrayList<>();
    private String strange = "none";
    private int woken;

    private final ReminderListener listener = new ReminderListener(
            EventVerifier.of(List.of(KEY.verifying())),
            ids -> {
                reads.add(ids);
                Map<String, Document> found = new HashMap<>(stored);
                found.keySet().retainAll(ids);
                return found;
            },
            dispatcher(),
            () -> woken++);

    private NoticeDispatcher dispatcher() {
        return new NoticeDispatcher(
                new InMemoryDeliveryLog() {
                    @Override
                    public synchronized List<Delivery> record(List<Delivery> lines) {
                        if (lines.stream().anyMatch(line -> line.caseId().equals(strange))) {
                            throw new IllegalStateException("this one is not to be stored");
                        }
                        return super.record(lines);
                    }
                },
                null,
                new NoticeTexts(PolicyLookup.in(ZoneId.of("Asia/Shanghai"))),
                false,
                () -> FILED,
                new DeliveryCount(new SimpleMeterRegistry()),
                lines -> entered.add(
                        lines.stream().map(Delivery::caseId).distinct().toList()));
    }

    @Test
    void tellsAPollWithOneReadAndOneEntry() {
        know("case-1", "case-2", "case-3");
        listener.onMessage(List.of(reminder(0, "case-1"), reminder(1, "case-2"), reminder(2, "case-3")));
        assertThat(reads).containsExactly(Set.of("case-1", "case-2", "case-3"));
        assertThat(entered).containsExactly(List.of("case-1", "case-2", "case-3"));
        assertThat(woken).isOne();
    }

    @Test
    void tellsWhatCameBeforeADutyThatIsNotHereYet() {
        know("case-1", "case-3");
        var poll = List.of(reminder(0, "case-1"), reminder(1, "case-2"), reminder(2, "case-3"));
        assertFails(poll, 1, FailureKind.EARLY);
        assertThat(entered).containsExactly(List.of("case-1"));
    }

    @Test
    void tellsWhatCameBeforeARecordThatCannotBeRead() {
        know("case-1", "case-3");
        var poll = List.of(reminder(0, "case-1"), record(1, "case-2", "{not json"), reminder(2, "case-3"));
        assertFails(poll, 1, FailureKind.PERMANENT);
        assertThat(entered).containsExactly(List.of("case-1"));
    }

    @Test
    void remindsNobodyOnTheWordOfARecordThatTheEscalationServiceDidNotSign() {
        know("case-1");
        var forged = new ConsumerRecord<String, byte[]>(
                Topics.ESCALATION_EVENTS, 0, 0, "case-1", reminder(0, "case-1").value());
        for (String seal : Arrays.asList(null, sealOf(forged, SigningKey.fresh()))) {
            if (seal != null) {
                forged.headers().add(CloudEvents.SIGNATURE, seal.getBytes(UTF_8));
            }
            assertFails(List.of(forged), 0, FailureKind.PERMANENT);
        }
        assertThat(entered).isEmpty();
        assertThat(reads).isEmpty();
    }

    @Test
    void namesTheFirstOfTwoThatFail() {
        know("case-1");
        assertFails(List.of(reminder(0, "case-2"), record(1, "case-1", "{not json")), 0, FailureKind.EARLY);
    }

    @Test
    void laysNoneAsideForAnotherOneThatCannotBeStored() {
        know("case-1", "case-2", "case-3");
        strange = "case-2";
        var poll = List.of(reminder(0, "case-1"), reminder(1, "case-2"), reminder(2, "case-3"));
        assertFails(poll, 1, FailureKind.OURS);
        assertThat(entered).containsExactly(List.of("case-1"));
    }

    private void assertFails(List<ConsumerRecord<String, byte[]>> poll, long offset, FailureKind kind) {
        assertThatThrownBy(() -> listener.onMessage(poll))
                .isInstanceOfSatisfying(BatchListenerFailedException.class, failed -> {
                    assertThat(failed.getRecord().offset()).isEqualTo(offset);
                    assertThat(FailureKind.of(failed)).isEqualTo(kind);
                });
    }

    private void know(String... caseIds) {
        CaseEvent filed = filed(opens(duty("d1", DutyKind.ANSWER_CLAIM, SELLER, Consequence.INTERVENTION_OPENS)));
        NoticeFold fold = new NoticeFold(dispatcher(), _ -> {}, () -> {});
        for (String caseId : caseIds) {
            Document view =
                    fold.apply(new Document(), new RecordedEvent(caseId, 1, FILED, BUYER, "c-1", filed, null, null));
            stored.put(caseId, view.append("seq", 1L));
        }
        entered.clear();
    }

    private static ConsumerRecord<String, byte[]> reminder(long offset, String caseId) {
        ReminderDue due = new ReminderDue(
                caseId + ":d1:50",
                caseId,
                FILED,
                "d1",
                DutyKind.ANSWER_CLAIM,
                Role.SELLER,
                SELLER.id(),
                FILED.plusSeconds(3600),
                50);
        return record(offset, caseId, Records.write(due));
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String caseId, String value) {
        var record =
                new ConsumerRecord<String, byte[]>(Topics.ESCALATION_EVENTS, 0, offset, caseId, value.getBytes(UTF_8));
        record.headers().add(CloudEvents.SIGNATURE, sealOf(record, KEY).getBytes(UTF_8));
        return record;
    }

    private static String sealOf(ConsumerRecord<String, byte[]> record, SigningKey by) {
        String hash = RecordHash.of(record.topic(), record.key(), record.value());
        return EventSeal.sign(List.of(hash), by).getFirst();
    }
}
