package org.ballcourt.cases.walk;

import java.util.List;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.contracts.Message;

/**
 * A state that breaks a law.
 *
 * @param what is wrong there
 * @param way how a case gets there, from its filing on
 * @param round what then goes round for ever; empty if the fault is another
 */
public record DeadEnd(Words what, List<Words> way, List<Words> round) {
    /** On one line, in both languages. */
    public Words words() {
        return new Words(
                what.en() + "; the way there: " + join(way, true) + goesRound(true),
                what.zh() + "；到达路径：" + join(way, false) + goesRound(false));
    }

    private String goesRound(boolean en) {
        return round.isEmpty() ? "" : (en ? "; and round and round: " : "；反复循环：") + join(round, en);
    }

    private static String join(List<Words> labels, boolean en) {
        return labels.stream().map(en ? Words::en : Words::zh).collect(Collectors.joining(" > "));
    }

    /** The same as a message. */
    Message message() {
        return Message.of("lab.walk.said").with("en", words().en()).with("zh", words().zh());
    }
}
