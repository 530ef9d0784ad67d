package org.ballcourt.notifications.deliveries;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.rules.Notice;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.NoticeTexts;

/**
 * Writes notices out and enters them in the delivery log: the inbox always, the mail where it makes sense; twice changes
 * nothing.
 *
 * @param mailOn whether there is a mail server
 */
public record NoticeDispatcher(
        DeliveryLog deliveries,
        AddressBook addresses,
        NoticeTexts texts,
        boolean mailOn,
        InstantSource time,
        MeterRegistry meters) {
    /** Older news is for the inbox only: a replay from the beginning must not fill anybody's mailbox. */
    static final Duration STALE_AFTER = Duration.ofHours(48);

    /**
     * What happened in a case.
     *
     * @param cause as {@link Delivery#cause()}
     */
    public record Occasion(String caseId, String cause, long seq, Instant at) {}

    /** Enters all notices about an occasion; durable when it returns. */
    public void deliver(Occasion occasion, List<Notice> notices) {
        List<Delivery> lines = new ArrayList<>();
        for (Notice notice : notices) {
            lines.add(line(occasion, notice, Channel.INBOX, DeliveryState.SENT, written(notice)));
            lines.add(line(occasion, notice, Channel.MAIL, mailState(occasion, notice.to()), Map.of()));
        }
        deliveries.record(lines).forEach(this::count);
    }

    private Map<Language, NoticeText> written(Notice notice) {
        Map<Language, NoticeText> written = new LinkedHashMap<>();
        for (Language language : Language.all()) {
            written.put(language, texts.write(notice.template(), notice.facts(), language));
        }
        return written;
    }

    private DeliveryState mailState(Occasion occasion, Actor reader) {
        if (occasion.at().isBefore(time.instant().minus(STALE_AFTER))) {
            return DeliveryState.SUPPRESSED_STALE;
        }
        if (!mailOn) {
            return DeliveryState.OFF;
        }
        return addresses.of(reader).canBeMailed() ? DeliveryState.PENDING : DeliveryState.NO_ADDRESS;
    }

    private static Delivery line(
            Occasion occasion, Notice notice, Channel channel, DeliveryState state, Map<Language, NoticeText> texts) {
        return new Delivery(
                occasion.caseId(),
                occasion.cause(),
                occasion.seq(),
                notice.to(),
                channel,
                notice.template(),
                occasion.at(),
                state,
                texts,
                false,
                0);
    }

    private void count(Delivery line) {
        count(meters, line.channel(), line.state());
    }

    /** One more delivery has come to this state. */
    public static void count(MeterRegistry meters, Channel channel, DeliveryState state) {
        meters.counter("ballcourt.notifications.deliveries", "channel", channel.name(), "state", state.name())
                .increment();
    }
}
