package org.ballcourt.evidence.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.fileupload.ParameterParser;
import org.ballcourt.evidence.blobs.TooLarge;

/**
 * The parts of a multipart request one after the other, as they come in. Reads in large steps and looks for the boundary in strides of its
 * length, since nearly all bytes are those of one file; Tomcat's own reader looks at each byte, 4 KiB at a time.
 */
final class RequestParts {
    private static final int STEP = 128 * 1024;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final InputStream body;
    private final long most;
    private final long cap;
    private final byte[] delimiter;
    private final int[] strides = new int[256];
    private final byte[] buffer = new byte[STEP];
    private int from;
    private int to;
    /** Where the delimiter begins that ends this part; -1 while none is in the buffer. */
    private int end;

    private long taken;

    /**
     * One part.
     *
     * @param fileName as it was sent; null if it is none of a file
     * @param bytes until the next part is asked for
     */
    record Part(String field, String fileName, InputStream bytes) {}

    private RequestParts(InputStream body, String boundary, long most, long cap) {
        this.body = body;
        this.most = most;
        this.cap = cap;
        this.delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
        Arrays.fill(strides, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) {
            strides[delimiter[i] & 0xff] = delimiter.length - 1 - i;
        }
        // The first boundary need not begin a line.
        System.arraycopy(LINE_END, 0, buffer, 0, LINE_END.length);
        to = LINE_END.length;
        end = -1;
    }

    /**
     * @param most bytes of the whole request
     * @param cap what an uploader is told when there are more
     * @throws IncompleteUpload if it is no multipart request
     */
    static RequestParts of(HttpServletRequest request, long most, long cap) throws IOException {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        String boundary = parser.parse(type, new char[] {';', ','}).get("boundary");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/") || boundary == null) {
            throw IncompleteUpload.of(new IOException("No multipart request: " + type));
        }
        if (request.getContentLengthLong() > most) {
            throw new TooLarge(cap);
        }
        return new RequestParts(request.getInputStream(), boundary, most, cap);
    }

    /** The next one that has a name, null behind the last. */
    Part next() throws IOException {
        while (true) {
            while (readable() >= 0) {
                from += readable();
            }
            from = end + delimiter.length;
            end = -1;
            int first = read();
            int second = read();
            if (first == '-' && second == '-') {
                return null;
            }
            if (first != '\r' || second != '\n') {
                throw IncompleteUpload.of(new IOException("Unexpected characters behind a boundary"));
            }
            Map<String, String> disposition = disposition();
            end = search();
            if (disposition.containsKey("form-data") && disposition.get("name") != null) {
                return new Part(disposition.get("name").strip(), fileName(disposition), new Bytes());
            }
        }
    }

    private static String fileName(Map<String, String> disposition) {
        return disposition.containsKey("filename")
                ? asChosen(Objects.requireNonNullElse(disposition.get("filename"), ""))
                        .strip()
                : null;
    }

    /** Browsers write these three in a form so, and nothing else, not even the percent sign; programs put a backslash before a quotation mark. */
    private static String asChosen(String name) {
        return name.replace("\\\"", "\"")
                .replace("%22", "\"")
                .replace("%0D", "\r")
                .replace("%0A", "\n");
    }

    /** What the header of a part says of it, by the names in it; other headers are passed over. */
    private Map<String, String> disposition() throws IOException {
        byte[] head = new byte[IncompleteUpload.LONGEST_HEADER];
        int length = 0;
        while (!endsWithEmptyLine(head, length)) {
            if (length == head.length) {
                throw IncompleteUpload.longHeader();
            }
            head[length++] = (byte) read();
        }
        String unfolded = new String(head, 0, length, UTF_8).replaceAll("\r\n[ \t]+", " ");
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return unfolded.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Disposition:", 0, 20))
                .findFirst()
                .map(line -> parser.parse(line.substring(20), ';'))
                .orElse(Map.of());
    }

    private static boolean endsWithEmptyLine(byte[] head, int length) {
        boolean line = length >= 2 && head[length - 2] == '\r' && head[length - 1] == '\n';
        return line && (length == 2 || length >= 4 && head[length - 4] == '\r' && head[length - 3] == '\n');
    }

    private int read() throws IOException {
        while (from == to) {
            fill();
        }
        return buffer[from++] & 0xff;
    }

    /** How many bytes of this part are in the buffer, at least one; -1 at its end. */
    private int readable() throws IOException {
        while (true) {
            int safe = (end >= 0 ? end : to - delimiter.length + 1) - from;
            if (safe > 0) {
                return safe;
            }
            if (end >= 0) {
                return -1;
            }
            fill();
            end = search();
        }
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int read;
        try {
            // What has come and no more: a slow sender's file is to be seen on disk while it grows.
            read = body.read(buffer, to, buffer.length - to);
        } catch (IOException broken) {
            throw IncompleteUpload.of(broken);
        }
        if (read < 0) {
            throw IncompleteUpload.of(new EOFException("The request ended within a part"));
        }
        to += read;
        taken += read;
        if (taken > most) {
            throw new TooLarge(cap);
        }
    }

    /** By the last byte that it would have here, it is known how far away it must be. */
    private int search() {
        int last = delimiter.length - 1;
        for (int i = from + last; i < to; i += strides[buffer[i] & 0xff]) {
            if (buffer[i] == delimiter[last] && Arrays.equals(buffer, i - last, i, delimiter, 0, last)) {
                return i - last;
            }
        }
        return -1;
    }

    private final class Bytes extends InputStream {
        @Override
        public int read() throws IOException {
            return readable() < 0 ? -1 : buffer[from++] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            int there = length == 0 ? 0 : readable();
            if (there <= 0) {
                return there;
            }
            int given = Math.min(there, length);
            System.arraycopy(buffer, from, bytes, offset, given);
            from += given;
            return given;
        }
    }
}
