package org.ballcourt.cases.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Stage;

/**
 * Some events of a case as one reader may see them.
 *
 * @param reason of a dispute; null for other matters
 * @param last the newest that was looked at, shown or not
 * @param newest of the case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownPage(String caseId, Reason reason, long last, long newest, List<Item> events) {
    private static final int MOST = 50;

    /**
     * One of them.
     *
     * @param stage after it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(long seq, String type, String at, Stage stage, ShownEvent event) {}

    static ShownPage of(OpenCase open, long from, Redaction redaction) {
        List<Item> shown = new ArrayList<>();
        Stage stage = null;
        long newest = open.events().size();
        long last = Math.min(newest, from + MOST - 1);
        for (RecordedEvent event : open.events()) {
            Stage after = event.event().ball().stage() == null
                    ? stage
                    : event.event().ball().stage();
            stage = after;
            if (event.seq() >= from && event.seq() <= last) {
                redaction
                        .event(event)
                        .map(json -> new ShownEvent(json.put("caseId", open.caseId())))
                        .ifPresent(json -> shown.add(new Item(
                                event.seq(),
                                EventNames.shortNameOf(event.event()),
                                event.at().toString(),
                                after,
                                json)));
            }
        }
        Reason reason =
                open.state().filing() == null ? null : open.state().filing().reason();
        return new ShownPage(open.caseId(), reason, last, newest, shown);
    }
}
