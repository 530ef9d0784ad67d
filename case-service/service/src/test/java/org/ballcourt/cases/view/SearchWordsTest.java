package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {
    private static boolean finds(String search, String... texts) {
        return SearchWords.of(texts).containsAll(SearchWords.wanted(search));
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
    void askForNothingWhereNothingIsWritten() {
        assertThat(SearchWords.wanted("  ,. ")).isEmpty();
        assertThat(SearchWords.of(null, "")).isEmpty();
    }
}
