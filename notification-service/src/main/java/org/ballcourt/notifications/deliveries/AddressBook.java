package org.ballcourt.notifications.deliveries;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.ballcourt.contracts.Actor;

/** The addresses that people have given for themselves. */
public interface AddressBook {
    /** {@link Address#NONE} for somebody who has given none. */
    Address of(Actor actor);

    /** Of each of them. */
    Map<Actor, Address> of(Collection<Actor> actors);

    void put(Actor actor, Address address);

    /** False where it is not this one any more. */
    boolean confirm(Actor actor, String email);

    void remove(Actor actor);

    /** Unless it was given after that. */
    void removeFrom(Actor actor, Instant until);
}
