package org.ballcourt.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.RecordedEvent;

/** An example: counts in the document, and writes letters under ids that follow from the event. */
class LetterFoldTest extends CaseFoldContract {
    private final Map<String, String> letters = new TreeMap<>();

    @Override
    protected CaseFold fold() {
        return (document, event) -> {
            letters.putIfAbsent(event.id(), event.hash());
            return document.append("count", document.getInteger("count", 0) + 1);
        };
    }

    @Override
    protected List<RecordedEvent> history() {
        return CaseFoldContractTest.HISTORY;
    }

    @Override
    protected Object outside() {
        return Map.copyOf(letters);
    }
}
