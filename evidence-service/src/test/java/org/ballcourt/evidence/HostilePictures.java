package org.ballcourt.evidence;

import static org.ballcourt.evidence.TestPictures.joined;
import static org.ballcourt.evidence.TestPictures.latin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Pictures of some hundred bytes whose headers claim so many samples, bits, tiles, colours or pages that a reader makes room for gigabytes. */
public final class HostilePictures {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int PACKING = 259;
    private static final int SHOWN_AS = 262;
    private static final int OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int ROWS = 278;
    private static final int LENGTHS = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int COLOURS = 320;
    private static final int OTHER_SAMPLES = 338;

    private HostilePictures() {}

    /** By what they are; none of them can be drawn. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (int samples : new int[] {6, 16, 64, 1_000, 65_535}) {
            for (int bits : new int[] {8, 16, 32, 64}) {
                all.put(samples + " samples of " + bits + " bits.tif", samples(samples, bits));
            }
        }
        all.put("31 bits.tif", tiff(tags(5_000, 5_000, 1, 31)));
        all.put("one tile.tif", tiles(100, 100, 60_000, 60_000));
        all.put("tile longer than a number.tif", tiles(100, 100, 2_000_000_000, 2_000_000_000));
        all.put("tile beyond the picture.tif", tiles(1, 1, 30_000, 30_000));
        all.put("tiles without number.tif", tiles(7_000, 7_000, 1, 1));
        all.put("one strip.tif", tiff(tags(7_000, 7_000, 4, 16)));
        all.put("strip of gigabytes.tif", packed(8, 2_000_000_000));
        all.put("strip without end.tif", packed(5, -1));
        all.put("palette.tif", tiff(with(tags(7_000, 7_000, 1, 31), SHOWN_AS, 3, COLOURS, 0)));
        all.put("picture inside.tif", packed(7, 100));
        all.put("old picture inside.tif", packed(6, 100));
        all.put("twice told.tif", twice());
        all.put("many directories.tif", tiff(many()));
        all.put("palette.png", palette());
        all.put("picture inside.bmp", bmp(5));
        all.put("other picture inside.bmp", bmp(4));
        all.put("many colours.jpg", jpeg(0xC0, 7_000, 7_000, 255, 1));
        all.put("kept until the end.jpg", jpeg(0xC2, 7_000, 7_000, 4, 4));
        all.put("colour by colour.jpg", jpeg(0xC0, 7_000, 7_000, 3, 1));
        all.put("two frames.jpg", joined(jpeg(0xC0, 10, 10, 1, 0), jpeg(0xC2, 7_000, 7_000, 3, 3)));
        return all;
    }

    /** An honest one in one strip, as many programs write it. */
    public static byte[] tiff(int width, int height, int samples) {
        return tiff(with(tags(width, height, samples, 8), ROWS, height), width * samples * height);
    }

    private static byte[] samples(int samples, int bits) {
        return tiff(with(tags(5_000, 5_000, samples, bits), OTHER_SAMPLES, 0));
    }

    private static byte[] tiles(int width, int height, int tileWidth, int tileHeight) {
        return tiff(with(
                tags(width, height, 3, 8),
                TILE_WIDTH,
                tileWidth,
                TILE_HEIGHT,
                tileHeight,
                TILE_OFFSETS,
                8,
                TILE_LENGTHS,
                10));
    }

    private static byte[] packed(int packing, int length) {
        return tiff(with(tags(500, 500, 3, 8), PACKING, packing, LENGTHS, length));
    }

    private static Map<Integer, Integer> many() {
        Map<Integer, Integer> tags = tags(10, 10, 1, 8);
        for (int i = 0; i < 2_000; i++) {
            tags.put(40_000 + i, i);
        }
        return tags;
    }

    /** The second width is the one that counts, or the first. */
    private static byte[] twice() {
        byte[] once = tiff(tags(10, 10, 3, 8));
        ByteBuffer file = ByteBuffer.wrap(once).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(10 + 12, (short) WIDTH);
        return once;
    }

    private static Map<Integer, Integer> tags(int width, int height, int samples, int bits) {
        return with(
                new TreeMap<>(),
                WIDTH,
                width,
                HEIGHT,
                height,
                BITS,
                bits,
                PACKING,
                1,
                SHOWN_AS,
                samples >= 3 ? 2 : 1,
                OFFSETS,
                8,
                SAMPLES,
                samples,
                LENGTHS,
                10);
    }

    private static Map<Integer, Integer> with(Map<Integer, Integer> tags, int... more) {
        for (int i = 0; i < more.length; i += 2) {
            tags.put(more[i], more[i + 1]);
        }
        return tags;
    }

    private static byte[] tiff(Map<Integer, Integer> tags) {
        return tiff(tags, 0);
    }

    /** The bits are told for each sample, as readers demand; the pixels lie behind. */
    private static byte[] tiff(Map<Integer, Integer> tags, int pixels) {
        int samples = Math.min(tags.get(SAMPLES), 1_000);
        int behind = 8 + 2 + 12 * tags.size() + 4;
        if (pixels > 0) {
            tags.put(OFFSETS, behind + 2 * samples);
            tags.put(LENGTHS, pixels);
        }
        ByteBuffer out = ByteBuffer.allocate(behind + 2 * samples + Math.max(10, pixels))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(latin("II*\0"))
                .putInt(8)
                .putShort((short) tags.size());
        tags.forEach((tag, value) -> {
            boolean isOutside = tag == BITS && samples > 2;
            out.putShort(tag.shortValue()).putShort((short) (tag == BITS ? 3 : 4));
            out.putInt(tag == BITS ? samples : 1);
            if (tag != BITS) {
                out.putInt(value);
            } else if (isOutside) {
                out.putInt(behind);
            } else {
                out.putShort(value.shortValue()).putShort(samples == 2 ? value.shortValue() : 0);
            }
        });
        out.position(behind);
        for (int i = 0; i < samples; i++) {
            out.putShort(tags.get(BITS).shortValue());
        }
        return out.array();
    }

    private static byte[] palette() {
        return ByteBuffer.allocate(200)
                .put(latin("\u0089PNG\r\n\32\n"))
                .putInt(13)
                .put(latin("IHDR"))
                .putInt(10)
                .putInt(10)
                .put(new byte[] {8, 3, 0, 0, 0})
                .putInt(0)
                .putInt(Integer.MAX_VALUE - 1)
                .put(latin("PLTE"))
                .array();
    }

    private static byte[] bmp(int packing) {
        return ByteBuffer.allocate(200)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(latin("BM"))
                .putInt(200)
                .putInt(0)
                .putInt(54)
                .putInt(40)
                .putInt(10)
                .putInt(10)
                .putShort((short) 1)
                .putShort((short) 0)
                .putInt(packing)
                .putInt(Integer.MAX_VALUE - 8)
                .array();
    }

    private static byte[] jpeg(int frame, int width, int height, int components, int inFirstScan) {
        ByteBuffer out = ByteBuffer.allocate(1_200);
        out.putShort((short) 0xFFD8)
                .put((byte) 0xFF)
                .put((byte) frame)
                .putShort((short) (8 + 3 * components))
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .put((byte) components);
        for (int i = 0; i < components; i++) {
            out.put((byte) (i + 1)).put((byte) 0x11).put((byte) 0);
        }
        if (inFirstScan > 0) {
            out.putShort((short) 0xFFDA).putShort((short) (6 + 2 * inFirstScan)).put((byte) inFirstScan);
        }
        return out.array();
    }
}
