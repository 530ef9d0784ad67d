package org.ballcourt.evidence.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.ballcourt.evidence.TestPictures;
import org.ballcourt.evidence.views.Views.NoView;
import org.ballcourt.evidence.views.Views.View;
import org.junit.jupiter.api.Test;

class DerivingViewsTest {
    private final Views views = new Views();

    @Test
    void drawsAPictureWithoutItsMetadata() throws Exception {
        byte[] original = TestPictures.jpeg(40, 20, Map.of(TestPictures.MODEL, "CANARY-DEVICE-7"));
        assertThat(ascii(original)).contains("CANARY-DEVICE-7");
        View view = view(original, "image/jpeg");
        assertThat(view.mediaType()).isEqualTo("image/jpeg");
        assertThat(ascii(view.bytes())).doesNotContain("CANARY-DEVICE-7").doesNotContain("Exif");
    }

    @Test
    void drawsAtMost1600PixelsLong() throws Exception {
        BufferedImage drawn = drawn(TestPictures.redAndBlue("png", 5000, 100), "image/png");
        assertThat(drawn.getWidth()).isEqualTo(1600);
        assertThat(drawn.getHeight()).isEqualTo(32);
    }

    @Test
    void doesNotEnlarge() throws Exception {
        BufferedImage drawn = drawn(TestPictures.redAndBlue("png", 30, 10), "image/png");
        assertThat(drawn.getWidth()).isEqualTo(30);
    }

    @Test
    void turnsAPictureUpright() throws Exception {
        byte[] lying = TestPictures.jpeg(40, 20, Map.of(TestPictures.ORIENTATION, 6));
        BufferedImage drawn = drawn(lying, "image/jpeg");
        assertThat(drawn.getWidth()).isEqualTo(20);
        assertThat(drawn.getHeight()).isEqualTo(40);
        assertThat(colour(drawn, 10, 3)).isEqualTo(Color.RED);
        assertThat(colour(drawn, 10, 36)).isEqualTo(Color.BLUE);

        byte[] upsideDown = TestPictures.jpeg(40, 20, Map.of(TestPictures.ORIENTATION, 3));
        assertThat(colour(drawn(upsideDown, "image/jpeg"), 3, 10)).isEqualTo(Color.BLUE);
    }

    @Test
    void refusesAPictureThatClaimsToBeHuge() {
        assertThatThrownBy(() -> view(pngThatClaims(60_000, 60_000), "image/png"))
                .isInstanceOf(NoView.class)
                .hasMessageContaining("60000 x 60000");
    }

    @Test
    void refusesADamagedPicture() {
        byte[] whole = TestPictures.redAndBlue("png", 40, 20);
        byte[] half = Arrays.copyOf(whole, 40);
        assertThatThrownBy(() -> view(half, "image/png")).isInstanceOf(NoView.class);
        assertThatThrownBy(() -> view("not a picture".getBytes(StandardCharsets.UTF_8), "image/heic"))
                .isInstanceOf(NoView.class);
    }

    @Test
    void showsTextsAsPlainTextInUtf8() throws Exception {
        View markup = view("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "text/html");
        assertThat(markup.mediaType()).isEqualTo("text/plain;charset=UTF-8");
        View chinese = view("诊断证明".getBytes(Charset.forName("GB18030")), "text/plain");
        assertThat(new String(chinese.bytes(), StandardCharsets.UTF_8)).isEqualTo("诊断证明");
    }

    @Test
    void hasNoViewOfOtherTypes() {
        assertThatThrownBy(() -> view(new byte[10], "video/mp4")).isInstanceOf(NoView.class);
    }

    private View view(byte[] original, String mediaType) throws IOException, NoView {
        return views.of(new ByteArrayInputStream(original), mediaType);
    }

    private BufferedImage drawn(byte[] original, String mediaType) throws IOException, NoView {
        return ImageIO.read(new ByteArrayInputStream(view(original, mediaType).bytes()));
    }

    /** JPEG is not exact, so the nearest of the two. */
    private static Color colour(BufferedImage image, int x, int y) {
        Color pixel = new Color(image.getRGB(x, y));
        return pixel.getRed() > pixel.getBlue() ? Color.RED : Color.BLUE;
    }

    private static byte[] pngThatClaims(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 sum = new CRC32();
        sum.update(header);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(header)
                .putInt((int) sum.getValue())
                .array();
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
