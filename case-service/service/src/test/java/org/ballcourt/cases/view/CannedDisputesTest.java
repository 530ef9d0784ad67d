package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.EventChain;
import org.ballcourt.wire.WireEvents;
import org.junit.jupiter.api.Test;

/**
 * Plays the disputes that the test kit gives to others; {@code -Dballcourt.disputes=write} plays them anew. What was given once stays as it
 * is when the rules change: it happened.
 */
class CannedDisputesTest {
    private static final Path FILE =
            Path.of("../../libraries/testkit/src/main/resources/org/ballcourt/testkit/disputes.jsonl");
    private static final int SEEDS = 200;

    @Test
    void coverAsManyTypesAsDisputesCan() throws IOException {
        List<List<RecordedEvent>> played = new ArrayList<>(WholeDisputes.matters().stream()
                .map(OpenCase::events)
                .map(CannedDisputesTest::chained)
                .toList());
        Set<Class<?>> told =
                new HashSet<>(types(played.stream().flatMap(List::stream).toList()));
        for (int seed = 0; seed < SEEDS; seed++) {
            List<RecordedEvent> dispute = WholeDisputes.of("BC-" + seed, seed);
            if (told.addAll(types(dispute))) {
                played.add(chained(dispute));
            }
        }
        if ("write".equals(System.getProperty("ballcourt.disputes"))) {
            Files.write(
                    FILE,
                    played.stream()
                            .flatMap(List::stream)
                            .map(event -> WireEvents.toJson(event).toString())
                            .toList());
        }

        assertThat(played).hasSizeGreaterThan(8);
        assertThat(FILE).isNotEmptyFile();
    }

    /** The rules alone make no hashes. */
    private static List<RecordedEvent> chained(List<RecordedEvent> events) {
        EventChain chain = EventChain.of(events.getFirst().caseId());
        events.forEach(event -> chain.at(event.at()).then(event.actor(), event.event()));
        return chain.events();
    }

    private static Set<Class<? extends CaseEvent>> types(List<RecordedEvent> events) {
        return events.stream().map(one -> one.event().getClass()).collect(Collectors.toSet());
    }
}
