package org.ballcourt.cases.view;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.ballcourt.contracts.Actor;

/**
 * A party's permission that whoever has the link may see where its case stands.
 *
 * @param id SHA-256 of the link's secret, which is kept nowhere
 * @param shows what it ticked beyond stage, turn and result
 * @param reads how often the status was read, {@code pictureReads} how often its picture was
 * @param withdrawnAt null while it is open
 */
public record StatusLink(
        String id,
        String caseId,
        Actor by,
        Set<Shows> shows,
        Instant createdAt,
        Instant withdrawnAt,
        long reads,
        long pictureReads) {
    /** What a party may show beside the bare status: its own name and words, and the amounts. Nobody shows the other side's. */
    public enum Shows {
        NAME,
        WORDS,
        AMOUNTS
    }

    /** What of it is read. */
    public enum Read {
        STATUS,
        PICTURE
    }

    public StatusLink {
        shows = shows.isEmpty() ? Set.of() : EnumSet.copyOf(shows);
    }

    public boolean isOpen() {
        return withdrawnAt == null;
    }
}
