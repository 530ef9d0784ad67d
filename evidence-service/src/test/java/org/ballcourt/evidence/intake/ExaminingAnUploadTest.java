package org.ballcourt.evidence.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.evidence.TestPictures;
import org.ballcourt.evidence.blobs.BlobStore;
import org.ballcourt.evidence.blobs.StagedBlob;
import org.ballcourt.evidence.records.Capture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExaminingAnUploadTest {
    @TempDir
    Path folder;

    @Test
    void readsTheTypeFromTheBytes() throws IOException {
        assertThat(type(TestPictures.redAndBlue("png", 4, 4))).isEqualTo("image/png");
        assertThat(type(TestPictures.redAndBlue("jpeg", 4, 4))).isEqualTo("image/jpeg");
        assertThat(type("诊断证明".getBytes(StandardCharsets.UTF_8))).isEqualTo("text/plain");
        assertThat(type("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII))).isEqualTo("application/pdf");
        assertThat(type(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2', 0, 0, 0, 0}))
                .isEqualTo("video/mp4");
        assertThat(type("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("text/html");
        assertThat(type(new byte[] {0, 1, 2, 3})).isEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "Big5", "UTF-16LE", "UTF-16BE", "UTF-16", "x-UTF-16LE-BOM"})
    void knowsTextsInTheEncodingsOfChineseProgramsAsTexts(String charset) throws IOException {
        assertThat(type("客服：您好，商品有什麼問題？\r\n".getBytes(Charset.forName(charset))))
                .isEqualTo("text/plain");
    }

    @Test
    void flagsAKindThatDoesNotFitTheType() {
        assertThat(Examination.fits(EvidenceKind.PHOTO, "image/jpeg")).isTrue();
        assertThat(Examination.fits(EvidenceKind.PHOTO, "text/html")).isFalse();
        assertThat(Examination.fits(EvidenceKind.VIDEO, "video/quicktime")).isTrue();
        assertThat(Examination.fits(EvidenceKind.VIDEO, "image/png")).isFalse();
        assertThat(Examination.fits(EvidenceKind.MEDICAL_RECORD, "application/pdf"))
                .isTrue();
        assertThat(Examination.fits(EvidenceKind.MEDICAL_RECORD, "text/plain")).isFalse();
        assertThat(Examination.fits(EvidenceKind.OTHER, "application/octet-stream"))
                .isTrue();
    }

    @Test
    void readsTimeAndDeviceOfCapture() throws IOException {
        Capture capture = capture(Map.of(
                TestPictures.MAKE, "Huawei",
                TestPictures.MODEL, "P70",
                TestPictures.TAKEN, "2026:10:30 12:00:01",
                TestPictures.WRITTEN, "2026:10:30 12:00:01",
                TestPictures.TAKEN_OFFSET, "+08:00"));
        assertThat(capture).isEqualTo(new Capture("2026-10-30T12:00:01+08:00", "Huawei P70", null, false));
    }

    @Test
    void noticesTracesOfAnEditor() throws IOException {
        assertThat(capture(Map.of(TestPictures.SOFTWARE, "Adobe Photoshop 26.1"))
                        .edited())
                .isTrue();
        assertThat(capture(Map.of(TestPictures.SOFTWARE, "HarmonyOS 5")).edited())
                .isFalse();
        assertThat(capture(Map.of(
                                TestPictures.TAKEN, "2026:10:30 12:00:01",
                                TestPictures.WRITTEN, "2026:11:01 09:00:00"))
                        .edited())
                .isTrue();
    }

    @Test
    void saysNothingOfAPictureThatSaysNothing() throws IOException {
        assertThat(CaptureReader.read(stage(TestPictures.redAndBlue("jpeg", 4, 4)), "image/jpeg"))
                .isNull();
        assertThat(CaptureReader.read(stage(new byte[] {(byte) 0xFF, (byte) 0xD8, 1, 2}), "image/jpeg"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000:00:00 00:00:00",
                "    :  :     :  :  ",
                "2026:02:30 12:00:00",
                "2026:13:01 12:00:00",
                "2026:10:30 25:61:61",
                "1970:01:01 08:00:00",
                "2000:01:01 00:00:00",
                "30/10/2026 12:00"
            })
    void accusesNobodyWhoseCameraHasNoTime(String unset) throws IOException {
        for (String written : List.of("2026:10:30 12:00:00", unset)) {
            assertThat(capture(Map.of(
                            TestPictures.MODEL,
                            "P70",
                            TestPictures.TAKEN,
                            unset,
                            TestPictures.TAKEN_OFFSET,
                            "+99:99",
                            TestPictures.WRITTEN,
                            written)))
                    .isEqualTo(new Capture(null, "P70", null, false));
        }
        assertThat(capture(Map.of(
                        TestPictures.MODEL, "P70",
                        TestPictures.TAKEN, "2026:10:30 12:00:00",
                        TestPictures.WRITTEN, unset)))
                .isEqualTo(new Capture("2026-10-30T12:00:00", "P70", null, false));
    }

    @Test
    void comparesTimesByTheOffsetsThatTheyCarry() throws IOException {
        Map<Integer, Object> sameMoment = Map.of(
                TestPictures.TAKEN, "2026:10:30 12:00:00",
                TestPictures.TAKEN_OFFSET, "+08:00",
                TestPictures.WRITTEN, "2026:10:30 13:00:00",
                TestPictures.WRITTEN_OFFSET, "+09:00");
        assertThat(capture(sameMoment)).isEqualTo(new Capture("2026-10-30T12:00:00+08:00", null, null, false));
    }

    @Test
    void readsTheSameBlocksInPngWebpAndHeif() throws IOException {
        byte[] exif = TestPictures.exif(Map.of(TestPictures.MODEL, "P70"));
        for (byte[] picture : List.of(TestPictures.png(exif), TestPictures.webp(exif), TestPictures.heif(exif), exif)) {
            assertThat(CaptureReader.read(stage(picture), "image/x")).isEqualTo(new Capture(null, "P70", null, false));
        }
    }

    @Test
    void readsMetadataWithinBoundsWhateverItClaims() throws IOException {
        for (byte[] bomb : TestPictures.metadataBombs()) {
            long before = allocated();
            assertThat(CaptureReader.read(stage(bomb), "image/x")).isNull();
            assertThat(allocated() - before).isLessThan(8L << 20);
        }
    }

    /** By this thread, since it was born. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void cleansFileNames() {
        assertThat(FileNames.clean("C:\\Users\\li\\病历.pdf")).isEqualTo("病历.pdf");
        assertThat(FileNames.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.clean("a\r\nSet-Cookie: x.txt")).isEqualTo("aSet-Cookie: x.txt");
        assertThat(FileNames.clean("5 < 7: \"ok?\" *|*>.png")).isEqualTo("5 < 7: \"ok?\" *|*>.png");
        assertThat(FileNames.clean("photo\u202Egnp.exe")).isEqualTo("photognp.exe");
        assertThat(FileNames.clean("..")).isEqualTo("unnamed");
        assertThat(FileNames.clean(null)).isEqualTo("unnamed");
        assertThat(FileNames.clean("长".repeat(300) + ".jpeg")).hasSize(200).endsWith("长.jpeg");
    }

    private String type(byte[] bytes) throws IOException {
        try (StagedBlob blob = stage(bytes)) {
            return Examination.mediaType(blob);
        }
    }

    private Capture capture(Map<Integer, Object> exif) throws IOException {
        return CaptureReader.read(stage(TestPictures.jpeg(4, 4, exif)), "image/jpeg");
    }

    private StagedBlob stage(byte[] bytes) throws IOException {
        return new BlobStore(folder).stage(new ByteArrayInputStream(bytes), 1 << 20);
    }
}
