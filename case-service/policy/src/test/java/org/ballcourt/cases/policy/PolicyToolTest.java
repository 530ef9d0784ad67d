package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ballcourt policy check} and {@code diff}. */
class PolicyToolTest {
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private List<Message> deadEnds = List.of();

    private int run(String... words) throws IOException {
        return new PolicyTool(new PrintStream(printed, true, StandardCharsets.UTF_8), () -> NOW, policy -> deadEnds)
                .run(List.of(words));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String draft(String from, String to) throws IOException {
        String text = PolicyVariants.text("cn-marketplace-2027-01", "2026-12-01", "PINNED", from, to);
        return write("draft.yaml", text);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void saysWhatADraftChanges() throws IOException {
        String file = draft("  ANSWER_CLAIM: {time: PT48H", "  ANSWER_CLAIM: {time: PT24H");
        assertThat(run("check", file)).isZero();
        assertThat(printed())
                .contains(file + ": fine / " + file + "：没有问题")
                .contains("compared with cn-marketplace-2026-02: / 与 cn-marketplace-2026-02 相比：")
                .contains("The seller has 24 hours instead of 48 hours to answer a claim. / 卖家回应索赔的时间由 48 小时改为 24 小时。");
    }

    @Test
    void refusesADraftWithADeadEnd() throws IOException {
        String file = draft("  ANSWER_CLAIM: {time: PT48H", "  ANSWER_CLAIM: {time: PT24H");
        deadEnds = List.of(Message.of("test.dead-end"));
        assertThat(run("check", file)).isEqualTo(1);
        assertThat(printed())
                .contains("walking through every state")
                .contains(file + ":" + PolicyFiles.lineOf(PolicyFiles.SHIPPED, "\nsilence:")
                        + ": silence never closes the case / 永远不能结案")
                .doesNotContain("fine");
    }

    @Test
    void doesNotWalkAgainWhatTheBuildHasProven() throws IOException {
        deadEnds = List.of(Message.of("test.dead-end"));
        assertThat(run("check", write("shipped.yaml", PolicyFiles.SHIPPED))).isZero();
        assertThat(printed()).doesNotContain("walking");
    }

    @Test
    void namesEveryFaultWithFileLineAndField() throws IOException {
        String text = PolicyFiles.changed(
                PolicyVariants.text(
                        "cn-marketplace-2027-01",
                        "2026-11-01",
                        "PINNED",
                        "PROVE: {time: PT72H",
                        "PROVE: {time: -PT72H"),
                "PAY_ADVANCE_LAST: PLATFORM_OWES",
                "PAY_ADVANCE_LAST: RETRIED");
        String file = write("draft.yaml", text);
        assertThat(run("check", file)).isEqualTo(1);
        assertThat(printed().lines().toList())
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo(file
                                        + ":4: effectiveFrom lies in the past (today is 2 November 2026) for a version"
                                        + " that is new here / 对新版本而言早于今天（2026年11月2日）"),
                        two -> assertThat(two)
                                .isEqualTo(file + ":16: terms.PROVE.time must be longer than zero / 时长应大于零"),
                        three -> assertThat(three)
                                .startsWith(file + ":60: silence.PAY_ADVANCE_LAST goes round for ever"));
    }

    @Test
    void takesCalendarsAlong() throws IOException {
        String calendar =
                PolicyFiles.changed(PolicyFiles.read("/calendars/eu-2027.yaml"), "calendar: eu", "calendar: moon");
        String policy = draft("calendar: cn", "calendar: moon");
        assertThat(run("check", policy)).isEqualTo(1);
        assertThat(run("check", policy, write("moon-2027.yaml", calendar))).isZero();
    }

    @Test
    void warnsWithoutRefusing() throws IOException {
        String text = PolicyVariants.text(
                "cn-marketplace-2027-01", "2027-01-01", "PINNED", "PROVE: {time: PT72H", "PROVE: {time: PT96H");
        String file = write("draft.yaml", text);
        assertThat(run("check", file)).isZero();
        assertThat(printed())
                .contains(file + ":7: warning: calendar knows no official list")
                .contains("注意：自 2027 年起");
    }

    @Test
    void refusesAChangedShippedVersionAndAcceptsTheSame() throws IOException {
        String same = write("same.yaml", PolicyFiles.SHIPPED);
        assertThat(run("check", same)).isZero();
        String changed = write("changed.yaml", PolicyFiles.shippedWith("PROVE: {time: PT72H", "PROVE: {time: PT96H"));
        assertThat(run("check", changed)).isEqualTo(1);
        assertThat(printed()).contains("version is shipped already with other rules");
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        assertThat(run("check", folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(printed()).contains("cannot be read").contains("无法读取");
        Path bytes = Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(run("check", bytes.toString())).isEqualTo(2);
        assertThat(run("check", folder.toString())).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("change", "x")).isEqualTo(2);
    }

    @Test
    void namesAnOptionThatThereIsNot() throws IOException {
        assertThat(run("check", "--quick", write("same.yaml", PolicyFiles.SHIPPED)))
                .isEqualTo(2);
        assertThat(printed()).contains("there is no option '--quick'").contains("没有选项 --quick");
    }

    @Test
    void comparesFilesAndShippedVersions() throws IOException {
        String file = draft("PROVE: {time: PT72H", "PROVE: {time: PT96H");
        assertThat(run("diff", "cn-marketplace-2026-01", file)).isZero();
        assertThat(printed())
                .contains("Each side has 96 hours instead of 72 hours to prove.")
                .contains("双方举证的时间由 72 小时改为 96 小时。");
        printed.reset();
        assertThat(run("diff", "cn-marketplace-2026-01", "cn-marketplace-2026-01"))
                .isZero();
        assertThat(printed()).isEqualToIgnoringNewLines("  nothing changes / 没有变化");
        assertThat(run("diff", "cn-marketplace-2026-01", "nothing")).isEqualTo(2);
        assertThat(run("diff", "cn-marketplace-2026-01", write("no.yaml", "a: [\n")))
                .isEqualTo(2);
    }
}
