package org.ballcourt.cases.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/** Histories as they were stored once: rules that change decide other events now, and what is read of these stays. */
public final class RecordedDisputes {
    private static final Path RECORDED = Path.of("src/test/resources/histories.jsonl");

    private RecordedDisputes() {}

    /** Seven whole disputes, which have every event of disputes between them, then a matter of each kind. */
    public static Map<String, List<RecordedEvent>> all() {
        Map<String, List<RecordedEvent>> histories = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(RECORDED)) {
                RecordedEvent event = event(Wire.sealedJson().readTree(line));
                histories
                        .computeIfAbsent(event.caseId(), _ -> new ArrayList<>())
                        .add(event);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return histories;
    }

    private static RecordedEvent event(JsonNode line) {
        return new RecordedEvent(
                line.get("caseId").stringValue(),
                line.get("seq").longValue(),
                Instant.parse(line.get("at").stringValue()),
                Actor.parse(line.get("actor").stringValue()),
                line.get("commandId").stringValue(),
                Wire.event(line.get("type").stringValue(), line.get("data").toString()),
                line.get("prevHash").stringValue(),
                line.get("hash").stringValue());
    }
}
