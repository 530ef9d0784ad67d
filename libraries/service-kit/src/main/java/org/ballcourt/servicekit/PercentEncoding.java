package org.ballcourt.servicekit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import org.ballcourt.wire.Utf8;

/** What stands behind the percent signs of a query. */
final class PercentEncoding {
    private PercentEncoding() {}

    /** Null where two hex digits are missing behind a sign, or where the bytes are no UTF-8. */
    static String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low < 0) {
                return null;
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        try {
            return Utf8.text(bytes.toByteArray());
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }
}
