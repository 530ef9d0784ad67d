package org.ballcourt.cases.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Stage;

/** Writes docs/no-dead-ends.md and docs/states.md from what the walk found; run it in the folder case-service/lab. */
final class WalkPages {
    static final Path NO_DEAD_ENDS = Path.of("../../docs/no-dead-ends.md");
    static final Path STATES = Path.of("../../docs/states.md");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private WalkPages() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(NO_DEAD_ENDS, noDeadEnds(Walked.shipped()));
        Files.writeString(STATES, states(Walked.shipped()));
    }

    static String noDeadEnds(List<Walked> all) {
        StringBuilder page = new StringBuilder("""
                # No dead ends 无死路

                The build walks through every state that a case can reach under each shipped policy, with times, amounts and used-up counters abstracted
                (`PolicyWalk`), and proves of each: somebody has the ball, with a deadline, a consequence and a clause; what silence brings is what the duty
                showed, at the instant it showed; money is conserved and nothing that is owed is lost; silence for ever closes the case. A policy of yours is
                walked through when the product starts and refused if it breaks any of that, with the way into the state that does. This page is made from the walk.

                ## Figures 数据

                | Policy 规则 | States 状态 | Transitions 转移 | Dead ends 死路 | Longest silence 最长沉默 |
                |---|---|---|---|---|
                """);
        for (Walked walked : all) {
            PolicyProof proof = walked.proof();
            page.append("| %s | %d | %d | %d | %s |\n"
                    .formatted(
                            proof.version(),
                            proof.states(),
                            proof.transitions(),
                            proof.deadEnds().size(),
                            days(proof.longest().length())));
        }
        all.forEach(walked -> page.append(longest(walked)));
        page.append("""

                ## How the longest silence is found 计算方法

                From every state, with every open duty just begun and every waiting one with its whole time left, for every class of goods, urgent and not.
                Every start instant in the known years of the policy's calendar is covered: the longer of two nested starts bounds all between, down to one
                minute, as long as the silence ends within those years. The payment adapter is silent as well. Time that an outage gives back is not counted.
                """);
        return page.toString();
    }

    private static String longest(Walked walked) {
        SilentPath path = walked.proof().longest();
        ZoneId zone = walked.policy().calendar().zone();
        StringBuilder text = new StringBuilder("""

                ## The longest silence under %s 最长沉默路径

                %s: everybody falls silent at %s and the case is closed at %s (%s). Goods: %s%s. A way into that state: %s.

                | # | Duty 义务 | Holder 持球方 | Time 期限 | From 起 | Until 止 | Then 后果 | Clause 条款 |
                |---|---|---|---|---|---|---|---|
                """.formatted(
                        walked.proof().version(),
                        days(path.length()),
                        at(path.start(), zone),
                        at(path.end(), zone),
                        zone,
                        path.goods(),
                        path.urgent() ? ", urgent" : "",
                        path.way().stream()
                                .map(label -> "`" + Told.in("en", label) + "`")
                                .collect(Collectors.joining(", "))));
        int number = 1;
        for (SilentPath.Step step : path.steps()) {
            text.append("| %d | %s | %s | %s | %s | %s | %s | `%s` |\n"
                    .formatted(
                            number++,
                            step.term(),
                            step.holder(),
                            length(step.length()),
                            at(step.since(), zone),
                            at(step.dueAt(), zone),
                            step.brings(),
                            step.clause()));
        }
        return text.toString();
    }

    private static String length(Policy.Length length) {
        return length.time().toString().substring(2) + (length.clock() == ClockKind.BUSINESS ? " BUSINESS" : "");
    }

    private static String at(Instant instant, ZoneId zone) {
        return MINUTE.format(instant.atZone(zone));
    }

    private static String days(Duration time) {
        return "%d d %d h %d min".formatted(time.toDays(), time.toHoursPart(), time.toMinutesPart());
    }

    static String states(List<Walked> all) {
        StringBuilder page = new StringBuilder("""
                # The states of a case 案件状态图

                Made from the walk through every reachable state of the shipped policies (see [no dead ends](no-dead-ends.md)). A solid word is a command; a
                word in brackets is a consequence of silence. What leaves a case in its stage is not shown. Complaints about agents, reports of violations and
                contested flags use the same stages: they begin in ADJUDICATION.

                ## Stages 阶段

                ```mermaid
                stateDiagram-v2
                """);
        Map<String, TreeSet<String>> arrows = new TreeMap<>();
        for (Walked walked : all) {
            for (PolicyProof.Edge edge : walked.proof().edges()) {
                if (edge.from() != Stage.SUSPENDED && edge.to() != Stage.SUSPENDED) {
                    String from = edge.from() == null ? "[*]" : edge.from().name();
                    arrows.computeIfAbsent(from + " --> " + edge.to(), arrow -> new TreeSet<>())
                            .add(edge.silence() ? "[" + edge.by() + "]" : edge.by());
                }
            }
        }
        arrows.forEach((arrow, by) -> page.append("    ")
                .append(arrow)
                .append(" : ")
                .append(String.join(" / ", by))
                .append('\n'));
        page.append("""
                    CLOSED --> [*]
                ```

                From NEGOTIATION to ENFORCEMENT `SuspendCase` leads to SUSPENDED; from there `ResumeCase` or [RESUMES] lead back to the stage before, and
                `RecordExternalOutcome` to CLOSED.
                """);
        all.forEach(walked -> page.append(silence(walked)));
        return page.toString();
    }

    private static String silence(Walked walked) {
        StringBuilder text = new StringBuilder("""

                ## Silence under %s 沉默的后果

                Each box is a term of the policy, each arrow what silence brings when its time is over.

                ```mermaid
                flowchart TD
                """.formatted(walked.proof().version()));
        TreeSet<String> arrows = new TreeSet<>();
        for (SilentPath.Turn turn : walked.proof().longest().turns()) {
            String next = turn.next() == null ? "CLOSED([CLOSED])" : turn.next().name();
            arrows.add("    " + turn.term() + " -->|" + turn.brings() + "| " + next + "\n");
        }
        arrows.forEach(text::append);
        return text.append("```\n").toString();
    }
}
