package org.ballcourt.notifications.deliveries;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ballcourt.consumer.LogContext;
import org.ballcourt.contracts.Actor;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.rules.Notice;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.ballcourt.servicekit.traces.Leg;
import org.ballcourt.servicekit.traces.Traces;

/**
 * Writes notices out and enters them in the delivery log: the inbox always, the mail where it makes sense; twice changes
 * nothing.
 *
 * @param mailOn whether there is a mail server
 * @param written told of what was entered
 * @param traces what was entered is shown there
 */
public record NoticeDispatcher(
        DeliveryLog deliveries,
        AddressBook addresses,
        NoticeTexts texts,
        boolean mailOn,
        InstantSource time,
        DeliveryCount count,
        Consumer<List<Delivery>> written,
        Traces traces) {
    /** Older news is for the inbox only: a replay from the beginning must not fill anybody's mailbox. */
    static final Duration STALE_AFTER = Duration.ofHours(48);

    public NoticeDispatcher(
            DeliveryLog deliveries,
            AddressBook addresses,
            NoticeTexts texts,
            boolean mailOn,
            InstantSource time,
            MeterRegistry meters) {
        this(deliveries, addresses, texts, mailOn, time, new DeliveryCount(meters), _ -> {});
    }

    /** The same, and nobody traces. */
    public NoticeDispatcher(
            DeliveryLog deliveries,
            AddressBook addresses,
            NoticeTexts texts,
            boolean mailOn,
            InstantSource time,
            DeliveryCount count,
            Consumer<List<Delivery>> written) {
        this(deliveries, addresses, texts, mailOn, time, count, written, Traces.OFF);
    }

    /** Lines, with all their texts in memory. */
    private static final int AT_ONCE = 500;

    /**
     * What happened in a case.
     *
     * @param cause as {@link Delivery#cause()}
     * @param traceparent where whoever traces goes on with it; null where nobody does
     */
    public record Occasion(String caseId, String cause, long seq, Instant at, String traceparent) {
        public Occasion(String caseId, String cause, long seq, Instant at) {
            this(caseId, cause, seq, at, null);
        }
    }

    /** What is to be said about it. */
    public record News(Occasion occasion, List<Notice> notices) {}

    /** Enters all notices about an occasion; durable when it returns. */
    public void deliver(Occasion occasion, List<Notice> notices) {
        deliver(List.of(new News(occasion, notices)));
    }

    /** Enters all notices about several occasions; durable when it returns. */
    public void deliver(List<News> news) {
        Instant now = time.instant();
        Map<Actor, Address> readers = readers(news, now);
        List<Leg> telling = news.stream().map(this::telling).toList();
        try {
            enterAll(news, readers, now);
        } finally {
            telling.forEach(Leg::close);
        }
    }

    private void enterAll(List<News> news, Map<Actor, Address> readers, Instant now) {
        List<Delivery> lines = new ArrayList<>();
        for (News one : news) {
            for (Notice notice : one.notices()) {
                lines.add(line(one.occasion(), notice, Channel.INBOX, DeliveryState.SENT, written(notice)));
                lines.add(line(
                        one.occasion(),
                        notice,
                        Channel.MAIL,
                        mailState(one.occasion(), readers.get(notice.to()), now),
                        Map.of()));
            }
            if (lines.size() >= AT_ONCE) {
                enter(lines);
                lines.clear();
            }
        }
        enter(lines);
    }

    private Leg telling(News news) {
        return traces.goOn("notices tell", news.occasion().traceparent())
                .with("channel", Channel.INBOX.name())
                .with("notices", String.valueOf(news.notices().size()))
                .with(LogContext.CASE, news.occasion().caseId());
    }

    private void enter(List<Delivery> lines) {
        List<Delivery> entered = deliveries.record(lines);
        Instant now = time.instant();
        entered.forEach(line -> count.of(line, line.state(), now));
        written.accept(entered);
    }

    /** Of those who may get mail. */
    private Map<Actor, Address> readers(List<News> news, Instant now) {
        Set<Actor> readers = new LinkedHashSet<>();
        for (News one : news) {
            if (mailOn && !isStale(one.occasion(), now)) {
                one.notices().forEach(notice -> readers.add(notice.to()));
            }
        }
        return readers.isEmpty() ? Map.of() : addresses.of(readers);
    }

    private Map<Language, NoticeText> written(Notice notice) {
        Map<Language, NoticeText> written = new LinkedHashMap<>();
        for (Language language : Language.all()) {
            written.put(language, texts.write(notice.template(), notice.facts(), language, notice.policy()));
        }
        return written;
    }

    private static boolean isStale(Occasion occasion, Instant now) {
        return isStale(occasion.at(), now);
    }

    static boolean isStale(Instant at, Instant now) {
        return at.isBefore(now.minus(STALE_AFTER));
    }

    /** @param reader null where no mail is thought of */
    private DeliveryState mailState(Occasion occasion, Address reader, Instant now) {
        if (isStale(occasion, now)) {
            return DeliveryState.SUPPRESSED_STALE;
        }
        if (!mailOn) {
            return DeliveryState.OFF;
        }
        return reader.canBeMailed() ? DeliveryState.PENDING : DeliveryState.NO_ADDRESS;
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
                0,
                occasion.traceparent());
    }
}
