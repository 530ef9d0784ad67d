package org.ballcourt.notifications.texts;

import com.samskivert.mustache.Mustache;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/**
 * Puts facts into the words of one language: amounts, dates in the policy's zone, and what the codes of the vocabulary
 * mean.
 */
final class Wording {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Messages messages;
    private final ZoneId zone;

    Wording(Language language, ZoneId zone) {
        this.messages = Messages.in(language);
        this.zone = zone;
    }

    /** The facts as a template wants them: each is put into words when it is named. */
    Mustache.CustomContext of(Map<String, ?> facts) {
        return name -> facts.containsKey(name) ? of(facts.get(name)) : null;
    }

    private Object of(Object fact) {
        return switch (fact) {
            case Boolean flag -> flag;
            case Map<?, ?> nested ->
                nested.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()), entry -> of(entry.getValue())));
            case List<?> list
            when list.stream().anyMatch(Map.class::isInstance) ->
                list.stream().map(this::of).toList();
            case List<?> list ->
                list.stream()
                        .map(item -> String.valueOf(of(item)))
                        .reduce(this::listed)
                        .orElse("");
            case Instant instant -> time(instant);
            // A line break in a subject would begin a new mail header.
            case String text -> text.replaceAll("\\p{Cntrl}", " ");
            default -> messages.said(fact);
        };
    }

    private String listed(String before, String next) {
        return messages.text(Message.of("notice.list").with("before", before).with("next", next));
    }

    /** For people, and in ISO 8601 for whoever wants to be sure. */
    private String time(Instant instant) {
        OffsetDateTime local =
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
        return messages.text(Message.of("notice.time")
                .with("year", local.getYear())
                .with("month", local.getMonthValue())
                .with("day", local.getDayOfMonth())
                .with("clock", CLOCK.format(local))
                .with("zone", messages.zone(zone))
                .with("iso", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local)));
    }
}
