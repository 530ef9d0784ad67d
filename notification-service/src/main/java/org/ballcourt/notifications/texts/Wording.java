package org.ballcourt.notifications.texts;

import com.samskivert.mustache.Mustache;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.notifications.policies.PolicyWords;

/**
 * Puts facts into the words of one language: amounts, dates in the zone of the case's market, what the codes of the
 * vocabulary mean, and what a clause says.
 */
final class Wording {
    private final Language language;
    private final Messages messages;
    private final PolicyWords policy;
    private final Set<NoticeText.Time> times = new LinkedHashSet<>();

    Wording(Language language, PolicyWords policy) {
        this.language = language;
        this.messages = Messages.in(language);
        this.policy = policy;
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
            case Clause clause -> policy.clause(clause.id(), language);
            // A line break in a subject would begin a new mail header.
            case String text -> text.replaceAll("\\p{Cntrl}", " ");
            default -> messages.said(fact);
        };
    }

    private String time(Instant at) {
        String text = messages.said(at.atZone(policy.zone()));
        times.add(new NoticeText.Time(text, at));
        return text;
    }

    /** Those that were put into words so far. */
    List<NoticeText.Time> times() {
        return List.copyOf(times);
    }

    private String listed(String before, String next) {
        return messages.text(Message.of("notice.list").with("before", before).with("next", next));
    }
}
