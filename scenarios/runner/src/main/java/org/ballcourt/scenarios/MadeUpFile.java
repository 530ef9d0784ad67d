package org.ballcourt.scenarios;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

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
                case "image/png" -> png(mark);
                case "image/jpeg" -> jpeg(mark);
                case "video/mp4" -> mp4(mark);
                case "application/pdf" -> pdf(mark);
                case "application/json" -> ascii("{\"madeUp\": \"" + mark + "\"}\n");
                default -> ascii("made up for a story: " + mark + "\n");
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One grey pixel. */
    private static byte[] png(String mark) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(png, "IHDR", new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0});
        chunk(png, "tEXt", ascii("Comment\0" + mark));
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels, new Deflater())) {
            deflated.write(new byte[] {0, (byte) 0x80});
        }
        chunk(png, "IDAT", pixels.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) throws IOException {
        DataOutputStream out = new DataOutputStream(png);
        CRC32 crc = new CRC32();
        crc.update(ascii(type));
        crc.update(data);
        out.writeInt(data.length);
        out.write(ascii(type));
        out.write(data);
        out.writeInt((int) crc.getValue());
    }

    /** One grey pixel, 1x1 baseline greyscale, with the mark as its comment. */
    private static byte[] jpeg(String mark) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(jpeg);
        out.writeShort(0xffd8);
        segment(out, 0xffe0, new byte[] {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0});
        segment(out, 0xfffe, ascii(mark));
        byte[] quantisation = new byte[65];
        Arrays.fill(quantisation, 1, 65, (byte) 1);
        segment(out, 0xffdb, quantisation);
        segment(out, 0xffc0, new byte[] {8, 0, 1, 0, 1, 1, 1, 0x11, 0});
        segment(out, 0xffc4, huffman(0x00));
        segment(out, 0xffc4, huffman(0x10));
        segment(out, 0xffda, new byte[] {1, 1, 0, 0, 63, 0});
        out.write(0x3f);
        out.writeShort(0xffd9);
        return jpeg.toByteArray();
    }

    /** A table with the one code 0 for the value 0: no difference, end of block. */
    private static byte[] huffman(int tableClassAndId) {
        byte[] table = new byte[18];
        table[0] = (byte) tableClassAndId;
        table[1] = 1;
        return table;
    }

    private static void segment(DataOutputStream out, int marker, byte[] content) throws IOException {
        out.writeShort(marker);
        out.writeShort(content.length + 2);
        out.write(content);
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

    private static byte[] movieHeader() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        // Version and flags, made, changed, time scale, duration, speed 1.0, volume 1.0, reserved.
        for (int field : new int[] {0, 0, 0, 1000, 0, 0x10000, 0x1000000, 0, 0}) {
            out.writeInt(field);
        }
        // The identity matrix.
        for (int field : new int[] {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000}) {
            out.writeInt(field);
        }
        // Preview, poster, selection and current time; the next track's number.
        for (int field : new int[] {0, 0, 0, 0, 0, 0, 1}) {
            out.writeInt(field);
        }
        return header.toByteArray();
    }

    private static void box(DataOutputStream out, String type, byte[] content) throws IOException {
        out.writeInt(content.length + 8);
        out.write(ascii(type));
        out.write(content);
    }

    /** One empty page. */
    private static byte[] pdf(String mark) {
        String head = "%PDF-1.4\n% " + mark + "\n";
        String[] objects = {
            "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
            "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
            "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >>\nendobj\n"
        };
        StringBuilder pdf = new StringBuilder(head);
        StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (String object : objects) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", pdf.length()));
            pdf.append(object);
        }
        int start = pdf.length();
        pdf.append(table)
                .append("trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return ascii(pdf.toString());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
