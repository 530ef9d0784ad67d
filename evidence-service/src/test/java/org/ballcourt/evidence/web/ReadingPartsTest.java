package org.ballcourt.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.ballcourt.evidence.blobs.TooLarge;
import org.ballcourt.evidence.web.RequestParts.Part;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** Parts of a request, however its boundary lies to the steps in which it is read. */
class ReadingPartsTest {
    private static final String BOUNDARY = "----WebKitFormBoundaryR4nd0m";
    private static final int STEP = 128 * 1024;
    private static final long CAP = 10 << 20;

    private final Random random = new Random(5);

    @Test
    void findsTheEndOfAFileWhereverItLies() throws IOException {
        for (int size = STEP - 250; size < STEP + 60; size++) {
            byte[] file = treacherous(size);
            RequestParts parts = parts(request(file));
            Part kind = parts.next();
            assertThat(kind.field()).isEqualTo("kind");
            assertThat(new String(kind.bytes().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("PHOTO");
            Part sent = parts.next();
            assertThat(sent.fileName()).isEqualTo("照片 1.jpg");
            assertThat(sent.bytes().readAllBytes()).isEqualTo(file);
            assertThat(parts.next()).isNull();
        }
    }

    @Test
    void readsManyStepsOfOneFileAndPassesOverWhatNobodyReads() throws IOException {
        byte[] file = treacherous(5 * STEP + 17);
        assertThat(second(request(file)).bytes().readAllBytes()).isEqualTo(file);
        RequestParts unread = parts(request(file));
        unread.next();
        unread.next();
        assertThat(unread.next()).isNull();
    }

    @Test
    void tellsAnEmptyFileFromNone() throws IOException {
        assertThat(second(request(new byte[0])).bytes().readAllBytes()).isEmpty();
    }

    @Test
    void takesTheNameThatTheFileHasAndNotTheOneThatABrowserWritesForIt() throws IOException {
        assertThat(named("filename=\"a %22b%22 100%25.png\"")).isEqualTo("a \"b\" 100%25.png");
        assertThat(named("filename=\"a \\\"b\\\".png\"")).isEqualTo("a \"b\".png");
    }

    private String named(String name) throws IOException {
        String form = "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; %2$s\r\n\r\nx\r\n--%1$s--";
        return parts(form.formatted(BOUNDARY, name).getBytes(StandardCharsets.UTF_8))
                .next()
                .fileName();
    }

    @Test
    void passesOverPartsWithoutAName() throws IOException {
        String form = "preamble\r\n--%1$s\r\nContent-Type: text/plain\r\n\r\nnobody's\r\n--%1$s\r\n"
                + "content-disposition: form-data;\r\n name=\"kind\"\r\n\r\nOTHER\r\n--%1$s--\r\nepilogue";
        RequestParts parts = parts(form.formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
        assertThat(parts.next().field()).isEqualTo("kind");
        assertThat(parts.next()).isNull();
    }

    @Test
    void noticesThatARequestBreaksOffAnywhere() throws IOException {
        byte[] whole = request(treacherous(300));
        int last = whole.length - "\r\n".length();
        for (int length = 0; length < last; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> {
                        RequestParts parts = parts(cut);
                        while (parts.next() != null) {
                            // All of them.
                        }
                    })
                    .isInstanceOf(IncompleteUpload.class);
        }
    }

    @Test
    void takesNoMoreBytesThanAllowedThoughNoLengthWasTold() {
        byte[] much = new byte[(int) CAP + STEP];
        assertThatThrownBy(() -> second(request(much)).bytes().readAllBytes()).isInstanceOf(TooLarge.class);
    }

    private static Part second(byte[] body) throws IOException {
        RequestParts parts = parts(body);
        parts.next();
        return parts.next();
    }

    private static RequestParts parts(byte[] body) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContentType("multipart/form-data; boundary=" + BOUNDARY);
        request.setContent(body);
        return RequestParts.of(request, CAP, CAP);
    }

    /** Full of beginnings and ends of the boundary. */
    private byte[] treacherous(int size) {
        byte[] delimiter = ("\r\n--" + BOUNDARY).getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[size];
        random.nextBytes(file);
        for (int at = 0; at + delimiter.length < size; at += delimiter.length + random.nextInt(40)) {
            int missing = random.nextInt(delimiter.length);
            System.arraycopy(delimiter, 0, file, at, delimiter.length);
            file[at + missing]++;
        }
        return file;
    }

    private static byte[] request(byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("""
                --%1$s
                Content-Disposition: form-data; name="kind"

                PHOTO
                --%1$s
                Content-Disposition: form-data; name="file"; filename="照片 1.jpg"
                Content-Type: image/jpeg

                """.formatted(BOUNDARY).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
