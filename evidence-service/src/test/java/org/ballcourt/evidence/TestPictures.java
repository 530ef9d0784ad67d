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
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** Small pictures for the tests, with the metadata that a camera writes. */
public final class TestPictures {
    public static final int MAKE = 0x010F;
    public static final int MODEL = 0x0110;
    public static final int ORIENTATION = 0x0112;
    public static final int SOFTWARE = 0x0131;
    public static final int WRITTEN = 0x0132;
    public static final int TAKEN = 0x9003;
    public static final int TAKEN_OFFSET = 0x9011;
    private static final int EXIF_POINTER = 0x8769;

    private TestPictures() {}

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
