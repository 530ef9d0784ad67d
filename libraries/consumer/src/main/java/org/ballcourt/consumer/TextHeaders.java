package org.ballcourt.consumer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Headers of Kafka records as text in UTF-8. */
public final class TextHeaders {
    private TextHeaders() {}

    /** The last of each name; those without a value are passed over. */
    public static Map<String, String> read(Headers headers) {
        Map<String, String> texts = new HashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** In the place of headers of the same names. */
    public static void write(Map<String, String> texts, Headers headers) {
        texts.forEach((name, text) -> headers.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8)));
    }
}
