package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.store.embedded.StoreInMemory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeenCasesIT {
    private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");
    private static final Actor WANG = new Actor(Role.AGENT, "wang");
    private static final Actor LI = new Actor(Role.BUYER, "li");
    private static final List<String> ALL = List.of("a", "b", "c", "d");

    @AutoClose
    private final StoreInMemory store = new StoreInMemory();

    private SeenCases seen;

    @BeforeEach
    void open() {
        seen = new SeenCases(store.client().getDatabase("test").getCollection("seen"), 3);
        seen.prepare();
    }

    private void saw(Actor person, String caseId, int version, int second) {
        seen.saw(person, caseId, version, START.plusSeconds(second));
    }

    @Test
    void keepsOfEachPersonAndCaseTheNewestVersionThatWasSeen() {
        saw(WANG, "a", 3, 0);
        saw(WANG, "a", 2, 1);
        saw(LI, "a", 1, 2);
        saw(WANG, "b", 7, 3);

        assertThat(seen.of(WANG, ALL)).isEqualTo(Map.of("a", 3, "b", 7));
        assertThat(seen.of(WANG, List.of("b"))).isEqualTo(Map.of("b", 7));
        assertThat(seen.of(LI, ALL)).isEqualTo(Map.of("a", 1));
        assertThat(seen.of(new Actor(Role.SELLER, "li"), ALL)).isEmpty();
    }

    @Test
    void keepsOfEachPersonOnlyTheCasesThatTheyLookedAtLast() {
        saw(LI, "a", 1, 0);
        saw(WANG, "a", 1, 0);
        saw(WANG, "b", 1, 1);
        saw(WANG, "c", 1, 2);
        saw(WANG, "a", 2, 3);
        saw(WANG, "d", 1, 4);

        assertThat(seen.of(WANG, ALL)).isEqualTo(Map.of("a", 2, "c", 1, "d", 1));
        assertThat(seen.of(LI, ALL)).isEqualTo(Map.of("a", 1));
    }

    @Test
    void forgetsAPersonInSomeCasesInAllOrACaseForEverybody() {
        saw(WANG, "a", 1, 0);
        saw(LI, "a", 1, 0);
        saw(LI, "b", 1, 1);
        saw(LI, "c", 1, 2);

        seen.forget(LI, List.of("b"));
        assertThat(seen.of(LI, ALL)).isEqualTo(Map.of("a", 1, "c", 1));
        seen.forget("a");
        assertThat(seen.of(LI, ALL)).isEqualTo(Map.of("c", 1));
        assertThat(seen.of(WANG, ALL)).isEmpty();
        seen.forget(LI, List.of());
        assertThat(seen.of(LI, ALL)).isEmpty();
    }
}
