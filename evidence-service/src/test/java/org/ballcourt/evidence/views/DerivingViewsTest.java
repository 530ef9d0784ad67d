package org.ballcourt.evidence.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.ballcourt.evidence.TestPictures;
import org.ballcourt.evidence.formats.TextEncoding;
import org.ballcourt.evidence.views.Views.Busy;
import org.ballcourt.evidence.views.Views.NoView;
import org.ballcourt.evidence.views.Views.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivingViewsTest {
    private final Views views = new Views();

    @Test
    void drawsAPictureWithoutItsMetadata() throws Exception {
        byte[] original = TestPictures.jpeg(40, 20, Map.of(TestPictures.MODEL, "CANARY-DEVICE-7"));
        assertThat(ascii(original)).contains("CANARY-DEVICE-7");
        Shown view = view(original, "image/jpeg");
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

    /** Red is the first column as the picture is stored; where that is, once it is upright, follows from the tag alone. */
    @ParameterizedTest
    @CsvSource({
        "1, LEFT",
        "2, RIGHT",
        "3, RIGHT",
        "4, LEFT",
        "5, TOP",
        "6, TOP",
        "7, BOTTOM",
        "8, BOTTOM",
        "0, LEFT",
        "9, LEFT",
        "255, LEFT",
        "65535, LEFT"
    })
    void showsTheWholePictureUprightWhateverItsOrientationSays(int orientation, String red) throws Exception {
        BufferedImage drawn =
                drawn(TestPictures.jpeg(40, 20, Map.of(TestPictures.ORIENTATION, orientation)), "image/jpeg");
        boolean turned = red.equals("TOP") || red.equals("BOTTOM");
        assertThat(drawn.getWidth()).isEqualTo(turned ? 20 : 40);
        assertThat(drawn.getHeight()).isEqualTo(turned ? 40 : 20);
        int right = drawn.getWidth() - 3;
        int below = drawn.getHeight() - 3;
        boolean redFirst = red.equals("LEFT") || red.equals("TOP");
        assertThat(colour(drawn, 3, 3)).isEqualTo(redFirst ? Color.RED : Color.BLUE);
        assertThat(colour(drawn, right, below)).isEqualTo(redFirst ? Color.BLUE : Color.RED);
        assertThat(colour(drawn, turned ? right : 3, turned ? 3 : below)).isEqualTo(colour(drawn, 3, 3));
    }

    @Test
    void drawsPicturesOfSeveralPassesAndOfSixteenBits() throws Exception {
        for (byte[] picture :
                List.of(TestPictures.interlaced(5000, 3000, 3, 2, 8), TestPictures.interlaced(3000, 3000, 8, 6, 16))) {
            BufferedImage drawn = drawn(picture, "image/png");
            assertThat(drawn.getWidth()).isBetween(1500, 1600);
            assertThat(new Color(drawn.getRGB(drawn.getWidth() - 1, drawn.getHeight() - 1)).getGreen())
                    .isBetween(0x7D, 0x81);
        }
    }

    @Test
    void refusesAPictureThatIsGoneOverTooOften() {
        byte[] picture = TestPictures.redAndBlue("jpeg", 5000, 4000);
        byte[] scans = new byte[60 * 2];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xFF;
            scans[i + 1] = (byte) 0xDA;
        }
        byte[] often = Arrays.copyOf(picture, picture.length + scans.length);
        System.arraycopy(scans, 0, often, picture.length, scans.length);
        assertThatThrownBy(() -> view(often, "image/jpeg"))
                .isInstanceOf(NoView.class)
                .hasMessageContaining("passes");
    }

    @Test
    void holdsUpNobodyWithLargePictures() throws Exception {
        byte[] large = TestPictures.interlaced(3000, 3000, 8, 6, 16);
        CountDownLatch let = new CountDownLatch(1);
        TextEncoding.Bytes slow = new TextEncoding.Bytes() {
            private boolean measured;

            @Override
            public InputStream open() {
                if (measured) {
                    awaits(let);
                }
                measured = true;
                return new ByteArrayInputStream(large);
            }
        };
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<View> drawing = others.submit(() -> views.of(slow, "image/png"));
            for (int i = 0; i < 5; i++) {
                assertThat(drawn(TestPictures.redAndBlue("png", 30, 10), "image/png")
                                .getWidth())
                        .isEqualTo(30);
            }
            assertThat(drawing.isDone()).isFalse();
            let.countDown();
            assertThat(drawing.get().mediaType()).isEqualTo("image/png");
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stopsAReaderThatTakesTooLong() {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        TimeLimit none = new TimeLimit(Duration.ofNanos(-1));
        reader.addIIOReadProgressListener(none);
        reader.setInput(
                new MemoryCacheImageInputStream(new ByteArrayInputStream(TestPictures.redAndBlue("png", 300, 300))));
        assertThatCode(() -> reader.read(0)).doesNotThrowAnyException();
        assertThat(none.isOver()).isTrue();
    }

    @Test
    void refusesAPictureThatClaimsToBeHuge() {
        assertThatThrownBy(() -> view(pngThatClaims(60_000, 60_000), "image/png"))
                .isInstanceOf(NoView.class)
                .hasMessageContaining("60000 x 60000");
    }

    @ParameterizedTest
    @CsvSource({"49999999, 1", "30001, 1", "1, 30001", "1, 49999999"})
    void unpacksNoRowThatIsLongerThanMemoryBears(int width, int height) {
        assertThatThrownBy(() -> view(pngThatClaims(width, height), "image/png"))
                .isInstanceOf(NoView.class)
                .hasMessageContaining(width + " x " + height);
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
        Shown markup = view("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "text/html");
        assertThat(markup.mediaType()).isEqualTo("text/plain;charset=UTF-8");
        Shown chinese = view("诊断证明".getBytes(Charset.forName("GB18030")), "text/plain");
        assertThat(new String(chinese.bytes(), StandardCharsets.UTF_8)).isEqualTo("诊断证明");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "UTF-16", "x-UTF-16LE-BOM"})
    void showsEveryEncodingRightAndInSmallPieces(String charset) throws Exception {
        String text = "買家：電機有異響，請看影片 a\r\n".repeat(20_000);
        Shown shown = view(text.getBytes(Charset.forName(charset)), "text/plain");
        assertThat(new String(shown.bytes(), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void keepsPairsOfSurrogatesTogetherWhereverAPieceEnds() throws Exception {
        for (String start : List.of("", "a", "好")) {
            String text = start + "😀".repeat(20_000);
            assertThat(new String(
                            view(text.getBytes(StandardCharsets.UTF_8), "text/plain")
                                    .bytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }

    /** What is sent is made while it is sent, so six readers of a large text need no more room than one. */
    @Test
    void holdsNoTextInMemory() throws Exception {
        byte[] text = "买家：你好\n".repeat(1_000_000).getBytes(Charset.forName("GB18030"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        View view = views.of(() -> new ByteArrayInputStream(text), "text/plain");
        try (InputStream content = view.content().getInputStream()) {
            assertThat(content.readNBytes(12)).hasSize(12);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }

    @Test
    void hasNoViewOfOtherTypes() {
        assertThatThrownBy(() -> view(new byte[10], "video/mp4")).isInstanceOf(NoView.class);
    }

    private record Shown(String mediaType, byte[] bytes) {}

    private Shown view(byte[] original, String mediaType) throws IOException, NoView, Busy {
        View view = views.of(() -> new ByteArrayInputStream(original), mediaType);
        return new Shown(view.mediaType(), view.content().getContentAsByteArray());
    }

    private BufferedImage drawn(byte[] original, String mediaType) throws IOException, NoView, Busy {
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
