package org.ballcourt.notifications.deliveries;

import org.ballcourt.contracts.Actor;

/** The addresses that people have given for themselves. */
public interface AddressBook {
    /** {@link Address#NONE} for somebody who has given none. */
    Address of(Actor actor);

    void put(Actor actor, Address address);

    void remove(Actor actor);
}
