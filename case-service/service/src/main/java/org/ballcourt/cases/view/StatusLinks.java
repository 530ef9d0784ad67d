package org.ballcourt.cases.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.Actor;

/** Keeps the links by which parties show where their cases stand. */
public interface StatusLinks {
    void add(StatusLink link);

    /** The newest hundred of one party in one case, the oldest of them first, the withdrawn ones too. */
    List<StatusLink> of(String caseId, Actor by);

    /** How many of them are open, counted up to that many. */
    long countOpen(String caseId, Actor by, int most);

    /** False if the party has no open link of that id in the case. */
    boolean withdraw(String caseId, Actor by, String id, Instant at);

    /** The link of that id, with this read counted if it is open. */
    Optional<StatusLink> read(String id, StatusLink.Read what);
}
