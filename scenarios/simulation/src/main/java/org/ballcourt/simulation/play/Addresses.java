package org.ballcourt.simulation.play;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.notifications.deliveries.Address;
import org.ballcourt.notifications.deliveries.AddressBook;

/** Everybody has a mailbox until somebody says otherwise. */
final class Addresses implements AddressBook {
    private final Map<Actor, Address> changed = new HashMap<>();
    private final Map<Actor, Set<String>> ever = new HashMap<>();

    @Override
    public Address of(Actor actor) {
        Address address = changed.getOrDefault(actor, first(actor));
        ever.computeIfAbsent(actor, _ -> new HashSet<>()).add(String.valueOf(address.email()));
        return address;
    }

    @Override
    public Map<Actor, Address> of(Collection<Actor> actors) {
        Map<Actor, Address> all = new HashMap<>();
        actors.forEach(actor -> all.put(actor, of(actor)));
        return all;
    }

    private static Address first(Actor actor) {
        return new Address(actor.id() + "@example.org", null);
    }

    @Override
    public void put(Actor actor, Address address) {
        changed.put(actor, address);
    }

    @Override
    public boolean confirm(Actor actor, String email) {
        return true;
    }

    @Override
    public void remove(Actor actor) {
        changed.put(actor, Address.NONE);
    }

    @Override
    public void removeFrom(Actor actor, Instant until) {
        remove(actor);
    }

    /** Whether this was once said to be that person's. */
    boolean wasOf(Actor actor, String email) {
        return ever.getOrDefault(actor, Set.of()).contains(email);
    }
}
