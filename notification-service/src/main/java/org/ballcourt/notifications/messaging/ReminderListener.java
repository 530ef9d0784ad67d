package org.ballcourt.notifications.messaging;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.contracts.records.EscalationEvent;
import org.ballcourt.contracts.records.ReminderDue;
import org.ballcourt.contracts.records.SupervisorAlarm;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.deliveries.NoticeDispatcher.Occasion;
import org.ballcourt.notifications.rules.KnownCase;
import org.ballcourt.notifications.rules.Notice;
import org.ballcourt.notifications.rules.NoticeRules;
import org.ballcourt.wire.Records;
import org.bson.Document;
import org.springframework.kafka.listener.MessageListener;

/**
 * Hears from the escalation service when somebody is to be reminded. Alarms are not listened to: the lapse that causes one is in the
 * case's own log, and from there the supervisors are told.
 */
public final class ReminderListener implements MessageListener<String, byte[]> {
    private final Function<String, Document> cases;
    private final NoticeDispatcher dispatcher;
    private final Runnable wake;

    /** @param cases what {@link NoticeFold} has stored of a case, null where it has nothing yet */
    public ReminderListener(Function<String, Document> cases, NoticeDispatcher dispatcher, Runnable wake) {
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
    public void onMessage(ConsumerRecord<String, byte[]> record) {
        Records.readAny(EscalationEvent.class, record.value()).ifPresent(this::hear);
    }

    private void hear(EscalationEvent event) {
        switch (event) {
            case ReminderDue reminder -> remind(reminder);
            case SupervisorAlarm _ -> {}
        }
    }

    private void remind(ReminderDue event) {
        String dutyId = event.dutyId();
        Document stored = cases.apply(event.caseId());
        KnownCase view = stored == null ? null : NoticeFold.view(stored, event.caseId());
        if (view == null || !view.seen().contains(dutyId)) {
            throw new NotYetHere(dutyId);
        }
        view.duties().stream()
                .filter(duty -> duty.dutyId().equals(dutyId) && view.actor(duty.holder(), duty.holderId()) != null)
                .findFirst()
                .ifPresent(duty -> deliver(event, stored, NoticeRules.reminder(view, duty, event.share())));
    }

    private void deliver(ReminderDue event, Document stored, Notice reminder) {
        long seq = ((Number) stored.get("seq")).longValue();
        dispatcher.deliver(new Occasion(event.caseId(), event.id(), seq, event.at()), List.of(reminder));
        wake.run();
    }
}
