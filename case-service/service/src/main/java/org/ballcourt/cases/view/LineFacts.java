package org.ballcourt.cases.view;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.domain.Desk;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CitedEvidence;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/** What a line of the queue says of its case beside the ball, kept so that the queue and the case say the same. */
final class LineFacts {
    private LineFacts() {}

    static void note(Document line, RecordedEvent recorded) {
        tally(line, recorded);
        version(line, recorded);
        owner(line, recorded);
        exhibits(line, recorded);
    }

    /** Counted as {@link CaseTally} counts. */
    private static void tally(Document line, RecordedEvent recorded) {
        CaseTally one = CaseTally.of(List.of(recorded), recorded.at());
        if (one.handOffs() > 0) {
            line.put("handOffs", line.getInteger("handOffs", 0) + one.handOffs());
        }
        if (!one.missed().isEmpty()) {
            line.put("missed", line.getInteger("missed", 0) + one.missed().size());
        }
    }

    /** The commits, each of which is the events of one command; a line from before they were counted has none. */
    private static void version(Document line, RecordedEvent recorded) {
        if (recorded.seq() > 1 && line.getInteger("version") == null) {
            return;
        }
        String command = recorded.actor() + " " + recorded.commandId();
        if (!command.equals(line.getString("lastCommand"))) {
            line.put("lastCommand", command);
            line.put("version", line.getInteger("version", 0) + 1);
        }
    }

    private static void owner(Document line, RecordedEvent recorded) {
        String owner = line.getString("owner");
        Desk desk = Desk.of(
                        owner == null ? null : Actor.parse(owner),
                        line.getBoolean("ownerFixed", false),
                        line.getBoolean("senior", false))
                .after(recorded.event(), recorded.actor());
        line.put("owner", desk.owner() == null ? null : desk.owner().toString());
        line.put("ownerFixed", desk.fixed());
        line.put("senior", desk.senior());
    }

    private static void exhibits(Document line, RecordedEvent recorded) {
        List<EvidenceItem> cited = CitedEvidence.of(recorded.event());
        if (!cited.isEmpty()) {
            Set<String> all = new LinkedHashSet<>(line.getList("exhibits", String.class, List.of()));
            cited.forEach(item -> all.add(item.evidenceId()));
            line.put("exhibits", List.copyOf(all));
        }
    }
}
