package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.MisuseFlag;

/** What all cases together say about somebody, as far as a decision needs it. */
public interface StandingFacts {
    /** Of somebody about whom nothing is known. */
    StandingFacts NOTHING = new StandingFacts() {
        @Override
        public int upheldComplaints(Actor agent, Instant since) {
            return 0;
        }

        @Override
        public Set<MisuseFlag> raisedFlags(Actor side, Instant at) {
            return Set.of();
        }

        @Override
        public boolean isKnown(Actor side) {
            return false;
        }
    };

    /** Complaints about that agent that were upheld for good at that instant or later. */
    int upheldComplaints(Actor agent, Instant since);

    /** The flags that are on that side at an instant. */
    Set<MisuseFlag> raisedFlags(Actor side, Instant at);

    /** Whether that buyer or seller was ever a side of a case. */
    boolean isKnown(Actor side);
}
