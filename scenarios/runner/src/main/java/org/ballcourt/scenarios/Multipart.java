package org.ballcourt.scenarios;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with a file, as browsers send it. */
final class Multipart {
    private static final String BOUNDARY = "ballcourt-story-5d1e7c4a";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Multipart field(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    Multipart file(String name, String fileName, String mediaType, byte[] bytes) {
        String quoted = fileName.replace("\\", "\\\\").replace("\"", "%22");
        return part(
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + quoted + "\"\r\nContent-Type: "
                        + mediaType,
                bytes);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        return whole.toByteArray();
    }

    private Multipart part(String headers, byte[] content) {
        body.writeBytes(ascii("--" + BOUNDARY + "\r\n"));
        body.writeBytes((headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(ascii("\r\n"));
        return this;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
