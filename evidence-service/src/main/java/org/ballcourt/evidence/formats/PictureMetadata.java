package org.ballcourt.evidence.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Pattern;

/**
 * The blocks of EXIF and XMP in JPEG, PNG, WebP, TIFF and HEIF files. A file may claim sizes of gigabytes and point to
 * the same bytes a thousand times, so nothing is read but the few tags that are asked for, and nothing is kept twice.
 */
public final class PictureMetadata {
    private static final int SOI = 0xFFD8;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final byte[] EXIF = "Exif\0\0".getBytes(US_ASCII);
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(US_ASCII);
    private static final byte[] XMP_TEXT = "XML:com.adobe.xmp\0".getBytes(US_ASCII);
    private static final int LONGEST_XMP = 1 << 20;
    private static final Pattern HISTORY = Pattern.compile("xmpMM:History");

    private final Exif exif = new Exif();
    private boolean edited;

    private PictureMetadata() {}

    /** Of the whole file; what is damaged says nothing. */
    public static PictureMetadata of(ByteBuffer file) {
        PictureMetadata metadata = new PictureMetadata();
        try {
            metadata.read(file.slice().order(ByteOrder.BIG_ENDIAN));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // What was read before the file broke off counts.
        }
        return metadata;
    }

    public Exif exif() {
        return exif;
    }

    /** An editor left its own list of what it did. */
    public boolean hasEditingHistory() {
        return edited;
    }

    private void read(ByteBuffer file) {
        if (file.limit() > 12 && file.getLong(0) == PNG) {
            png(file);
        } else if ((file.getShort(0) & 0xFFFF) == SOI) {
            jpeg(file);
        } else if (text(file, 0, 4).equals("RIFF") && text(file, 8, 4).equals("WEBP")) {
            webp(file);
        } else if (Exif.isTiff(file, 0)) {
            exif.read(file);
        } else {
            heif(file);
        }
    }

    private void jpeg(ByteBuffer file) {
        int at = 2;
        while (true) {
            int marker = file.get(at + 1) & 0xFF;
            if (file.get(at) != (byte) 0xFF || marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                return;
            }
            if (marker == 0xFF) {
                at++;
            } else if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                at += 2;
            } else {
                int length = file.getShort(at + 2) & 0xFFFF;
                if (marker == APP1) {
                    block(file.slice(at + 4, Math.max(length - 2, 0)));
                }
                at += 2 + Math.max(length, 2);
            }
        }
    }

    private void block(ByteBuffer block) {
        if (startsWith(block, EXIF)) {
            exif.read(block.slice(EXIF.length, block.limit() - EXIF.length));
        } else if (startsWith(block, XMP)) {
            xmp(block);
        }
    }

    private void png(ByteBuffer file) {
        long at = 8;
        while (at + 12 <= file.limit()) {
            int from = (int) at + 8;
            long length = file.getInt((int) at) & 0xFFFF_FFFFL;
            if (from + length > file.limit()) {
                return;
            }
            ByteBuffer data = file.slice(from, (int) length);
            switch (text(file, (int) at + 4, 4)) {
                case "eXIf" -> exif.read(data);
                case "iTXt" -> {
                    if (startsWith(data, XMP_TEXT)) {
                        xmp(data);
                    }
                }
                default -> {
                    // Pixels, and texts that are packed: nothing of what we ask stands in them.
                }
            }
            at = from + length + 4;
        }
    }

    private void webp(ByteBuffer file) {
        long at = 12;
        while (at + 8 <= file.limit()) {
            int from = (int) at + 8;
            long length = file.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt((int) at + 4) & 0xFFFF_FFFFL;
            ByteBuffer data = file.slice(from, (int) Math.min(length, file.limit() - from));
            switch (text(file, (int) at, 4)) {
                case "EXIF" -> exif.read(startsWith(data, EXIF) ? data.slice(6, data.limit() - 6) : data);
                case "XMP " -> xmp(data);
                default -> {
                    // Pixels.
                }
            }
            at = from + length + (length & 1);
        }
    }

    /** The tables of such a file point to its EXIF in long ways; its first words are found as well. */
    private void heif(ByteBuffer file) {
        if (!text(file, 4, 4).equals("ftyp")) {
            return;
        }
        for (int at = 0; at + EXIF.length + 8 < file.limit(); at++) {
            if (file.get(at) == 'E'
                    && startsWith(file.slice(at, file.limit() - at), EXIF)
                    && Exif.isTiff(file, at + EXIF.length)) {
                exif.read(file.slice(at + EXIF.length, file.limit() - at - EXIF.length));
                return;
            }
        }
    }

    private void xmp(ByteBuffer packet) {
        edited |= HISTORY.matcher(text(packet, 0, Math.min(packet.limit(), LONGEST_XMP)))
                .find();
    }

    private static boolean startsWith(ByteBuffer block, byte[] start) {
        return block.limit() >= start.length && block.slice(0, start.length).equals(ByteBuffer.wrap(start));
    }

    private static String text(ByteBuffer file, int at, int length) {
        byte[] bytes = new byte[length];
        file.get(at, bytes);
        return new String(bytes, ISO_8859_1);
    }
}
