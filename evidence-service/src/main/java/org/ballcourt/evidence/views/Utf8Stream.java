package org.ballcourt.evidence.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text of any encoding as UTF-8, a few kilobytes at a time; marks of the byte order are left out. */
final class Utf8Stream extends InputStream {
    private static final int CHUNK = 8 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader text;
    private final CharsetEncoder encoder =
            StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
    private final CharBuffer letters = CharBuffer.allocate(CHUNK).flip();
    private final ByteBuffer bytes = ByteBuffer.allocate(3 * CHUNK + 8).flip();
    private boolean begun;
    private boolean ended;

    Utf8Stream(InputStream original, Charset charset) {
        text = new InputStreamReader(original, charset);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (!bytes.hasRemaining()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(into, offset, count);
        return count;
    }

    /** Half of a pair at the end of a piece stays for the next. */
    private void fill() throws IOException {
        letters.compact();
        ended = text.read(letters) < 0;
        letters.flip();
        if (!begun && letters.hasRemaining()) {
            begun = true;
            letters.position(letters.get(0) == BYTE_ORDER_MARK ? 1 : 0);
        }
        bytes.clear();
        encoder.encode(letters, bytes, ended);
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
