package org.ballcourt.cases.policy;

import java.util.List;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Message;

/** Looks for what no line of a file shows by itself: states in which a case under these rules could stay open for ever. */
public interface PolicyVerifier {
    /** One sentence for each such state; empty if there is none. May take up to a minute. */
    List<Message> deadEnds(Policy policy);
}
