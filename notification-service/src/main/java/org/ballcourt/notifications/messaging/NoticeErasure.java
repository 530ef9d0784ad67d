package org.ballcourt.notifications.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.records.PersonErased;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.deliveries.MongoDeliveryLog;
import org.ballcourt.notifications.webhooks.WebhookCourier;
import org.ballcourt.servicekit.HeldCases;
import org.ballcourt.wire.Records;
import org.springframework.kafka.listener.MessageListener;

/**
 * Erases what a person was told; where all of them goes, the address and the webhooks, too.
 *
 * @param held of what nothing may be erased, also where it is held since the erasure was told
 */
public record NoticeErasure(
        MongoDeliveryLog deliveries, AddressBook addresses, WebhookCourier.Stores webhooks, HeldCases held)
        implements MessageListener<String, byte[]> {
    @Override
    public void onMessage(ConsumerRecord<String, byte[]> record) {
        PersonErased erased = Records.read(PersonErased.class, record.value()).without(held.now());
        Actor person = Actor.parse(erased.person());
        if (erased.cases() == null) {
            addresses.removeFrom(person, erased.at());
            webhooks.removeFrom(person, erased.at());
        }
        deliveries.erase(person, erased);
    }
}
