package org.ballcourt.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.ballcourt.evidence.TestPictures.chunk;
import static org.ballcourt.evidence.TestPictures.joined;
import static org.ballcourt.evidence.TestPictures.latin;
import static org.ballcourt.evidence.TestPictures.little;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that were made to end whoever looks at them, each also cut and with bytes changed; none is larger than an upload may be. */
final class HostileFiles {
    /** Of the service under test. */
    private static final int LARGEST = 60_000;

    private static final int MEGABYTE = 1 << 20;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private HostileFiles() {}

    /** By what they are. */
    static Map<String, byte[]> all() {
        HostileFiles made = new HostileFiles();
        made.pictures();
        made.documents();
        made.archives();
        made.texts();
        made.changed();
        made.files.values().removeIf(bytes -> bytes.length > LARGEST);
        return made.files;
    }

    private void pictures() {
        int[][] sizes = {
            {49_999_999, 1},
            {1, 49_999_999},
            {30_001, 1},
            {30_000, 1_666},
            {65_535, 65_535},
            {Integer.MAX_VALUE, Integer.MAX_VALUE},
            {0, 0},
            {-1, -1},
            {7_000, 7_142},
            {50_000_001, 1}
        };
        for (int[] size : sizes) {
            for (int colour : new int[] {0, 2, 3, 6}) {
                for (int depth : new int[] {1, 8, 16}) {
                    String of = size[0] + "x" + size[1] + " colour " + colour + " depth " + depth + ".png";
                    files.put("claims " + of, png(size[0], size[1], colour, depth, new byte[0]));
                }
            }
            files.put(
                    "unpacks to " + size[0] + "x" + size[1] + ".png",
                    png(size[0], size[1], 2, 8, zeros(40 * MEGABYTE)));
            files.put("claims " + size[0] + "x" + size[1] + ".bmp", bmp(size[0], size[1]));
            files.put("claims " + size[0] + "x" + size[1] + ".gif", gif(size[0], size[1], 1));
            files.put("claims " + size[0] + "x" + size[1] + ".jpg", jpeg(size[0], size[1], 1));
        }
        files.put("a thousand frames.gif", gif(1_000, 1_000, 1_000));
        files.put("five hundred passes.jpg", jpeg(8_000, 6_000, 500));
        files.put("interlaced.png", TestPictures.interlaced(4_000, 4_000, 3, 2, 8));
        files.putAll(HostilePictures.all());
        List<byte[]> bombs = TestPictures.metadataBombs();
        for (int i = 0; i < bombs.size(); i++) {
            files.put("metadata " + i + ".png", bombs.get(i));
        }
    }

    private void documents() {
        files.put("bomb.pdf", pdf("<< /Filter /FlateDecode /Length 40000 >>", deflated(zeros(30 * MEGABYTE))));
        files.put("packed often.pdf", pdf("<< /Filter [" + "/FlateDecode ".repeat(2_000) + "] >>", new byte[10]));
        files.put(
                "refers to itself.pdf",
                latin("%PDF-1.7\n" + "1 0 obj << /Kids [1 0 R] /Parent 1 0 R >> endobj\n".repeat(500)));
        files.put("deep.pdf", latin("%PDF-1.7\n1 0 obj " + "[".repeat(50_000)));
        files.put(
                "acts.pdf",
                latin("%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj"));
        files.put("laughs.svg", laughs("<!DOCTYPE svg [", "<svg xmlns='http://www.w3.org/2000/svg'>&l9;</svg>"));
        files.put("laughs.xml", laughs("<?xml version='1.0'?><!DOCTYPE x [", "<x>&l9;</x>"));
        files.put("reads files.xml", latin("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"));
        files.put(
                "scripts.svg",
                latin("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"));
        files.put("deep.xml", latin("<a>".repeat(19_000)));
        files.put("deep.rtf", latin("{\\rtf1" + "{".repeat(50_000)));
        files.put(
                "table.xls",
                joined(
                        new byte[] {
                            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
                        },
                        filled(2_000)));
        files.put("both.pdf.png", joined(png(10, 10, 2, 8, zeros(310)), latin("%PDF-1.7")));
        files.put("program.exe", joined(latin("MZ"), filled(500)));
        files.put("program.elf", joined(latin("\177ELF"), filled(500)));
    }

