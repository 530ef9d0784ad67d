package org.ballcourt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeUpFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg"})
    void makesPicturesThatCanBeShown(String mediaType) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(MadeUpFile.bytes(mediaType, "mark")));
        assertThat(image.getWidth()).isEqualTo(1);
    }

    @Test
    void makesAFilmWithItsHeaders() {
        byte[] film = MadeUpFile.bytes("video/mp4", "mark");
        assertThat(new String(film, 4, 8, StandardCharsets.US_ASCII)).isEqualTo("ftypisom");
        assertThat(new String(film, StandardCharsets.ISO_8859_1)).contains("moov", "mvhd");
    }

    @Test
    void makesADocumentWhoseTableIsWhereItSays() {
        String pdf = new String(MadeUpFile.bytes("application/pdf", "mark"), StandardCharsets.ISO_8859_1);
        int start = Integer.parseInt(pdf.lines().toList().get((int) pdf.lines().count() - 2));
        assertThat(pdf.substring(start)).startsWith("xref");
        List<String> table = pdf.substring(start).lines().toList();
        for (int object = 1; object <= 3; object++) {
            int place = Integer.parseInt(table.get(object + 2).substring(0, 10));
            assertThat(pdf.substring(place)).startsWith(object + " 0 obj");
        }
    }

    @Test
    void tellsTheTypeFromTheEndingWhereTheStoryDoesNot() {
        assertThat(MadeUpFile.mediaType(null, "noise.MP4")).isEqualTo("video/mp4");
        assertThat(MadeUpFile.mediaType("text/plain", "noise.mp4")).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "video/mp4", "application/pdf", "text/plain"})
    void makesNoTwoFilesTheSame(String mediaType) {
        assertThat(MadeUpFile.bytes(mediaType, "one")).isNotEqualTo(MadeUpFile.bytes(mediaType, "two"));
    }
}
