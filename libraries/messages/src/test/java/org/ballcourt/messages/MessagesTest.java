package org.ballcourt.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ballcourt.contracts.Message;
import org.junit.jupiter.api.Test;

/** The files of these tests: src/test/resources/messages_en.properties and messages_zh.properties. */
class MessagesTest {
    private static final Language EN = Language.of("en");
    private static final Language ZH = Language.of("zh-Hans-CN");

    @Test
    void putASentenceIntoALanguage() {
        Message message = Message.of("test.offer").with("offer", "offer-1").with("count", 1);
        assertThat(Messages.in(EN).text(message)).isEqualTo("The seller's offer-1 has one fault.");
        assertThat(Messages.in(EN).text(message.with("count", 2))).isEqualTo("The seller's offer-1 has 2 faults.");
        assertThat(Messages.in(ZH).text(message)).isEqualTo("方案 offer-1 有 1 处问题。");
        assertThat(Messages.inAll(message)).isEqualTo("The seller's offer-1 has one fault. / 方案 offer-1 有 1 处问题。");
    }

    @Test
    void putWhatTheyContainIntoTheSameLanguage() {
        Message outer = Message.of("test.because").with("why", Message.of("test.late"));
        assertThat(Messages.in(ZH).text(outer)).isEqualTo("原因：已逾期");
    }

    @Test
    void refuseAKeyThatNoFileHas() {
        assertThatThrownBy(() -> Messages.in(EN).text(Message.of("test.nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test.nowhere");
    }

    @Test
    void chooseTheLanguageOfAReader() {
        assertThat(Language.preferred("fr, zh;q=0.5, en;q=0.1")).isEqualTo(ZH);
        assertThat(List.of(
                        Language.preferred(null),
                        Language.preferred("fr"),
                        Language.preferred(";;"),
                        Language.of(null),
                        Language.of("x")))
                .containsOnly(EN);
    }

    @Test
    void tellWhatALanguageLacks() {
        assertThat(MessageFilesCheck.faults())
                .as("the test files differ on purpose")
                .containsExactly("zh lacks test.english-only", "test.named names [one] in en and [other] in zh");
    }
}
