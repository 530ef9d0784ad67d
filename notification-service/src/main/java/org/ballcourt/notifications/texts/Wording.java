package org.ballcourt.notifications.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Money;

/**
 * Puts facts into the words of one language: amounts, dates in the policy's zone, and what the codes of the vocabulary
 * mean.
 */
final class Wording {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Language language;
    private final ZoneId zone;
    private final Properties words = new Properties();

    Wording(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        String file = "/notices/words." + language.tag() + ".properties";
        try (InputStream in = Wording.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** All facts, ready to be put into a template. */
    Map<String, Object> of(Map<String, ?> facts) {
        Map<String, Object> worded = new LinkedHashMap<>();
        facts.forEach((name, fact) -> worded.put(name, of(fact)));
        return worded;
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
                        .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
            case Enum<?> code -> word(code.getDeclaringClass().getSimpleName() + "." + code.name());
            // A policy may bring elements of its own; their names must do.
            case Element element -> words.getProperty("Element." + element.name(), element.name());
            case Actor actor -> of(actor.role()) + " " + actor.id();
            case Money money -> money(money);
            case Instant instant -> time(instant);
            case Duration duration -> duration(duration);
            // A line break in a subject would begin a new mail header.
            case String text -> text.replaceAll("\\p{Cntrl}", " ");
            default -> String.valueOf(fact);
        };
    }

    private String word(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalStateException("There is no word for " + key + " in " + language);
        }
        return word;
    }

    private String money(Money money) {
        String amount = money.amount().toPlainString();
        return language == Language.ZH && money.currency().equals("CNY")
                ? amount + " 元"
                : language == Language.ZH ? amount + " " + money.currency() : money.currency() + " " + amount;
    }

    /** For people, and in ISO 8601 for whoever wants to be sure. */
    private String time(Instant instant) {
        OffsetDateTime local =
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
        String iso = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local);
        if (language == Language.ZH) {
            String name = zone.equals(CHINA) ? "北京时间" : zone.getId();
            return DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").format(local) + "（" + name + "，" + iso + "）";
        }
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(local) + " (" + zone.getId() + ", " + iso + ")";
    }

    private String duration(Duration duration) {
        long minutes = Math.max(1, duration.toMinutes());
        return language == Language.ZH
                ? minutes / 60 + " 小时 " + minutes % 60 + " 分钟"
                : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
