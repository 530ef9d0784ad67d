package org.ballcourt.evidence.views;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ballcourt.evidence.views.Views.NoView;

/**
 * What a TIFF says of the strips or tiles that it is unpacked by: its reader makes room for a whole one, for as many samples and bits as it
 * claims, whatever lies behind.
 */
record TiffPieces(long width, long height, long bytesAPixel) {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int PACKING = 259;
    private static final int SAMPLES = 277;
    private static final int ROWS = 278;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_LENGTHS = 325;
    private static final Set<Integer> ASKED =
            Set.of(WIDTH, HEIGHT, BITS, PACKING, SAMPLES, ROWS, STRIP_LENGTHS, TILE_WIDTH, TILE_HEIGHT, TILE_LENGTHS);

    /** None, fax, LZW, Deflate, PackBits; a JPEG inside has a size of its own. */
    private static final Set<Long> PACKINGS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32_773L, 32_946L);

    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_PIECES = 65_536;
    /** Four colours and how far one sees through them. */
    private static final int MOST_SAMPLES = 5;

    private static final int MOST_BITS = 16;

    /** A piece as it is packed, unpacked, and in the forms between; whole bytes for each sample. */
    private static final int COPIES = 4;

    /** Of one piece; width and height are no longer than an int without a sign. */
    long bytes() {
        boolean isImmense = width > PictureFormat.MOST_BYTES || width * height > PictureFormat.MOST_BYTES;
        return isImmense ? Long.MAX_VALUE : width * height * bytesAPixel * COPIES;
    }

    /** @throws IndexOutOfBoundsException where it is cut off */
    static TiffPieces of(ByteBuffer file) throws NoView {
        ByteBuffer tiff = file.duplicate().order(file.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        Map<Integer, long[]> tags = tags(tiff);
        long samples = first(tags, SAMPLES, 1);
        long bits = Arrays.stream(tags.getOrDefault(BITS, new long[] {1})).max().orElse(1);
        demand(PACKINGS.contains(first(tags, PACKING, 1)));
        demand(samples >= 1 && samples <= MOST_SAMPLES && bits >= 1 && bits <= MOST_BITS);
        for (int lengths : new int[] {STRIP_LENGTHS, TILE_LENGTHS}) {
            demand(Arrays.stream(tags.getOrDefault(lengths, new long[0])).allMatch(one -> one <= file.limit()));
        }
        long width = first(tags, WIDTH, 0);
        long height = first(tags, HEIGHT, 0);
        long wide = first(tags, TILE_WIDTH, width);
        long high = first(tags, TILE_HEIGHT, Math.min(first(tags, ROWS, height), tileHeight(tags, height)));
        demand(width >= 1 && height >= 1 && wide >= 1 && high >= 1);
        demand(Math.ceilDiv(width, wide) * Math.ceilDiv(height, high) <= MOST_PIECES);
        return new TiffPieces(wide, high, samples * Math.ceilDiv(bits, 8));
    }

    /** A strip ends with the picture, a tile need not. */
    private static long tileHeight(Map<Integer, long[]> tags, long height) {
        return tags.containsKey(TILE_WIDTH) ? Long.MAX_VALUE : height;
    }

    private static Map<Integer, long[]> tags(ByteBuffer tiff) throws NoView {
        int at = tiff.getInt(4);
        int count = tiff.getShort(at) & 0xFFFF;
        demand(count <= MOST_ENTRIES);
        Map<Integer, long[]> tags = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int entry = at + 2 + i * ENTRY;
            int tag = tiff.getShort(entry) & 0xFFFF;
            if (ASKED.contains(tag)) {
                // Of two the reader might take the other one.
                demand(tags.put(tag, numbers(tiff, entry)) == null);
            }
        }
        return tags;
    }

    private static long[] numbers(ByteBuffer tiff, int entry) throws NoView {
        int size = switch (tiff.getShort(entry + 2)) {
            case 1 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            default -> 0;
        };
        long count = Integer.toUnsignedLong(tiff.getInt(entry + 4));
        demand(size > 0 && count >= 1 && count <= MOST_PIECES);
        int from = count * size <= 4 ? entry + 8 : tiff.getInt(entry + 8);
        long[] numbers = new long[(int) count];
        for (int i = 0; i < count; i++) {
            int at = from + i * size;
            numbers[i] = switch (size) {
                case 1 -> tiff.get(at) & 0xFF;
                case 2 -> tiff.getShort(at) & 0xFFFF;
                default -> Integer.toUnsignedLong(tiff.getInt(at));
            };
        }
        return numbers;
    }

    private static long first(Map<Integer, long[]> tags, int tag, long missing) {
        return tags.containsKey(tag) ? tags.get(tag)[0] : missing;
    }

    private static void demand(boolean isBearable) throws NoView {
        if (!isBearable) {
            throw new NoView("The picture is made in a way that is not drawn");
        }
    }
}
