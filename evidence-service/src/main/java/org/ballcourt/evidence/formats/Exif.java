package org.ballcourt.evidence.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The tags of a TIFF structure that tell how a picture was taken. */
public final class Exif {
    public static final int MAKE = 0x010F;
    public static final int MODEL = 0x0110;
    public static final int SOFTWARE = 0x0131;
    public static final int WRITTEN = 0x0132;
    public static final int TAKEN = 0x9003;
    public static final int WRITTEN_OFFSET = 0x9010;
    public static final int TAKEN_OFFSET = 0x9011;

    private static final int ORIENTATION = 0x0112;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final Set<Integer> TEXTS =
            Set.of(MAKE, MODEL, SOFTWARE, WRITTEN, TAKEN, WRITTEN_OFFSET, TAKEN_OFFSET);
    private static final int UPRIGHT = 1;
    private static final int LAST_ORIENTATION = 8;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int LONGEST = 400;
    private static final int SHOWN = 100;

    private final Map<Integer, String> texts = new HashMap<>();
    private int orientation;

    Exif() {}

    static boolean isTiff(ByteBuffer file, int at) {
        int start = file.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(at);
        return start == 0x49492A00 || start == 0x4D4D002A;
    }

    /** Null where the tag is missing or blank. */
    public String text(int tag) {
        return texts.get(tag);
    }

    /** 1 to 8; what is none of these is upright. */
    public int orientation() {
        return orientation < UPRIGHT || orientation > LAST_ORIENTATION ? UPRIGHT : orientation;
    }

    void read(ByteBuffer block) {
        if (isTiff(block, 0)) {
            ByteBuffer tiff = block.slice().order(block.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int below = directory(tiff, tiff.getInt(4));
            if (below > 0) {
                directory(tiff, below);
            }
        }
    }

    /** Where the directory of EXIF's own tags stands; 0 where there is none. */
    private int directory(ByteBuffer tiff, int at) {
        int count = tiff.getShort(at) & 0xFFFF;
        int below = 0;
        for (int i = 0; i < count; i++) {
            int entry = at + 2 + i * ENTRY;
            int tag = tiff.getShort(entry) & 0xFFFF;
            if (tag == EXIF_DIRECTORY) {
                below = tiff.getInt(entry + 8);
            } else if (tag == ORIENTATION && orientation == 0) {
                orientation =
                        tiff.getShort(entry + 2) == SHORT ? tiff.getShort(entry + 8) & 0xFFFF : tiff.getInt(entry + 8);
            } else if (TEXTS.contains(tag) && tiff.getShort(entry + 2) == ASCII) {
                text(tiff, entry, tag);
            }
        }
        return below;
    }

    private void text(ByteBuffer tiff, int entry, int tag) {
        int length = tiff.getInt(entry + 4);
        int at = length <= 4 ? entry + 8 : tiff.getInt(entry + 8);
        if (length < 1 || at < 0 || at > tiff.limit() - length) {
            return;
        }
        byte[] bytes = new byte[Math.min(length, LONGEST)];
        tiff.get(at, bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String clean = text.substring(0, text.indexOf(0) < 0 ? text.length() : text.indexOf(0))
                .replaceAll("\\p{C}", "")
                .strip();
        if (!clean.isEmpty()) {
            texts.putIfAbsent(
                    tag,
                    clean.codePointCount(0, clean.length()) <= SHOWN
                            ? clean
                            : clean.substring(0, clean.offsetByCodePoints(0, SHOWN)));
        }
    }
}
