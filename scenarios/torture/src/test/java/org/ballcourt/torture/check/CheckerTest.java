package org.ballcourt.torture.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ballcourt.messages.cli.CommandRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** The checker is believed because it finds every fault that is planted for it, and none where there is none. */
class CheckerTest {
    @TempDir
    Path folder;

    static Stream<PlantedFault> faults() {
        return PlantedFault.all();
    }

    @Test
    void findsNothingInAGoodDump() throws IOException {
        Checker.Result result = Checker.check(DumpEditor.copyOfGoodOne(folder).folder());
        assertThat(result.findings().all()).isEmpty();
        assertThat(result.cases()).isGreaterThan(5);
        assertThat(result.lapses()).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsWhatWasPlanted(PlantedFault fault) throws IOException {
        DumpEditor dump = DumpEditor.copyOfGoodOne(folder);
        fault.plant().accept(dump);
        assertThat(Checker.check(dump.folder()).findings().all())
                .extracting(Flaw::kind)
                .contains(fault.kind());
    }

    @Test
    void isPlantedEnough() {
        assertThat(PlantedFault.all().map(PlantedFault::name).distinct().count())
                .isGreaterThanOrEqualTo(85);
        assertThat(PlantedFault.all().map(PlantedFault::kind)).contains(Flaw.Kind.values());
    }

    /** An at-least-once channel may repeat itself. */
    @Test
    void allowsCopiesInTheTopic() throws IOException {
        DumpEditor dump = DumpEditor.copyOfGoodOne(folder);
        dump.copy(DumpEditor.EVENTS, _ -> true, _ -> {});
        assertThat(Checker.check(dump.folder()).findings().all()).isEmpty();
    }

    /** So may a sender that died before it could note that it had sent. */
    @Test
    void allowsAsManyLettersAsThereWereTries() throws IOException {
        DumpEditor dump = DumpEditor.copyOfGoodOne(folder);
        ObjectNode letter = dump.lines(DumpEditor.JOURNAL).stream()
                .filter(DumpEditor.having("is", "mailed"))
                .findFirst()
                .orElseThrow();
        dump.copy(DumpEditor.JOURNAL, letter::equals, _ -> {});
        dump.change(
                MailFaults.DELIVERIES,
                line -> letter.path("messageId").asString().startsWith("<" + MailCheck.messageId(line)),
                line -> line.put("attempts", 2));
        assertThat(Checker.check(dump.folder()).findings().all()).isEmpty();
    }

    @Test
    void allowsACourtesyThatMayOrMayNotHaveBeenSent() throws IOException {
        DumpEditor dump = DumpEditor.copyOfGoodOne(folder);
        MailFaults.giveUp(dump, DumpEditor.having("template", "reminder"));
        assertThat(Checker.check(dump.folder()).findings().all()).isEmpty();
    }

    @Test
    void allowsWhatIsDatedWhenItHappened() throws IOException {
        DumpEditor dump = DumpEditor.copyOfGoodOne(folder);
        MailFaults.seen(dump, MailFaults.accepted(dump, "2026-11-28T08:00:01Z"));
        assertThat(Checker.check(folder).findings().all()).isEmpty();
        MailFaults.seen(dump, MailFaults.lapsed("2026-11-28T07:59:59Z"));
        assertThat(Checker.check(folder).findings().all()).isEmpty();
        MailFaults.seen(dump, MailFaults.lapsedByTheWay(dump));
        assertThat(Checker.check(folder).findings().all()).isEmpty();
    }

    /** Without clocks that nobody can move, they are stopped before all is quiet. */
    @Test
    void allowsStoppedClocksToBeBehindButNotToBeWrong() throws IOException {
        DumpEditor dump = DumpEditor.copyOfGoodOne(folder);
        String clocks = "store/ballcourt_clocks.cases.jsonl";
        ObjectNode second = dump.lines(DumpEditor.EVENTS).stream()
                .filter(record -> record.at("/headers/ce_seq").asString().equals("1"))
                .findFirst()
                .orElseThrow();
        Predicate<ObjectNode> itsCase =
                DumpEditor.having("_id", second.path("key").asString());
        ObjectNode duty =
                (ObjectNode) Dump.json(second.path("value").asString()).at("/ball/opened/0");
        dump.save(DumpEditor.JOURNAL, MailFaults.datelessJournal(dump).toList());
        dump.change(
                clocks,
                itsCase,
                view -> view.put("seq", 1)
                        .put("hash", second.at("/headers/ce_hash").asString())
                        .putArray("open")
                        .add(duty));
        assertThat(Checker.check(folder).findings().all()).isEmpty();
        dump.change(clocks, itsCase, view -> view.putArray("open"));
        assertThat(Checker.check(folder).findings().all())
                .extracting(Flaw::kind)
                .contains(Flaw.Kind.MISSING);
    }

    @Test
    void tellsWhereAndWhat() throws IOException {
        DumpEditor dump = DumpEditor.copyOfGoodOne(folder);
        String caseId = dump.lines(DumpEditor.LOG).getFirst().path("_id").asString();
        dump.payload("complaint-filed", "goods", "gooods");
        List<Flaw> found = Checker.check(dump.folder()).findings().all();
        assertThat(found).extracting(Flaw::where).contains(caseId);
        assertThat(found).extracting(Flaw::seq).contains(1L);
        assertThat(found.getFirst().toString())
                .isEqualTo("FORGED  " + caseId + " event 1: does not have the hash of what it says");
    }

    @Test
    void refusesAFolderThatIsNoDump() {
        assertThatThrownBy(() -> Checker.check(folder)).isInstanceOf(CommandRefused.class);
    }
}
