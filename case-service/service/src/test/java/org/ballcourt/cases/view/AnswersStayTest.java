package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.messages.Language;
import org.junit.jupiter.api.Test;

/** What readers of a dispute and of matters are answered, to the byte: names, order, and what is left out. */
class AnswersStayTest {
    private static final Path RECORDED = Path.of("src/test/resources/answers.txt");
    private static final List<String> READERS =
            List.of("BUYER/li", "SELLER/shop", "AGENT/wang", "SUPERVISOR/gao", "CARRIER/fastship");
    private static final List<String> CASES = List.of("case-2", "case-3", "case-4", "case-5", "BC-3");

    @Test
    void theSameAsTheyWereRecorded() throws IOException {
        List<String> answers = new ArrayList<>();
        Map<String, List<RecordedEvent>> histories = RecordedDisputes.all();
        for (String id : CASES) {
            OpenCase open = OpenCase.of(id, 9, histories.get(id));
            Instant later = open.state().lastAt().plusSeconds(3600);
            for (String reader : READERS) {
                Actor actor = Actor.parse(reader);
                answers.add(told(WholeDisputes.views(later).of(open, actor, Language.of("en"))));
                answers.add(told(QueueLine.of(WholeDisputes.line(open), actor, null)));
            }
        }
        if (Boolean.getBoolean("ballcourt.answers.record")) {
            Files.writeString(RECORDED, String.join("\n", answers) + "\n");
        }
        assertThat(answers).isEqualTo(Files.readAllLines(RECORDED, StandardCharsets.UTF_8));
    }

    private static String told(Object answer) {
        return AnswerJson.MAPPER.writeValueAsString(answer);
    }
}
