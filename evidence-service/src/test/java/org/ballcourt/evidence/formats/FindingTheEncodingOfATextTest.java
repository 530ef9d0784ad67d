package org.ballcourt.evidence.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FindingTheEncodingOfATextTest {
    private static final List<String> SIMPLIFIED =
            List.of("测试", "买家：电机有异响，请看视频\r\n卖家：亲，正在核实\r\n", "2026-11-02 10:00 李四: 东西坏了😀", "“你好”——他说…", "① 第一条 ℃ 元");
    private static final List<String> TRADITIONAL = List.of("買家：電機有異響，請看影片", "退貨", "測試一下", "您好，我要退貨\n", "商品有問題");

    static Stream<Arguments> texts() {
        Charset gb = Charset.forName("GB18030");
        Charset big5 = Charset.forName("Big5");
        return Stream.of(
                        SIMPLIFIED.stream().map(text -> Arguments.of(text, gb)),
                        TRADITIONAL.stream().map(text -> Arguments.of(text, gb)),
                        TRADITIONAL.stream().map(text -> Arguments.of(text, big5)),
                        Stream.concat(SIMPLIFIED.stream(), TRADITIONAL.stream())
                                .flatMap(text -> Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                                        .map(charset -> Arguments.of("a: " + text + "\n", charset))),
                        Stream.of(Arguments.of("плохо, 壊れた\n".repeat(3000), StandardCharsets.UTF_8)),
                        Stream.of(Arguments.of("好的，马上处理。".repeat(30_000), gb)))
                .flatMap(arguments -> arguments);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void tellsItByTheBytesAlone(String text, Charset charset) throws IOException {
        assertThat(of(text.getBytes(charset))).isEqualTo(charset);
    }

    @Test
    void believesTheMarkOfTheByteOrder() throws IOException {
        assertThat(of("\uFEFF你好".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(StandardCharsets.UTF_16LE);
        assertThat(of("\uFEFF你好".getBytes(StandardCharsets.UTF_16BE))).isEqualTo(StandardCharsets.UTF_16BE);
    }

    @Test
    void takesNothingForATextThatIsNone() throws IOException {
        assertThat(of(new byte[] {0, 1, 2, 3})).isNull();
        assertThat(of(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xD8, 1, 2}))
                .isNull();
        assertThat(of("好的，马上处理。".repeat(5000).concat("\u0001").getBytes(Charset.forName("GB18030"))))
                .isNull();
        Random random = new Random(8);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[100 + i];
            random.nextBytes(noise);
            assertThat(of(noise)).as("%d bytes of noise", noise.length).isNull();
        }
        byte[] samples = new byte[4000];
        for (int i = 0; i < samples.length / 2; i++) {
            int sound = (int) (8000 * Math.sin(i / 20.0));
            samples[2 * i] = (byte) sound;
            samples[2 * i + 1] = (byte) (sound >> 8);
        }
        assertThat(of(samples)).isNull();
    }

    private static Charset of(byte[] bytes) throws IOException {
        return TextEncoding.of(() -> new ByteArrayInputStream(bytes)).orElse(null);
    }
}
