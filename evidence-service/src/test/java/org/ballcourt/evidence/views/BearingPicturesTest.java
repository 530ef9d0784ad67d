package org.ballcourt.evidence.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.ballcourt.evidence.HostilePictures;
import org.ballcourt.evidence.TestPictures;
import org.ballcourt.evidence.views.Views.NoView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a picture says of itself is not believed before it is known that a service bears it. */
class BearingPicturesTest {
    /** A few rows and tables, and nothing that a header asked for. */
    private static final long FOR_A_REFUSAL = 4_000_000;

    /** 1600 pixels a side, before and after it is packed. */
    private static final long FOR_WHAT_IS_DRAWN = 24_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Arguments> hostile() {
        return HostilePictures.all().entrySet().stream()
                .map((Map.Entry<String, byte[]> one) -> Arguments.of(one.getKey(), one.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void refusesBeforeItMakesRoom(String name, byte[] file) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> new Picture(file).cost()).isInstanceOf(NoView.class);
        assertThatThrownBy(() -> new Picture(file).draw()).isInstanceOf(NoView.class);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as(name).isLessThan(FOR_A_REFUSAL);
    }

    @ParameterizedTest
    @CsvSource({"40, 20, 3", "40, 20, 1", "4000, 3000, 3", "6000, 6000, 1"})
    void drawsAnHonestTiffInTheRoomThatItCosts(int width, int height, int samples) throws Exception {
        Picture picture = new Picture(HostilePictures.tiff(width, height, samples));
        long cost = picture.cost();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(picture.draw().content().contentLength()).isPositive();
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(cost + FOR_WHAT_IS_DRAWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
    void drawsEveryFormatThatItKnows(String format) throws Exception {
        Picture picture = new Picture(TestPictures.redAndBlue(format, 40, 20));
        BufferedImage drawn =
                ImageIO.read(new ByteArrayInputStream(picture.draw().content().getContentAsByteArray()));
        assertThat(drawn.getWidth()).isEqualTo(40);
    }
}
