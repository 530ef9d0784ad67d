package org.ballcourt.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.Word;
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
    void sayWhatACodeMeansWhereItStandsAloneAndChooseByItElsewhere() {
        Message message = Message.of("test.role").with("role", Role.SELLER);
        assertThat(Messages.in(EN).text(message)).isEqualTo("The shop, that is the seller.");
        assertThat(Messages.in(ZH).text(message)).isEqualTo("店铺，即卖家。");
    }

    @Test
    void listInTheOrderOfTheVocabularyAndInTheWayOfTheLanguage() {
        Message message = Message.of("test.all").with("all", Set.of(Stage.REVIEW, Stage.EVIDENCE, Stage.MEDIATION));
        assertThat(Messages.in(EN).text(message)).isEqualTo("All: evidence, mediation, and review");
        assertThat(Messages.in(ZH).text(message)).isEqualTo("全部：举证、调解和复审");
    }

    @Test
    void sayPeopleMoneyAndTimesAsThePeopleDo() {
        Instant late = Instant.parse("2026-11-02T15:59:59.999999999Z");
        List<Object> values = List.of(
                new Actor(Role.SELLER, "shop"),
                Money.of("129.00", "CNY"),
                Money.of("129.00", "EUR"),
                Money.of("129.00", "USD"),
                Currency.getInstance("CNY"),
                late.atZone(ZoneId.of("Asia/Shanghai")),
                late.atZone(ZoneId.of("Europe/Vienna")),
                late,
                Duration.ofMinutes(1501),
                Word.command(CaseCommand.IssueRuling.class),
                Word.element("GENUINE"),
                Word.element("FRESH_ON_ARRIVAL"));
        assertThat(values)
                .extracting(Messages.in(EN)::said)
                .containsExactly(
                        "the seller shop",
                        "CNY 129.00",
                        "EUR 129.00",
                        "USD 129.00",
                        "CNY",
                        "2 November 2026, 23:59 (Beijing time)",
                        "2 November 2026, 16:59 (Vienna time)",
                        "2 November 2026, 15:59 (UTC)",
                        "25 h 1 min",
                        "issue a ruling",
                        "genuine goods",
                        "FRESH_ON_ARRIVAL");
        assertThat(values)
                .extracting(Messages.in(ZH)::said)
                .containsExactly(
                        "卖家 shop",
                        "129.00 元",
                        "129.00 欧元",
                        "129.00 美元",
                        "人民币",
                        "2026年11月2日 23:59（北京时间）",
                        "2026年11月2日 16:59（维也纳时间）",
                        "2026年11月2日 15:59（UTC）",
                        "25 小时 1 分钟",
                        "作出裁决",
                        "正品",
                        "FRESH_ON_ARRIVAL");
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
