package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;

/** Where the dossiers lie; every read is bounded and served by an index. */
interface Dossiers {
    /** Most dossiers that one figure reads; the newest are read. */
    int MOST = 20_000;

    /** So many are looked through for cases like another one. */
    int LATEST = 1_000;

    /** Newest first: those of a side that changed since then. */
    List<Dossier> ofSide(Role side, String id, Instant since);

    /** Newest first: those of a seller whose ruling became final since then, with what brings points alone. */
    List<Dossier> ruledOn(String seller, Instant since);

    /** Whether that side ever had a case. */
    boolean hasSide(Role side, String id);

    /** Newest first: those on which that one of the platform acted or held a duty, that changed since then. */
    List<Dossier> ofAgent(Actor agent, Instant since);

    /** Newest first: those that changed since then and were filed before until. */
    List<Dossier> between(Instant since, Instant until);

    /** Of the same: those of the platform who acted or were named for a duty, case by case, as {@code ROLE/id}. */
    List<List<String>> peopleBetween(Instant since, Instant until);

    /** Newest first: what every final ruling since then rested on and came to, in digests. */
    List<Ending> endings(Instant since);

    /** Newest first: the latest whose ruling is final, at most {@link #LATEST}. */
    List<Dossier> latestFinal();

    /** Those of them that exist. */
    Map<String, Dossier> byId(Collection<String> caseIds);

    /** Sellers against whom a final ruling since then went, with how many did. */
    Map<String, Integer> sellersRuledAgainst(Instant since);

    /** @param facts digest of what the ruling rested on; @param result digest of what it came to */
    record Ending(String caseId, String facts, String result, Instant finalAt) {}
}
