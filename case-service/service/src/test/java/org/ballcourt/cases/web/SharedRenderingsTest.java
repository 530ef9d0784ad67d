package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.messages.Language;
import org.junit.jupiter.api.Test;

class SharedRenderingsTest {
    private static final Language ENGLISH = Language.of("en");
    private static final Language CHINESE = Language.of("zh");

    private final SharedRenderings shared = new SharedRenderings();
    private final AtomicInteger rendered = new AtomicInteger();

    private static RecordedEvent event() {
        return new RecordedEvent("BC-1", 1, null, null, null, null, null, null);
    }

    private String of(RecordedEvent event, Language language) {
        return shared.of(event, language, () -> "rendering " + rendered.incrementAndGet());
    }

    @Test
    void writesAnEventOnceForAllListenersOfALanguage() {
        RecordedEvent event = event();

        assertThat(of(event, ENGLISH)).isEqualTo(of(event, ENGLISH));
        assertThat(of(event, CHINESE)).isEqualTo("rendering 2");
    }

    /** Between the two readings another instance may have erased a text. */
    @Test
    void writesAnEventAnewForWhoeverReadTheTopicAgain() {
        assertThat(of(event(), ENGLISH)).isEqualTo("rendering 1");
        assertThat(of(event(), ENGLISH)).isEqualTo("rendering 2");
    }

    @Test
    void keepsTheNewestOnly() {
        for (int i = 0; i < 1000; i++) {
            of(event(), ENGLISH);
        }

        assertThat(shared.size()).isEqualTo(256);
    }
}
