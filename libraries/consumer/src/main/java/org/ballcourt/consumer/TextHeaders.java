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

    /** The last of this name that has a value; null where there is none. */
    public static String last(Headers headers, String name) {
        Header last = headers.lastHeader(name);
        if (last != null && last.value() == null) {
            return read(headers).get(name);
        }
        return last == null ? null : new String(last.value(), StandardCharsets.UTF_8);
    }

    /** In the place of headers of the same names. */
    public static void write(Map<String, String> texts, Headers headers) {
        texts.forEach((name, text) -> headers.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8)));
    }
}
