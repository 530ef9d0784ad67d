package org.ballcourt.cases.standing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/** A case as its dossier tells it, for tests of other packages; grows with its events. */
public final class FoldedCase {
    private static final DossierFold FOLD = new DossierFold(_ -> {}, _ -> {});

    private Document dossier = new Document("_id", "BC-1");
    private int told;

    public FoldedCase tell(List<RecordedEvent> events) {
        for (; told < events.size(); told++) {
            dossier = FOLD.apply(dossier, events.get(told));
        }
        return this;
    }

    public Map<String, Duration> held() {
        Map<String, Duration> held = new TreeMap<>();
        Dossier.of(dossier).held().forEach((holders, millis) -> held.put(holders, Duration.ofMillis(millis)));
        return held;
    }

    public Duration suspended() {
        return Duration.ofMillis(Dossier.of(dossier).suspended());
    }
}
