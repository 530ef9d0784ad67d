package org.ballcourt.notifications.deliveries;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.Template;
import org.bson.Document;

/** How a line of the delivery log is stored. */
final class DeliveryDocuments {
    private DeliveryDocuments() {}

    static Document document(Delivery delivery) {
        Document texts = new Document();
        delivery.texts()
                .forEach((language, text) -> texts.append(
                        language.code(), new Document("subject", text.subject()).append("body", text.body())));
        return new Document("_id", delivery.id())
                .append("caseId", delivery.caseId())
                .append("cause", delivery.cause())
                .append("seq", delivery.seq())
                .append("recipient", delivery.recipient().toString())
                .append("channel", delivery.channel().name())
                .append("template", delivery.template().id())
                .append("at", Date.from(delivery.at()))
                .append("state", delivery.state().name())
                .append("texts", texts)
                .append("read", delivery.read())
                .append("attempts", delivery.attempts())
                .append("open", !delivery.state().isFinal())
                .append("nextTry", new Date(0))
                .append("announced", delivery.state() != DeliveryState.SENT);
    }

    static Delivery delivery(Document document) {
        Map<Language, NoticeText> texts = new LinkedHashMap<>();
        document.get("texts", Document.class).forEach((tag, text) -> {
            Document stored = (Document) text;
            texts.put(Language.of(tag), new NoticeText(stored.getString("subject"), stored.getString("body")));
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
                document.getInteger("attempts"));
    }
}
