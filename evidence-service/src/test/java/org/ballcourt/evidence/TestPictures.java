package org.ballcourt.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Small pictures for the tests, with the metadata that a camera writes. */
public final class TestPictures {
    public static final int MAKE = 0x010F;
    public static final int MODEL = 0x0110;
    public static final int ORIENTATION = 0x0112;
    public static final int SOFTWARE = 0x0131;
    public static final int WRITTEN = 0x0132;
    public static final int TAKEN = 0x9003;
    public static final int WRITTEN_OFFSET = 0x9010;
    public static final int TAKEN_OFFSET = 0x9011;
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final int EXIF_POINTER = 0x8769;

    private TestPictures() {}

    /** A PNG of one grey whose rows come in seven passes, as many programs write for the web. */
    public static byte[] interlaced(int width, int height, int bytesAPixel, int colour, int depth) {
        int[][] passes = {
            {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
        };
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream packing = new DeflaterOutputStream(rows)) {
            for (int[] pass : passes) {
                int columns = Math.ceilDiv(width - pass[0], pass[2]);
                byte[] row = new byte[1 + columns * bytesAPixel];
                Arrays.fill(row, 1, row.length, (byte) 0x7F);
                for (int y = pass[1]; columns > 0 && y < height; y += pass[3]) {
                    packing.write(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] header = joined(big(width), big(height), new byte[] {(byte) depth, (byte) colour, 0, 0, 1});
        return joined(PNG_START, chunk("IHDR", header), chunk("IDAT", rows.toByteArray()), chunk("IEND", new byte[0]));
    }

    /** A picture whose left half is red and whose right half is blue. */
    public static byte[] redAndBlue(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG with an EXIF block that holds these tags: texts, or an Integer for the orientation. */
    public static byte[] jpeg(int width, int height, Map<Integer, Object> exif) {
        byte[] plain = redAndBlue("jpeg", width, height);
        byte[] tiff = tiff(exif);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        int length = tiff.length + 8;
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(tiff);
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    /** The structure that all formats wrap. */
    public static byte[] exif(Map<Integer, Object> tags) {
        return tiff(tags);
    }

    /** A PNG without pixels that has this block. */
    public static byte[] png(byte[] exif) {
        return joined(PNG_START, chunk("eXIf", exif), chunk("IEND", new byte[0]));
    }

    public static byte[] webp(byte[] exif) {
        return joined(
                latin("RIFF"),
                little(exif.length),
                latin("WEBP"),
                latin("EXIF"),
                little(exif.length),
                exif,
                new byte[1]);
    }

    /** As phones write it, in the box of the data somewhere behind the tables. */
    public static byte[] heif(byte[] exif) {
        return joined(big(24), latin("ftypheic"), new byte[500], big(6), latin("Exif\0\0"), exif);
    }

    /** Files of some kilobytes whose metadata claims to be gigabytes, or is that once it is unpacked. */
    public static List<byte[]> metadataBombs() {
        byte[] packed = deflated(new byte[64 << 20]);
        byte[] manyTimes = tiffThatPointsToItself();
        return List.of(
                joined(PNG_START, chunk("zTXt", joined(latin("Comment\0\0"), packed))),
                joined(PNG_START, chunk("iTXt", joined(latin("XML:com.adobe.xmp\0\1\0\0\0"), packed))),
                joined(PNG_START, chunk("iCCP", joined(latin("profile\0\0"), packed))),
                joined(PNG_START, big(0x7FFF_FFFF), latin("eXIf"), new byte[100]),
                joined(PNG_START, big(-1), latin("tEXt"), new byte[100]),
                png(manyTimes),
                webp(manyTimes),
                joined(latin("RIFF"), little(-1), latin("WEBP"), latin("EXIF"), little(-1), new byte[50]),
                joined(
                        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 90},
                        latin("http://ns.adobe.com/xmp/extension/\0" + "0".repeat(32)),
                        big(0x7FFF_FFFF),
                        big(0)),
                joined(
                        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, (byte) 0xFF, (byte) 0xFF},
                        latin("Exif\0\0"),
                        manyTimes),
                manyTimes);
    }

    /** Five thousand tags, and the text of each of them is nearly the whole file. */
    private static byte[] tiffThatPointsToItself() {
        int count = 5000;
        ByteBuffer out = ByteBuffer.allocate(65_000);
        out.put(latin("MM\0*")).putInt(8).putShort((short) count);
        for (int i = 0; i < count; i++) {
            out.putShort((short) (0x9C00 + i))
                    .putShort((short) 2)
                    .putInt(64_900)
                    .putInt(0);
        }
        return out.array();
    }

    static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(joined(latin(type), data));
        return joined(big(data.length), latin(type), data, big((int) sum.getValue()));
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packing = new DeflaterOutputStream(out)) {
            packing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] big(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    static byte[] little(int number) {
        return big(Integer.reverseBytes(number));
    }

    private static byte[] tiff(Map<Integer, Object> tags) {
        Map<Integer, Object> main = new TreeMap<>();
        Map<Integer, Object> sub = new TreeMap<>();
        tags.forEach((tag, value) -> (tag >= 0x9000 ? sub : main).put(tag, value));
        main.put(EXIF_POINTER, new int[1]);
        int subAt = 8 + size(main);
        main.put(EXIF_POINTER, new int[] {subAt});
        ByteBuffer out = ByteBuffer.allocate(subAt + size(sub)).order(ByteOrder.LITTLE_ENDIAN);
        out.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        directory(out, main);
        directory(out, sub);
        return out.array();
    }

    private static int size(Map<Integer, Object> tags) {
        return 6
                + 12 * tags.size()
                + tags.values().stream().mapToInt(TestPictures::outside).sum();
    }

    private static int outside(Object value) {
        return value instanceof String text && text.length() + 1 > 4 ? text.length() + 1 : 0;
    }

    private static void directory(ByteBuffer out, Map<Integer, Object> tags) {
        int data = out.position() + 6 + 12 * tags.size();
        out.putShort((short) tags.size());
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        for (Map.Entry<Integer, Object> tag : tags.entrySet()) {
            out.putShort(tag.getKey().shortValue());
            switch (tag.getValue()) {
                case String text -> {
                    byte[] ascii = (text + "\0").getBytes(StandardCharsets.US_ASCII);
                    out.putShort((short) 2).putInt(ascii.length);
                    if (ascii.length > 4) {
                        out.putInt(data + texts.size());
                        texts.writeBytes(ascii);
                    } else {
                        out.put(ascii).put(new byte[4 - ascii.length]);
                    }
                }
                case int[] pointer -> out.putShort((short) 4).putInt(1).putInt(pointer[0]);
                case Integer number ->
                    out.putShort((short) 3)
                            .putInt(1)
                            .putShort(number.shortValue())
                            .putShort((short) 0);
                default -> throw new IllegalArgumentException("No such tag value: " + tag);
            }
        }
        out.putInt(0).put(texts.toByteArray());
    }
}
