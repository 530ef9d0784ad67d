package org.ballcourt.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.UUID;

/** Evidence as a browser hands it in. */
record UploadForm(String token, String kind, String fileName) {
    private static final String BOUNDARY = "ballcourt-benchmark-93f0";

    KeptConnection.Reply send(KeptConnection connection, byte[]... bytes) throws IOException {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n--"
                        + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8);
        byte[][] body = new byte[bytes.length + 2][];
        body[0] = head;
        System.arraycopy(bytes, 0, body, 1, bytes.length);
        body[bytes.length + 1] = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
        return connection.post(
                "/api/evidence",
                "Authorization: Bearer " + token + "\r\nIdempotency-Key: " + UUID.randomUUID()
                        + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\n",
                body);
    }
}
