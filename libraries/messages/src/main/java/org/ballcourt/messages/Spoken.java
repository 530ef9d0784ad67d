package org.ballcourt.messages;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.TimeZoneNames;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.OneOf;
import org.ballcourt.contracts.Word;

/** Says values in one language, so that no sentence shows how a program writes them. */
record Spoken(Messages messages) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    Object of(Object value) {
        return switch (value) {
            case null -> "";
            case Message inner -> messages.text(inner);
            case Number number -> number;
            case Enum<?> code -> word(code.getDeclaringClass().getSimpleName(), code.name());
            case Word word -> word(word.list(), word.name());
            case Actor actor -> of(actor.role()) + " " + actor.id();
            case Money money -> money(money);
            case Currency currency -> currency(currency);
            case LocalDate date -> date(date);
            case ZonedDateTime time -> time(time);
            // Whoever knows whose time it is says so.
            case Instant instant -> time(instant.atZone(ZoneOffset.UTC));
            case Duration duration -> duration(duration);
            case Collection<?> several -> list(several);
            case OneOf choice -> choice(choice);
            default -> value.toString();
        };
    }

    String zone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return "UTC";
        }
        String city = TimeZoneNames.getInstance(messages.language().locale()).getExemplarLocationName(zone.getId());
        return named(
                "said.zone." + zone.getId(),
                city == null
                        ? zone.getId()
                        : messages.text(Message.of("said.zone").with("city", city)));
    }

    private String word(String list, String name) {
        return named("word." + list + "." + name, name);
    }

    private String named(String key, String otherwise) {
        return messages.has(key) ? messages.text(Message.of(key)) : otherwise;
    }

    private String money(Money money) {
        return messages.text(Message.of("said.money")
                .with("amount", money.amount().toPlainString())
                .with("currency", Currency.getInstance(money.currency())));
    }

    /** What people call it, or its code where they say that; the files decide, by language. */
    private String currency(Currency currency) {
        return messages.text(Message.of("said.currency")
                .with("code", currency.getCurrencyCode())
                .with("name", currency.getDisplayName(messages.language().locale())));
    }

    private String date(LocalDate date) {
        return messages.text(Message.of("said.date")
                .with("year", date.getYear())
                .with("month", date.getMonthValue())
                .with("day", date.getDayOfMonth()));
    }

    private String time(ZonedDateTime time) {
        return messages.text(Message.of("said.time")
                .with("date", time.toLocalDate())
                .with("clock", CLOCK.format(LocalTime.from(time)))
                .with("zone", zone(time.getZone())));
    }

    private String duration(Duration duration) {
        long minutes = Math.max(1, duration.toMinutes());
        return messages.text(
                Message.of("said.duration").with("hours", minutes / 60).with("minutes", minutes % 60));
    }

    private String choice(OneOf choice) {
        return ListFormatter.getInstance(messages.language().locale(), ListFormatter.Type.OR, ListFormatter.Width.WIDE)
                .format(choice.values().stream().map(this::toSend).toList());
    }

    /** A code is what is to be sent, so it stands beside its name. */
    private String toSend(Object value) {
        String said = of(value).toString();
        return value instanceof Enum<?> code && !said.equals(code.name())
                ? messages.text(
                        Message.of("said.code").with("code", code.name()).with("name", said))
                : said;
    }

    /** A set of codes has an order of its own in each process: theirs is that of the vocabulary. */
    private String list(Collection<?> several) {
        Stream<?> inOrder = several.stream().allMatch(Enum.class::isInstance)
                ? several.stream().map(Enum.class::cast).sorted()
                : several.stream();
        return ListFormatter.getInstance(messages.language().locale())
                .format(inOrder.map(item -> of(item).toString()).toList());
    }
}
