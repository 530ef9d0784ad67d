package org.ballcourt.escalation.deadlines;

import java.util.Optional;
import java.util.function.Predicate;
import org.ballcourt.servicekit.kafka.SentRecord;

/** How far the case core is in the topic of commands. */
@FunctionalInterface
public interface CommandProgress {
    /** Which records it is past, as of when this was called; empty where nobody can say. May take a while. */
    Optional<Predicate<SentRecord>> passed();
}
