package org.ballcourt.cases.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.cases.suggestion.Suggestion.Guess;
import org.ballcourt.contracts.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonFinderTest {
    private static final ReasonFinder FINDER = new ReasonFinder();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "榨汁机用了两次电机就异响，现在不转了|QUALITY_DEFECT",
                "收到的衣服颜色不一样，和图片有很大色差|NOT_AS_DESCRIBED",
                "包包是假货，序列号查不到，不是正品|COUNTERFEIT",
                "快递显示签收但我没收到，包裹丢了|PARCEL_LOST",
                "面霜用了以后过敏，脸上红肿，去医院就诊|INJURY_OR_ALLERGY",
                "卖家答应退款，一直没到账|REFUND_UNPAID",
                "快递一直没到，物流停了十天|DELIVERY_STALLED",
                "包裹一直没到，物流好几天没有更新|DELIVERY_STALLED",
                "退款一直没到|REFUND_UNPAID",
                "快递一直没收到，显示签收|PARCEL_LOST",
                "七天无理由退货，不想要了|NO_REASON_RETURN",
                "我买到了假货|COUNTERFEIT",
                "买到假货，商家不承认|COUNTERFEIT",
                "收到的是冒牌货|COUNTERFEIT",
                "鞋子是假的|COUNTERFEIT",
                "没收到货|PARCEL_LOST",
                "这个包不是正品|COUNTERFEIT",
                "东西坏了|QUALITY_DEFECT",
                "衣服有色差|NOT_AS_DESCRIBED",
                "到现在还没发货|DELIVERY_STALLED",
                "吃了以后拉肚子，去了医院|INJURY_OR_ALLERGY",
                "收到的是空包|PARCEL_LOST",
                "商家不给退货|RETURN_REFUSED",
                "It never arrived|PARCEL_LOST",
                "it gave me a rash|INJURY_OR_ALLERGY",
                "I do not want it any more|NO_REASON_RETURN",
                "it does not work|QUALITY_DEFECT",
                "they did not refund me|REFUND_UNPAID",
                "The shoes they sent are fakes|COUNTERFEIT",
                "The motor makes a noise and the blender stopped working|QUALITY_DEFECT",
                "My parcel never arrived, the tracking says delivered|PARCEL_LOST",
                "the bag is a fake, not authentic|COUNTERFEIT",
                "I got a rash, the doctor says allergy|INJURY_OR_ALLERGY",
                "they refuse to repair it although it is within warranty|WARRANTY_REFUSED"
            })
    void findsTheReasonThatTheWordsSpeakFor(String text, Reason reason) {
        List<Guess> found = FINDER.find(text);

        assertThat(found.getFirst().reason()).as(found.toString()).isEqualTo(reason);
        assertThat(found.getFirst().words()).isNotEmpty();
        assertThat(found.stream().mapToInt(Guess::percent).sum()).isBetween(99, 101);
    }

    @Test
    void findsTheSameEveryTime() {
        String text = "包裹破损，商品也坏了，卖家不退款";

        assertThat(new ReasonFinder().find(text)).isEqualTo(FINDER.find(text)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "xyzzy", "😀😀", "'。。。'", "12345"})
    void findsNoneWhereNoWordIsKnown(String text) {
        assertThat(FINDER.find(text)).isEmpty();
    }

    @Test
    void readsTheLongestText() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 3_900; i++) {
            text.append("w").append(i).append(' ');
        }

        assertThat(FINDER.find(text + "假货").getFirst().reason()).isEqualTo(Reason.COUNTERFEIT);
    }
}
