package org.ballcourt.cases.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.store.UnreadableLog;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ball before and after each event of one stream; of cases that were busy just now it need not be read anew. */
public final class FollowedBalls {
    private static final Logger log = LoggerFactory.getLogger(FollowedBalls.class);
    private static final int MOST = 1_000;

    /** Before an event, and after it. */
    public record Move(CaseBall before, CaseBall after) {}

    private record At(long seq, CaseBall ball) {}

    private final CaseSource cases;
    private final Map<String, At> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, At> eldest) {
            return size() > MOST;
        }
    };

    public FollowedBalls(CaseSource cases) {
        this.cases = cases;
    }

    public Move move(RecordedEvent event) {
        CaseBall before = before(event);
        CaseBall after = before.after(event.event().ball());
        known.put(event.caseId(), new At(event.seq(), after));
        return new Move(before, after);
    }

    private CaseBall before(RecordedEvent event) {
        At at = known.get(event.caseId());
        if (at != null && at.seq() == event.seq() - 1) {
            return at.ball();
        }
        return event.seq() == 1 ? CaseBall.NONE : CaseBall.of(earlier(event));
    }

    private List<RecordedEvent> earlier(RecordedEvent event) {
        try {
            return cases.find(event.caseId()).map(OpenCase::events).orElse(List.of()).stream()
                    .filter(one -> one.seq() < event.seq())
                    .toList();
        } catch (UnreadableLog damaged) {
            log.error("Who had the ball before cannot be told", damaged);
            return List.of();
        }
    }
}
