package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
    private static boolean finds(String search, String... texts) {
        Set<String> words = SearchWords.of(texts);
        List<Set<String>> wanted = SearchWords.wanted(search);
        return !wanted.isEmpty()
                && wanted.stream().allMatch(forms -> forms.stream().anyMatch(words::contains));
    }

    @Test
    void findChineseByAnyPartOfIt() {
        assertThat(finds("榨汁机", "德国工艺榨汁机")).isTrue();
        assertThat(finds("机", "德国工艺榨汁机")).isTrue();
        assertThat(finds("榨汁 德国", "德国工艺榨汁机")).isTrue();
        assertThat(finds("洗衣机", "德国工艺榨汁机")).isFalse();
    }

    @Test
    void findWholeWordsAndIdsWhateverTheirCase() {
        assertThat(finds("jh-900", "JH-900")).isTrue();
        assertThat(finds("900", "JH-900")).isTrue();
        assertThat(finds("JUICEHAUS o-1001", "juicehaus", "O-1001")).isTrue();
        assertThat(finds("o-1002", "O-1001")).isFalse();
    }

    @Test
    void findLettersInWhateverFormTheyWereTyped() {
        assertThat(finds("ｉＰｈｏｎｅ１５", "iPhone15 手机壳")).isTrue();
        assertThat(finds("iphone15", "ｉＰｈｏｎｅ１５ 手機殼")).isTrue();
        assertThat(finds("手機殼", "iPhone15 手机壳")).isTrue();
        assertThat(finds("手机壳", "臺灣製手機殼")).isTrue();
        assertThat(finds("台湾", "臺灣製手機殼")).isTrue();
        assertThat(finds("STRASSE", "Straße 7")).isTrue();
        assertThat(finds("ｶﾒﾗ", "カメラ")).isTrue();
        assertThat(finds("cafe\u0301", "Caf\u00e9")).isTrue();
        assertThat(finds("手机套", "臺灣製手機殼")).isFalse();
    }

    @Test
    void findNothingWithoutAWord() {
        for (String search : List.of("😀", ".*", "%", "，。", "$ne", "\u200b", "--")) {
            assertThat(finds(search, "😀 .* % 手机 ，。", "ne")).as(search).isEqualTo(search.equals("$ne"));
        }
    }

    /** Lines are not written anew when the product is. */
    @Test
    void findWhatWasStoredBeforeFormsWereFolded() {
        assertThat(SearchWords.wanted("手機")).containsExactly(Set.of("手机", "手機"));
        assertThat(SearchWords.wanted("ＪＨ")).containsExactly(Set.of("jh", "ｊｈ"));
        assertThat(SearchWords.wanted("JH-900")).containsExactly(Set.of("jh"), Set.of("900"));
    }

    @Test
    void askForNothingWhereNothingIsWritten() {
        assertThat(SearchWords.wanted("  ,. ")).isEmpty();
        assertThat(SearchWords.of(null, "")).isEmpty();
    }
}
