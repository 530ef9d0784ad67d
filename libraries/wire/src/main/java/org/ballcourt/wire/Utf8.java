package org.ballcourt.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 as strictly as its standard says. The JSON library lets overlong forms pass, so that one text has several
 * forms in bytes, and the JDK's own constructor replaces what it cannot read.
 */
public final class Utf8 {
    private Utf8() {}

    /** @throws CharacterCodingException if the bytes are anything but UTF-8 */
    public static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
