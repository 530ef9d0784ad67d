package org.ballcourt.scenarios;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** Small valid files of the common media types, for evidence that a story only names. */
final class MadeUpFile {
    private static final Map<String, String> BY_ENDING = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "mp4", "video/mp4",
            "pdf", "application/pdf",
            "txt", "text/plain",
            "csv", "text/csv",
            "json", "application/json");

    private MadeUpFile() {}

    /** The given type, else the one that the file's ending tells. */
    static String mediaType(String given, String fileName) {
        if (given != null) {
            return given;
        }
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, "application/octet-stream");
    }

    /** @param mark stands in the file, so that no two made-up files are the same */
    static byte[] bytes(String mediaType, String mark) {
        try {
            return switch (mediaType) {
                case "image/png", "image/jpeg" -> picture(mediaType.substring("image/".length()), mark);
                case "video/mp4" -> mp4(mark);
                case "application/pdf" -> pdf(mark);
                case "application/json" -> ascii("{\"madeUp\": \"" + mark + "\"}\n");
                default -> ascii("made up for a story: " + mark + "\n");
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A column of pixels, black or white as the mark's bits are. */
    private static byte[] picture(String format, String mark) throws IOException {
        BitSet bits = BitSet.valueOf(ascii(mark));
        BufferedImage picture = new BufferedImage(1, mark.length() * Byte.SIZE, BufferedImage.TYPE_BYTE_GRAY);
        bits.stream().forEach(y -> picture.setRGB(0, y, 0xffffff));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, format, file);
        return file.toByteArray();
    }

    /** A film without tracks. */
    private static byte[] mp4(String mark) throws IOException {
        ByteArrayOutputStream mp4 = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(mp4);
        box(out, "ftyp", ascii("isom\0\0\2\0isomiso2mp41"));
        box(out, "free", ascii(mark));
        ByteArrayOutputStream movie = new ByteArrayOutputStream();
        box(new DataOutputStream(movie), "mvhd", movieHeader());
        box(out, "moov", movie.toByteArray());
        return mp4.toByteArray();
    }

    private static byte[] movieHeader() {
        int[] fields = {
            // Version and flags, made, changed, time scale, duration, speed 1.0, volume 1.0, reserved.
            0, 0, 0, 1000, 0, 0x10000, 0x1000000, 0, 0,
            // The identity matrix.
            0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000,
            // Preview, poster, selection and current time; the next track's number.
            0, 0, 0, 0, 0, 0, 1
        };
        ByteBuffer header = ByteBuffer.allocate(fields.length * Integer.BYTES);
        header.asIntBuffer().put(fields);
        return header.array();
    }

    private static void box(DataOutputStream out, String type, byte[] content) throws IOException {
        out.writeInt(content.length + 8);
        out.write(ascii(type));
        out.write(content);
    }

    /** One empty page; the table tells at which byte each object begins. */
    private static byte[] pdf(String mark) {
        String objects = """
                %PDF-1.4
                1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
                2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
                3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >> endobj
                """ + "% " + mark + "\n";
        return ascii(objects + """
                xref
                0 4
                0000000000 65535 f\s
                0000000009 00000 n\s
                0000000058 00000 n\s
                0000000115 00000 n\s
                trailer << /Size 4 /Root 1 0 R >>
                startxref
                """ + objects.length() + "\n%%EOF\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
