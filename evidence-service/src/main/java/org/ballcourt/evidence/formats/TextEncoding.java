package org.ballcourt.evidence.formats;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * Finds out in which encoding a text is, of those that programs in China write: UTF-8, UTF-16 of either order with or
 * without its mark, GB18030 and Big5. Reads the whole of it, piece by piece.
 */
public final class TextEncoding {
    /** Of so many letters none was a control character; what is no text has one in ten. */
    private static final int ENOUGH_LETTERS = 64;

    private static final double MOSTLY = 0.6;
    private static final double NEARLY_ALL = 0.95;
    private static final int CHUNK = 8 * 1024;

    private static final UsualLetters OF_UNICODE = UsualLetters.ofUnicode();
    private static final List<Candidate> NATIONAL = List.of(
            new Candidate(UsualLetters.GB18030, UsualLetters.ofGb18030(), MOSTLY, ENOUGH_LETTERS),
            new Candidate(UsualLetters.BIG5, UsualLetters.ofBig5(), MOSTLY, ENOUGH_LETTERS));
    private static final List<Candidate> WIDE = List.of(
            new Candidate(UTF_16LE, OF_UNICODE, NEARLY_ALL, Long.MAX_VALUE),
            new Candidate(UTF_16BE, OF_UNICODE, NEARLY_ALL, Long.MAX_VALUE));

    private TextEncoding() {}

    /** Bytes that can be read more than once. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * @param share how many of its letters beyond ASCII must be usual ones
     * @param enough so many letters need no share
     */
    private record Candidate(Charset charset, UsualLetters usual, double share, long enough) {}

    /** Of what was found to be text by other means. */
    public static Optional<Charset> ofText(Bytes bytes) throws IOException {
        byte[] start = start(bytes);
        if (!hasNul(start) && marked(start) == null && isUtf8(bytes)) {
            return Optional.of(UTF_8);
        }
        return of(bytes);
    }

    /** Empty where the bytes are no text in any of these. */
    public static Optional<Charset> of(Bytes bytes) throws IOException {
        byte[] start = start(bytes);
        Charset marked = marked(start);
        if (marked != null) {
            return best(bytes, List.of(new Candidate(marked, OF_UNICODE, 0, 0)));
        }
        if (hasNul(start)) {
            return best(bytes, WIDE);
        }
        for (List<Candidate> candidates : List.of(List.of(new Candidate(UTF_8, OF_UNICODE, 0, 0)), NATIONAL, WIDE)) {
            Optional<Charset> found = best(bytes, candidates);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static byte[] start(Bytes bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            return in.readNBytes(CHUNK);
        }
    }

    /** UTF-16 by its mark, which is no letter of the text. */
    private static Charset marked(byte[] start) {
        int mark = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
        return mark == 0xFFFE ? UTF_16LE : mark == 0xFEFF ? UTF_16BE : null;
    }

    private static boolean hasNul(byte[] start) {
        for (byte b : start) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(Bytes bytes) throws IOException {
        try (Reader text = reader(bytes, UTF_8)) {
            text.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Optional<Charset> best(Bytes bytes, List<Candidate> candidates) throws IOException {
        Charset best = null;
        double most = -1;
        for (Candidate candidate : candidates) {
            double share = share(bytes, candidate);
            if (share > most) {
                best = candidate.charset();
                most = share;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many of the letters are usual ones; -1 where it is no text in this encoding. */
    private static double share(Bytes bytes, Candidate candidate) throws IOException {
        long letters = 0;
        double usual = 0;
        char[] chunk = new char[CHUNK];
        try (Reader text = reader(bytes, candidate.charset())) {
            for (int read = text.read(chunk); read >= 0; read = text.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    if (isNoText(chunk[i])) {
                        return -1;
                    }
                    if (chunk[i] > 0x7F && !Character.isSurrogate(chunk[i])) {
                        letters++;
                        usual += candidate.usual().weight(chunk[i]);
                    }
                }
            }
        } catch (CharacterCodingException e) {
            return -1;
        }
        double share = letters == 0 ? 1 : usual / letters;
        return share >= candidate.share() || letters >= candidate.enough() ? share : -1;
    }

    private static boolean isNoText(char letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL -> "\t\n\f\r\u001B\u0085".indexOf(letter) < 0;
            case Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    /** Fails with a {@link CharacterCodingException} at the first byte that does not belong there. */
    private static Reader reader(Bytes bytes, Charset charset) throws IOException {
        return new InputStreamReader(bytes.open(), charset.newDecoder());
    }
}
