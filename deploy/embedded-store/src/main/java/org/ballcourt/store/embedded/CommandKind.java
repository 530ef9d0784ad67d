package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Locale;
import java.util.Set;

/** What a command does to the data, and how long its answer must wait. */
record CommandKind(String name, boolean reads, boolean writes, Document command) {
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase");
    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "aggregate",
            "count",
            "distinct",
            "listcollections",
            "listindexes",
            "listdatabases",
            "dbstats",
            "collstats",
            "validate");
    private static final Set<String> SEES_ALL = Set.of("local", "available");

    static CommandKind of(String command, Document body) {
        String name = command.toLowerCase(Locale.ROOT);
        boolean writes = WRITES.contains(name) || name.equals("aggregate") && StoreAggregation.writes(body);
        return new CommandKind(name, READS.contains(name) && !writes, writes, body);
    }

    /**
     * The default write concern is majority, and that includes the journal; only an explicit {w: 1} does without.
     * Reads wait likewise, unless they ask for what may be undone.
     */
    GroupCommit.Wait wait(boolean writable) {
        if (!writable || !writes && !reads) {
            return GroupCommit.Wait.NOT; // a store that only reads has nothing to wait for
        }
        if (reads) {
            boolean seesAll =
                    command.get("readConcern") instanceof Document concern && SEES_ALL.contains(concern.get("level"));
            return seesAll ? GroupCommit.Wait.NOT : GroupCommit.Wait.UNTIL_DURABLE;
        }
        boolean journaled = !(command.get("writeConcern") instanceof Document concern)
                || concern.get("j") instanceof Boolean journal && journal
                || !(concern.get("w") instanceof Number);
        return journaled ? GroupCommit.Wait.UNTIL_DURABLE : GroupCommit.Wait.UNTIL_WRITTEN;
    }
}
