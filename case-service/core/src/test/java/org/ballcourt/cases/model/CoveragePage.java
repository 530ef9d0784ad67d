package org.ballcourt.cases.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/**
 * Writes docs/coverage.md from what core and model both answer to every command of every role in every stage:
 * {@code mvn -pl case-service/core -am test-compile}, then run this class in the folder case-service/core.
 */
final class CoveragePage {
    private static final String STRANGER = "STRANGER";
    private static final int VARIANTS = 4;
    private static final int COMPLAINTS = 60;

    private final List<Situations.Situation> situations = Situations.find();
    private final Map<String, TreeSet<String>> cells = new TreeMap<>();
    private int commands;

    CoveragePage() {
        for (Situations.Situation situation : situations) {
            for (Class<? extends CaseCommand> command : CommandNames.ALL) {
                RandomCommands.ACTORS.forEach(actor -> send(situation, command, actor));
                RandomCommands.STRANGERS.forEach(actor -> send(situation, command, actor));
            }
        }
    }

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of("../../docs/coverage.md"), new CoveragePage().markdown());
    }

    /** The names of cells that no command was sent to. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (Stage stage : stages()) {
            for (Class<? extends CaseCommand> command : CommandNames.ALL) {
                for (String column : columns()) {
                    String cell = cell(stage, command, column);
                    if (!cells.containsKey(cell)) {
                        gaps.add(cell);
                    }
                }
            }
        }
        return gaps;
    }

    String markdown() {
        StringBuilder page = new StringBuilder("""
                # Everything in every stage 每个阶段的每一种命令

                Every command of every role was sent in every stage, in each situation of a stage that differs in its duties, several times with
                different contents, to the rules and to the model that was written from the rulebook alone; they answered alike. This page is made
                from their answers: `yes` was accepted, the letters are the rejections seen. STRANGER is a buyer of another order.

                每个角色的每一种命令都在每个阶段发送过，规则与独立编写的参考模型回答一致。`yes` 表示已接受，字母为出现过的拒绝代码。

                """);
        page.append(cells.size())
                .append(" cells (")
                .append(stages().size())
                .append(" stages x ")
                .append(CommandNames.ALL.size())
                .append(" commands x ")
                .append(columns().size())
                .append(" roles), ")
                .append(situations.size())
                .append(" situations, ")
                .append(commands)
                .append(" commands. 每格至少一次。\n\n");
        page.append(Arrays.stream(RejectionCode.values())
                        .map(code -> letters(code.name()) + " `" + code + "`")
                        .collect(Collectors.joining(" · ")))
                .append("\n");
        for (Stage stage : stages()) {
            page.append("\n## ").append(stage == null ? "No case yet 尚无争议" : stage.name());
            page.append("\n\n| Command |");
            columns().forEach(column -> page.append(' ').append(column).append(" |"));
            page.append("\n|---|").append("---|".repeat(columns().size())).append('\n');
            for (Class<? extends CaseCommand> command : CommandNames.ALL) {
                page.append("| ").append(command.getSimpleName()).append(" |");
                columns()
                        .forEach(column -> page.append(' ')
                                .append(shown(cell(stage, command, column)))
                                .append(" |"));
                page.append('\n');
            }
        }
        return page.toString();
    }

    private void send(Situations.Situation situation, Class<? extends CaseCommand> command, String actor) {
        Actor by = Actor.parse(actor);
        boolean outside = by.role() == Role.COURT || by.role() == Role.REGULATOR;
        String column = RandomCommands.STRANGERS.contains(actor) && !outside
                ? STRANGER
                : by.role().name();
        RandomCommands contents =
                new RandomCommands(new Random((command.getSimpleName() + actor + situation.now()).hashCode()));
        boolean complaint = situation.stage() == null && command == FileComplaint.class;
        int times = command.getRecordComponents().length == 0 ? 1 : complaint ? COMPLAINTS : VARIANTS;
        for (int i = 0; i < times; i++) {
            Duel duel = situation.duel().fork();
            CaseCommand sent = duel.core().exists() || complaint
                    ? contents.command(command, duel.core(), by, situation.now())
                    : SampleCommand.of(command);
            String answer = duel.play(new Move(by, situation.now(), sent, contents.facts()));
            cells.computeIfAbsent(cell(situation.stage(), command, column), cell -> new TreeSet<>())
                    .add(answer);
            commands++;
        }
    }

    private static String cell(Stage stage, Class<? extends CaseCommand> command, String column) {
        return stage + " " + command.getSimpleName() + " " + column;
    }

    private String shown(String cell) {
        TreeSet<String> answers = cells.getOrDefault(cell, new TreeSet<>());
        return answers.stream()
                .map(answer -> answer.equals("ACCEPTED") ? "**yes**" : letters(answer))
                .collect(Collectors.joining(" "));
    }

    /** One letter a word; of the first word two where an older code has the same letters. */
    static String letters(String code) {
        String letters = initials(code);
        boolean taken = Arrays.stream(RejectionCode.values())
                .map(RejectionCode::name)
                .takeWhile(other -> !other.equals(code))
                .anyMatch(other -> initials(other).equals(letters));
        return taken ? code.charAt(0) + code.substring(1, 2) + letters.substring(1) : letters;
    }

    private static String initials(String code) {
        return Arrays.stream(code.split("_")).map(word -> word.substring(0, 1)).collect(Collectors.joining());
    }

    /** Null first: no case yet. */
    private static List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        stages.add(null);
        stages.addAll(List.of(Stage.values()));
        return stages;
    }

    private static List<String> columns() {
        List<String> columns =
                new ArrayList<>(Arrays.stream(Role.values()).map(Role::name).toList());
        columns.add(STRANGER);
        return columns;
    }
}
