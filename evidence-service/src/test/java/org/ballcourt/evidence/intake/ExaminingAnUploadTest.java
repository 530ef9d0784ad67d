package org.ballcourt.evidence.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.evidence.TestPictures;
import org.ballcourt.evidence.blobs.BlobStore;
import org.ballcourt.evidence.blobs.StagedBlob;
import org.ballcourt.evidence.records.Capture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void cleansFileNames() {
        assertThat(FileNames.clean("C:\\Users\\li\\病历.pdf")).isEqualTo("病历.pdf");
        assertThat(FileNames.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.clean("a\r\nSet-Cookie: x.txt")).isEqualTo("aSet-Cookie x.txt");
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
