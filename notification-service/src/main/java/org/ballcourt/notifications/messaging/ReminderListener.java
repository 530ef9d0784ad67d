package org.ballcourt.notifications.messaging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.consumer.LogContext;
import org.ballcourt.contracts.records.EscalationEvent;
import org.ballcourt.contracts.records.ReminderDue;
import org.ballcourt.contracts.records.SupervisorAlarm;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.deliveries.NoticeDispatcher.News;
import org.ballcourt.notifications.deliveries.NoticeDispatcher.Occasion;
import org.ballcourt.notifications.rules.KnownCase;
import org.ballcourt.notifications.rules.NoticeRules;
import org.ballcourt.servicekit.workers.LastResort;
import org.ballcourt.wire.Records;
import org.bson.Document;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Hears from the escalation service when somebody is to be reminded. Alarms are not listened to: the lapse that causes one is in the
 * case's own log, and from there the supervisors are told. Where many duties are due together, many are to be reminded of as well, so
 * a poll is read and entered with few calls.
 */
public final class ReminderListener implements BatchMessageListener<String, byte[]> {
    /** Cases, with what is known of them in memory. */
    private static final int AT_ONCE = 200;

    private final EventVerifier verifier;
    private final Function<Set<String>, Map<String, Document>> cases;
    private final NoticeDispatcher dispatcher;
    private final Runnable wake;

    /** What a record asks for. */
    private record Heard(ConsumerRecord<String, byte[]> record, ReminderDue reminder) {}

    /** @param news nothing where there is nobody to remind any more */
    private record Told(ConsumerRecord<String, byte[]> record, List<News> news) {}

    /**
     * @param verifier knows the key of the escalation service
     * @param cases what {@link NoticeFold} has stored of them, by id; without those of which it has nothing yet
     */
    public ReminderListener(
            EventVerifier verifier,
            Function<Set<String>, Map<String, Document>> cases,
            NoticeDispatcher dispatcher,
            Runnable wake) {
        this.verifier = verifier;
        this.cases = cases;
        this.dispatcher = dispatcher;
        this.wake = wake;
    }

    /** The duty that is to be reminded of has not come here yet; the record is to be heard again, for a while. */
    public static final class NotYetHere extends RuntimeException implements FailureKind.Known {
        private static final long serialVersionUID = 1;

        NotYetHere(String dutyId) {
            super("Duty " + dutyId + " is not known here", null, false, false);
        }

        @Override
        public FailureKind kind() {
            return FailureKind.EARLY;
        }
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> poll) {
        for (int i = 0; i < poll.size(); i += AT_ONCE) {
            hear(poll.subList(i, Math.min(poll.size(), i + AT_ONCE)));
        }
    }

    /** The first record that fails is named when all before it are told. */
    private void hear(List<ConsumerRecord<String, byte[]>> records) {
        List<Heard> heard = new ArrayList<>();
        BatchListenerFailedException unreadable = forEach(
                records,
                record -> record,
                record -> read(record).ifPresent(reminder -> heard.add(new Heard(record, reminder))));
        Map<String, Document> known = heard.isEmpty()
                ? Map.of()
                : cases.apply(heard.stream().map(one -> one.reminder().caseId()).collect(Collectors.toSet()));
        List<Told> told = new ArrayList<>();
        BatchListenerFailedException early = forEach(
                heard,
                Heard::record,
                one -> told.add(new Told(
                        one.record(),
                        newsOf(one.reminder(), known.get(one.reminder().caseId())))));
        deliver(told);
        BatchListenerFailedException first = early == null ? unreadable : early;
        if (first != null) {
            throw first;
        }
    }

    private interface Step<T> {
        void take(T one);
    }

    /** Null where all went well. */
    private static <T> BatchListenerFailedException forEach(
            Collection<T> all, Function<T, ConsumerRecord<String, byte[]>> recordOf, Step<T> step) {
        for (T one : all) {
            ConsumerRecord<String, byte[]> record = recordOf.apply(one);
            try (LogContext _ = LogContext.ofCase(record.key())) {
                step.take(one);
            } catch (RuntimeException | Error failed) {
                return failure(record, failed);
            }
        }
        return null;
    }

    private static BatchListenerFailedException failure(ConsumerRecord<String, byte[]> record, Throwable cause) {
        if (cause instanceof Error error) {
            LastResort.endIfFatal(error);
        }
        return new BatchListenerFailedException("A reminder could not be given", cause, record);
    }

    private Optional<ReminderDue> read(ConsumerRecord<String, byte[]> record) {
        verifier.demandSigned(record);
        return Records.readAny(EscalationEvent.class, record.value()).flatMap(event -> switch (event) {
            case ReminderDue reminder -> Optional.of(reminder);
            case SupervisorAlarm _ -> Optional.empty();
        });
    }

    private static List<News> newsOf(ReminderDue event, Document stored) {
        String dutyId = event.dutyId();
        KnownCase view = stored == null ? null : NoticeFold.view(stored, event.caseId());
        if (view == null || !view.seen().contains(dutyId)) {
            throw new NotYetHere(dutyId);
        }
        long seq = ((Number) stored.get("seq")).longValue();
        Occasion occasion = new Occasion(event.caseId(), event.id(), seq, event.at());
        return view.duties().stream()
                .filter(duty -> duty.dutyId().equals(dutyId) && view.actor(duty.holder(), duty.holderId()) != null)
                .findFirst()
                .map(duty -> new News(occasion, List.of(NoticeRules.reminder(view, duty, event.share()))))
                .stream()
                .toList();
    }

    /** Where it does not go together each goes by itself, so that none is laid aside for another one. */
    private void deliver(List<Told> told) {
        List<News> all = told.stream().flatMap(one -> one.news().stream()).toList();
        if (all.isEmpty()) {
            return;
        }
        try {
            dispatcher.deliver(all);
        } catch (RuntimeException | Error together) {
            BatchListenerFailedException failed = forEach(told, Told::record, one -> dispatcher.deliver(one.news()));
            if (failed != null) {
                throw failed;
            }
        } finally {
            wake.run();
        }
    }
}
