package org.ballcourt.torture.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that the checker must see, as one change of a dump in which nothing is wrong.
 *
 * @param plant makes the change
 */
record PlantedFault(String name, Kind kind, Consumer<DumpEditor> plant) {
    static final String OTHER_HASH = "ab".repeat(32);
    static final Predicate<ObjectNode> ANY = _ -> true;

    static Stream<PlantedFault> all() {
        return Stream.of(
                        LogFaults.inTheLog(),
                        LogFaults.inTheTopic(),
                        DeadlineFaults.inDeadlines(),
                        ViewFaults.inViews(),
                        ViewFaults.inOriginals(),
                        ViewFaults.inNotices(),
                        MailFaults.inMail(),
                        MailFaults.inTimes(),
                        PromiseFaults.inPromises(),
                        PromiseFaults.inRoots())
                .flatMap(List::stream);
    }

    static PlantedFault fault(String name, Kind kind, Consumer<DumpEditor> plant) {
        return new PlantedFault(name, kind, plant);
    }

    /** Meant is what has something in that list. */
    static Predicate<ObjectNode> has(String list) {
        return document -> !document.path(list).isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
