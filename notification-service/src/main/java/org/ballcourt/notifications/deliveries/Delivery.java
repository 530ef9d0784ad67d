package org.ballcourt.notifications.deliveries;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.Template;
import org.bson.Document;

/**
 * One line of the delivery log: one notice to one reader over one channel.
 *
 * @param cause what brought it about, unique in its case: the event's number, or the reminder's id
 * @param seq the newest event of the case that it knows of
 * @param at the time of what happened
 * @param texts what was said, in every language; only in the inbox line
 * @param traceparent where whoever traces goes on with what happened; null where nobody does
 */
public record Delivery(
        String caseId,
        String cause,
        long seq,
        Actor recipient,
        Channel channel,
        Template template,
        Instant at,
        DeliveryState state,
        Map<Language, NoticeText> texts,
        boolean read,
        int attempts,
        String traceparent) {
    /** One of which nobody has a trace. */
    public Delivery(
            String caseId,
            String cause,
            long seq,
            Actor recipient,
            Channel channel,
            Template template,
            Instant at,
            DeliveryState state,
            Map<Language, NoticeText> texts,
            boolean read,
            int attempts) {
        this(caseId, cause, seq, recipient, channel, template, at, state, texts, read, attempts, null);
    }

    /** In this language, or in the default one where it was written before there was this language. */
    public NoticeText text(Language language) {
        return texts.getOrDefault(language, texts.get(Language.DEFAULT));
    }

    /** Made of nothing but what happened, to whom, how and what: the same again whenever the event comes again. */
    public String id() {
        return id(channel);
    }

    /** The id of the same notice over another channel. */
    public String id(Channel other) {
        return String.join(":", caseId, cause, recipient.toString(), other.name(), template.id());
    }

    /** As a line of the log is stored. */
    Document document() {
        Document written = new Document();
        texts.forEach((language, text) -> written.append(language.code(), document(text)));
        Document line = new Document("_id", id())
                .append("caseId", caseId)
                .append("cause", cause)
                .append("seq", seq)
                .append("recipient", recipient.toString())
                .append("channel", channel.name())
                .append("template", template.id())
                .append("at", Date.from(at))
                .append("state", state.name())
                .append("texts", written)
                .append("read", read)
                .append("attempts", attempts)
                .append("open", !state.isFinal())
                .append("nextTry", new Date(0))
                .append("announced", state != DeliveryState.SENT);
        if (traceparent != null) {
            line.append("traceparent", traceparent);
        }
        return line;
    }

    static Delivery of(Document document) {
        Map<Language, NoticeText> texts = new LinkedHashMap<>();
        document.get("texts", Document.class).forEach((tag, text) -> {
            Document stored = (Document) text;
            texts.put(Language.of(tag), text(stored));
        });
        return new Delivery(
                document.getString("caseId"),
                document.getString("cause"),
                document.getLong("seq"),
                Actor.parse(document.getString("recipient")),
                Channel.valueOf(document.getString("channel")),
                Template.of(document.getString("template")),
                document.getDate("at").toInstant(),
                DeliveryState.valueOf(document.getString("state")),
                texts,
                document.getBoolean("read"),
                document.getInteger("attempts"),
                document.getString("traceparent"));
    }

    private static Document document(NoticeText text) {
        List<Document> times = text.times().stream()
                .map(time -> new Document("text", time.text()).append("at", Date.from(time.at())))
                .toList();
        Document written = new Document("subject", text.subject()).append("body", text.body());
        return times.isEmpty() ? written : written.append("times", times);
    }

    /** What was stored before times were has none. */
    private static NoticeText text(Document stored) {
        List<NoticeText.Time> times = stored.getList("times", Document.class, List.of()).stream()
                .map(time -> new NoticeText.Time(
                        time.getString("text"), time.getDate("at").toInstant()))
                .toList();
        return new NoticeText(stored.getString("subject"), stored.getString("body"), times);
    }
}
