package org.ballcourt.notifications.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.Template;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;

/** A line of the delivery log as it has been stored from the beginning; logs of years are read back by it. */
class StoringADeliveryTest {
    @Test
    void writesALineByteForByteAsEver() throws IOException {
        String written = line().document()
                .toJson(JsonWriterSettings.builder()
                        .outputMode(JsonMode.EXTENDED)
                        .build());
        assertThat(written).isEqualTo(recorded());
    }

    @Test
    void readsItBack() throws IOException {
        assertThat(Delivery.of(Document.parse(recorded()))).isEqualTo(line());
    }

    @Test
    void keepsWhatATextSaysOfTimes() {
        NoticeText.Time due = new NoticeText.Time("2 November 2026, 18:01", Instant.parse("2026-11-02T10:01:00Z"));
        Delivery line = line(new NoticeText("An offer", "By 2 November 2026, 18:01\n", List.of(due)));

        assertThat(Delivery.of(line.document())).isEqualTo(line);
    }

    private static Delivery line() {
        return line(new NoticeText("An offer", "Look at it.\n"));
    }

    private static Delivery line(NoticeText english) {
        Map<Language, NoticeText> texts = new LinkedHashMap<>();
        texts.put(Language.of("en"), english);
        texts.put(Language.of("zh"), new NoticeText("新的方案", "请查看。\n"));
        return new Delivery(
                "BC-1",
                "7",
                7,
                Actor.parse("BUYER/li"),
                Channel.INBOX,
                Template.OFFER_MADE,
                Instant.ofEpochMilli(1793584800000L),
                DeliveryState.SENT,
                texts,
                false,
                0);
    }

    private static String recorded() throws IOException {
        try (InputStream in = StoringADeliveryTest.class.getResourceAsStream("/deliveries/inbox-line.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