    private void archives() {
        byte[] large = zip(Map.of("zeros", zeros(30 * MEGABYTE)));
        files.put("bomb.zip", large);
        files.put("bomb in a bomb.zip", zip(Map.of("one.zip", large, "two.zip", large)));
        files.put("bomb.gz", gzip(zeros(30 * MEGABYTE)));
        files.put("bomb in a bomb.gz", gzip(gzip(zeros(30 * MEGABYTE))));
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 500; i++) {
            many.put("../../../../etc/" + i, new byte[1]);
        }
        files.put("climbs.zip", zip(many));
        files.put(
                "bomb.docx",
                zip(Map.of(
                        "[Content_Types].xml",
                        laughs("<!DOCTYPE x [", "<x>&l9;</x>"),
                        "word/document.xml",
                        zeros(20 * MEGABYTE))));
        files.put("no end.zip", latin("PK\3\4" + "\377".repeat(200)));
        files.put("many disks.zip", latin("PK\5\6" + "\377".repeat(18)));
        files.put(
                "claims much.7z",
                joined(new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4}, filled(100)));
        files.put("claims much.rar", joined(latin("Rar!\32\7\1\0"), filled(100)));
        files.put("claims much.tar", latin("x".repeat(100) + "7777777\0" + "77777777777\0".repeat(20)));
    }

    private void texts() {
        files.put("empty.txt", new byte[1]);
        files.put("zeros.txt", new byte[50_000]);
        files.put("deep.json", latin("[".repeat(50_000)));
        files.put("wide.json", latin("{" + "\"a\":1,".repeat(8_000) + "\"a\":1}"));
        files.put("long number.json", latin("9".repeat(50_000)));
        files.put("laughs.yaml", latin("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ne: [*d,*d,*d,*d]\n"));
        files.put("right to left.txt", "\u202e\u2066".repeat(9_000).getBytes(UTF_8));
        files.put("combining.txt", ("a" + "\u0301".repeat(20_000)).getBytes(UTF_8));
        files.put("half a pair.txt", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0xBD, 'x'});
        files.put("overlong.txt", new byte[] {(byte) 0xC0, (byte) 0xAF, (byte) 0xF8, (byte) 0x88, (byte) 0x80});
        files.put("half a letter.txt", Arrays.copyOf("测试".repeat(5_000).getBytes(Charset.forName("GB18030")), 9_999));
        files.put("odd.txt", Arrays.copyOf("text".repeat(5_000).getBytes(Charset.forName("UTF-16")), 9_999));
        files.put("one line.csv", latin("=cmd|' /C calc'!A0,".repeat(3_000)));
        files.put("page.html", latin("<script>alert(1)</script>" + "<div>".repeat(9_000)));
        files.put(
                "mail.eml",
                latin("Content-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nContent-Type: multipart/mixed; boundary=b\n\n".repeat(1_000)));
    }

    /** Of each a cut one and, of the small ones, one with some other bytes; always the same. */
    private void changed() {
        Random random = new Random(7);
        new ArrayList<>(files.entrySet()).forEach(entry -> {
            byte[] whole = entry.getValue();
            if (!entry.getKey().startsWith("claims ") || random.nextInt(4) == 0) {
                files.put("cut " + entry.getKey(), Arrays.copyOf(whole, Math.max(1, whole.length * 2 / 3)));
                byte[] other = whole.clone();
                for (int i = 0; i < 1 + other.length / 100; i++) {
                    other[random.nextInt(other.length)] = (byte) random.nextInt();
                }
                files.put("changed " + entry.getKey(), other);
            }
        });
    }

    private static byte[] png(int width, int height, int colour, int depth, byte[] rows) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colour)
                .array();
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                chunk("IHDR", header),
                chunk("PLTE", new byte[] {1, 2, 3}),
                chunk("IDAT", deflated(rows)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] bmp(int width, int height) {
        return joined(
                latin("BM"),
                little(1_000),
                new byte[4],
                little(54),
                little(40),
                little(width),
                little(height),
                new byte[] {1, 0, 24, 0},
                new byte[24],
                new byte[100]);
    }

    private static byte[] gif(int width, int height, int frames) {
        byte[] sides = {(byte) width, (byte) (width >> 8), (byte) height, (byte) (height >> 8)};
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(joined(latin("GIF89a"), sides, new byte[] {(byte) 0x80, 0, 0}, new byte[6]));
        for (int i = 0; i < frames; i++) {
            all.writeBytes(joined(new byte[] {0x2C, 0, 0, 0, 0}, sides, new byte[] {0, 2, 2, 0x44, 1, 0}));
        }
        all.write(0x3B);
        return all.toByteArray();
    }

    private static byte[] jpeg(int width, int height, int scans) {
        byte[] frame = {
            (byte) 0xFF,
            (byte) 0xC2,
            0,
            11,
            8,
            (byte) (height >> 8),
            (byte) height,
            (byte) (width >> 8),
            (byte) width,
            1,
            1,
            0x11,
            0
        };
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0, 0x55};
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        all.writeBytes(frame);
        for (int i = 0; i < scans; i++) {
            all.writeBytes(scan);
        }
        all.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return all.toByteArray();
    }

    private static byte[] pdf(String dictionary, byte[] stream) {
        return joined(
                latin("%PDF-1.7\n1 0 obj " + dictionary + " stream\n"), stream, latin("\nendstream endobj\n%%EOF"));
    }

    private static byte[] laughs(String begin, String end) {
        StringBuilder text = new StringBuilder(begin).append("<!ENTITY l0 'lol'>");
        for (int i = 1; i < 10; i++) {
            text.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return latin(text + "]>" + end);
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        return packed(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                }
            }
        });
    }

    private static byte[] gzip(byte[] bytes) {
        return packed(out -> {
            try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
                packing.write(bytes);
            }
        });
    }

    private static byte[] deflated(byte[] bytes) {
        return packed(out -> {
            try (DeflaterOutputStream packing = new DeflaterOutputStream(out)) {
                packing.write(bytes);
            }
        });
    }

    private interface Packing {
        void into(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packing packing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            packing.into(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] zeros(int length) {
        return new byte[length];
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }
}
