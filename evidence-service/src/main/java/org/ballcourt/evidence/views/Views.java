package org.ballcourt.evidence.views;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** Derives views; pictures one at a time, because a picture is large once it is unpacked. */
public final class Views {
    /** What is shown in place of an original. */
    public record View(String mediaType, byte[] bytes) {}

    /** No view can be derived from this original: its type has none, or it is damaged or too large to draw. */
    public static final class NoView extends Exception {
        private static final long serialVersionUID = 1;

        NoView(String why) {
            super(why);
        }
    }

    private final Semaphore turn = new Semaphore(1);

    /**
     * The view of an original.
     *
     * @throws NoView if there is none
     */
    public View of(InputStream original, String mediaType) throws IOException, NoView {
        if (mediaType.startsWith("text/")) {
            return new View("text/plain;charset=UTF-8", text(original.readAllBytes()));
        }
        if (!mediaType.startsWith("image/")) {
            throw new NoView("There is no view of " + mediaType);
        }
        turn.acquireUninterruptibly();
        try {
            return Picture.redraw(original);
        } finally {
            turn.release();
        }
    }

    /** As UTF-8, whether it came as UTF-8 or in the Chinese national encoding. */
    private static byte[] text(byte[] bytes) throws NoView {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GB18030")}) {
            try {
                return charset.newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
            } catch (CharacterCodingException e) {
                // The next one may fit.
            }
        }
        throw new NoView("The text is in an unknown encoding");
    }
}
