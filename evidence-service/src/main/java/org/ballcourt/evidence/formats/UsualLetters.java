package org.ballcourt.evidence.formats;

import java.nio.charset.Charset;
import java.util.BitSet;

/** Which letters a text in an encoding mostly has, so that bytes read in the wrong one are told by their rare letters. */
final class UsualLetters {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset BIG5 = Charset.forName("Big5");

    private static final UsualLetters TRADITIONAL = new UsualLetters().rows(BIG5, 0xA1, 0xC6, 0x40);

    /** A little less than one, so that short texts in Big5 are taken for what they are. */
    private static final double OF_OTHERS = 0.9;

    private final BitSet letters = new BitSet(1 << Character.SIZE);
    private final BitSet others = new BitSet(1 << Character.SIZE);

    private UsualLetters() {}

    /** The first level of GB 2312 with its punctuation, and what GB18030 has of the traditional letters in daily use. */
    static UsualLetters ofGb18030() {
        UsualLetters usual = new UsualLetters()
                .rows(GB18030, 0xA1, 0xA1, 0xA1)
                .rows(GB18030, 0xA3, 0xA3, 0xA1)
                .rows(GB18030, 0xB0, 0xD7, 0xA1);
        usual.others.or(TRADITIONAL.letters);
        return usual;
    }

    /** The first level of Big5. */
    static UsualLetters ofBig5() {
        return TRADITIONAL;
    }

    /** What Chinese and Western texts are made of, wherever it stands in Unicode. */
    static UsualLetters ofUnicode() {
        UsualLetters usual = new UsualLetters();
        int[][] ranges = {
            {0xA0, 0xFF},
            {0x2010, 0x205E},
            {0x20A0, 0x20BF},
            {0x2100, 0x214F},
            {0x2190, 0x27BF},
            {0x3000, 0x30FF},
            {0x4E00, 0x9FFF},
            {0xFF00, 0xFFEF}
        };
        for (int[] range : ranges) {
            usual.letters.set(range[0], range[1] + 1);
        }
        return usual;
    }

    private UsualLetters rows(Charset charset, int first, int last, int lowest) {
        for (int high = first; high <= last; high++) {
            for (int low = lowest; low <= 0xFE; low++) {
                String letter = new String(new byte[] {(byte) high, (byte) low}, charset);
                if (letter.length() == 1 && letter.charAt(0) > 0x7F && letter.charAt(0) != '\uFFFD') {
                    letters.set(letter.charAt(0));
                }
            }
        }
        return this;
    }

    /** From 0 for a rare letter to 1 for a usual one. */
    double weight(char letter) {
        return letters.get(letter) ? 1 : others.get(letter) ? OF_OTHERS : 0;
    }
}
