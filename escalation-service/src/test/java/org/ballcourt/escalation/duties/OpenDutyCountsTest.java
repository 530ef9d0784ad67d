package org.ballcourt.escalation.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.escalation.duties.Duties.NOON;
import static org.ballcourt.escalation.duties.Duties.due;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;

class OpenDutyCountsTest {
    private final Set<String> ours = new HashSet<>(Set.of("c", "d"));
    private final InMemoryDutyRepository duties = new InMemoryDutyRepository();
    private final OpenDutyCounts counts = new OpenDutyCounts(ours::contains, duties);
    private final Map<String, CaseDuties> last = new HashMap<>();

    @Test
    void countsEachOpenDutyOnceHoweverOftenItsCaseChanges() {
        countAll(1);
        set(Duties.of("c", due("d1", NOON)));
        set(Duties.of("c", due("d1", NOON), due("d2", NOON)));
        set(Duties.of("d", due("d1", NOON)));
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(3);
        set(Duties.of("c"));
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(1);
    }

    @Test
    void sumsWhatADeskPassedOnOverItsCases() {
        countAll(1);
        set(handedOff("c", new HandOffCounts(2, 1, 0)));
        set(handedOff("d", new HandOffCounts(1, 1, 1)));
        set(handedOff("d", new HandOffCounts(2, 1, 1)));
        assertThat(counts.handOffs(Role.AGENT)).isEqualTo(new HandOffCounts(4, 2, 1));
        assertThat(counts.handOffs(Role.SENIOR)).isEqualTo(HandOffCounts.NONE);
    }

    @Test
    void leavesOutTheCasesOfAnotherInstance() {
        set(Duties.of("theirs", due("d1", NOON)));
        countAll(1);
        set(Duties.of("theirs", due("d1", NOON), due("d2", NOON)));
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isZero();
    }

    @Test
    void forgetsTheCasesThatAnotherInstanceTookOver() {
        countAll(1);
        set(Duties.of("c", due("d1", NOON)));
        set(Duties.of("d", due("d1", NOON)));
        ours.remove("d");
        countAll(2);
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(1);
    }

    /** They were another's in between, who has changed them: nothing of that was told here. */
    @Test
    void countsAnewWhatWasLostAndRegained() {
        countAll(1);
        set(Duties.of("c", due("d1", NOON)));
        duties.put(Duties.of("c", due("d1", NOON), due("d2", NOON)));
        countAll(3);
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(2);
    }

    @Test
    void beginsWithWhatTheStoreHas() {
        for (String caseId : List.of("a", "b", "c", "d", "e")) {
            ours.add(caseId);
            duties.put(Duties.of(caseId, due("d1", NOON)));
        }
        countAll(1);
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(5);
    }

    /** However events and the reading of pages fall: each case counts once, as it is in the end. */
    @Test
    void countsOnceWhatChangesWhileItIsBeingCounted() {
        ours.addAll(List.of("a", "b", "bb", "e"));
        List.of("a", "b", "c", "d").forEach(caseId -> duties.put(Duties.of(caseId, due("d1", NOON))));
        duties.whileRead(() -> {
            duties.whileRead(() -> {});
            set(Duties.of("a", due("d2", NOON), due("d3", NOON)));
            set(Duties.of("aa"));
            set(Duties.of("e", due("d1", NOON)));
            set(Duties.of("d"));
        });
        countAll(1);
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).as("a: 2, b, c, e").isEqualTo(5);
    }

    /** A save whose answer was lost is tried again, and told again. */
    @Test
    void isNotMovedByWhatIsToldAgain() {
        countAll(1);
        CaseDuties now = Duties.of("c", due("d1", NOON));
        counts.before("c", () -> Duties.of("c"));
        counts.before("c", () -> Duties.of("c"));
        counts.changed(now);
        counts.changed(now);
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(1);
    }

    private void set(CaseDuties now) {
        CaseDuties was = last.put(now.caseId(), now);
        counts.before(now.caseId(), () -> was == null ? Duties.of(now.caseId()) : was);
        duties.put(now);
        counts.changed(now);
    }

    private void countAll(long generation) {
        boolean more = true;
        while (more) {
            more = counts.countSome(generation);
        }
    }

    private static CaseDuties handedOff(String caseId, HandOffCounts counts) {
        return new CaseDuties(caseId, List.of(), List.of(), Map.of(Role.AGENT, counts));
    }
}
