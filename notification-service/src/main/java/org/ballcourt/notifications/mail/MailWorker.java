package org.ballcourt.notifications.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.ballcourt.consumer.LogContext;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.deliveries.Address;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.deliveries.Channel;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.DeliveryCount;
import org.ballcourt.notifications.deliveries.DeliveryLog;
import org.ballcourt.notifications.deliveries.DeliveryState;
import org.ballcourt.servicekit.traces.Leg;
import org.ballcourt.servicekit.traces.Traces;
import org.ballcourt.wire.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the delivery log. A line is claimed before it is sent, so two instances never send it both; what was
 * claimed by a sender that died is found by its standing still.
 */
public final class MailWorker {
    private static final Logger log = LoggerFactory.getLogger(MailWorker.class);
    private static final int BATCH = 50;
    private static final int MOST_TRIES = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    /** Longer than any sender lives through one try. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(2);

    private final DeliveryLog deliveries;
    private final AddressBook addresses;
    private final MailServer server;
    private final DeliveryCount count;
    private final Clocks clocks;
    private final Traces traces;
    private final Map<String, Standstill> standing = new ConcurrentHashMap<>();

    private record Standstill(int attempts, long since) {}

    /**
     * What tells when to try, and who stands still.
     *
     * @param machine by it the next try is due
     * @param nanos a clock that never jumps
     */
    public record Clocks(InstantSource machine, LongSupplier nanos) {}

    public MailWorker(
            DeliveryLog deliveries, AddressBook addresses, MailServer server, MeterRegistry meters, Clocks clocks) {
        this(deliveries, addresses, server, meters, clocks, Traces.OFF);
    }

    public MailWorker(
            DeliveryLog deliveries,
            AddressBook addresses,
            MailServer server,
            MeterRegistry meters,
            Clocks clocks,
            Traces traces) {
        this.traces = traces;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.server = server;
        this.count = new DeliveryCount(meters);
        this.clocks = clocks;
    }

    /** Does what there is to do; true if there may be more right away. */
    public boolean round() {
        List<Delivery> due = deliveries.due(clocks.machine().instant(), BATCH);
        boolean sent = false;
        for (Delivery delivery : due) {
            if (delivery.state() == DeliveryState.PENDING && deliveries.claim(delivery.id())) {
                send(deliveries.find(delivery.id()).orElseThrow());
                sent = true;
            } else if (delivery.state() == DeliveryState.SENDING) {
                watch(delivery);
            }
        }
        standing.keySet().retainAll(due.stream().map(Delivery::id).toList());
        return sent;
    }

    /** Nothing waits for its first or next try right now. */
    public boolean isIdle() {
        return deliveries.due(clocks.machine().instant(), BATCH).stream().noneMatch(this::isOurs);
    }

    /** What another sender left behind needs its two minutes and is not waited for. */
    private boolean isOurs(Delivery delivery) {
        return delivery.state() == DeliveryState.PENDING
                || delivery.state() == DeliveryState.SENDING && !standing.containsKey(delivery.id());
    }

    private void send(Delivery delivery) {
        Address address = addresses.of(delivery.recipient());
        if (!address.canBeMailed()) {
            String why = address.email() == null ? "The address was removed" : "The address is none for mail";
            finish(delivery, DeliveryState.NO_ADDRESS, why);
            return;
        }
        Language language = address.language() == null ? Language.DEFAULT : address.language();
        Delivery inbox = deliveries.find(delivery.id(Channel.INBOX)).orElseThrow();
        Mail mail = new Mail(messageId(delivery), address.email(), language, inbox.text(language), delivery.caseId());
        try (Leg _ = mailing(delivery)) {
            settle(delivery, server.send(mail));
        }
    }

    private Leg mailing(Delivery delivery) {
        return traces.goOn("notice mail", Span.Kind.CLIENT, delivery.traceparent())
                .with("channel", Channel.MAIL.name())
                .with(LogContext.CASE, delivery.caseId());
    }

    private void settle(Delivery delivery, MailServer.Result outcome) {
        switch (outcome) {
            case TAKEN -> finish(delivery, DeliveryState.SENT, null);
            case NEVER -> finish(delivery, DeliveryState.FAILED, "The server refused it for good");
            case NOT_NOW -> later(delivery, DeliveryState.FAILED, "The server does not take it");
            case UNCERTAIN -> uncertain(delivery, "The line broke");
        }
    }

    /** Of a binding notice rather two than none; both carry the same Message-ID. */
    private void uncertain(Delivery delivery, String note) {
        if (delivery.template().isBinding()) {
            later(delivery, DeliveryState.UNKNOWN, note);
        } else {
            finish(delivery, DeliveryState.UNKNOWN, note);
        }
    }

    private void later(Delivery delivery, DeliveryState inTheEnd, String note) {
        if (delivery.attempts() >= MOST_TRIES) {
            finish(delivery, inTheEnd, note);
        } else {
            deliveries.tryAgain(
                    delivery,
                    clocks.machine().instant().plus(FIRST_PAUSE.multipliedBy(1L << (delivery.attempts() - 1))),
                    note);
        }
    }

    private void finish(Delivery delivery, DeliveryState state, String note) {
        deliveries.finish(delivery, state, note);
        count.of(delivery, state, clocks.machine().instant());
    }

    private void watch(Delivery delivery) {
        Standstill seen = standing.get(delivery.id());
        if (seen == null || seen.attempts() != delivery.attempts()) {
            standing.put(
                    delivery.id(),
                    new Standstill(delivery.attempts(), clocks.nanos().getAsLong()));
        } else if (clocks.nanos().getAsLong() - seen.since() > GIVEN_UP_AFTER.toNanos()) {
            log.warn("The sender of {} died; whether it was sent is not known", delivery.id());
            uncertain(delivery, "The sender died");
        }
    }

    private String messageId(Delivery delivery) {
        return "<" + Sha256.hex(delivery.id()).substring(0, 32) + "@" + server.domain() + ">";
    }
}
