package org.ballcourt.evidence.records;

import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;

/**
 * Who has to do with a case, as its events tell.
 *
 * @param asked third parties that were asked for something: {@code ROLE/id}, or {@code ROLE} where nobody was named
 */
public record Relation(String caseId, String buyer, String seller, Set<String> asked) {
    /** Buyer and seller of the case. */
    public boolean hasSide(Actor actor) {
        return switch (actor.role()) {
            case BUYER -> actor.id().equals(buyer);
            case SELLER -> actor.id().equals(seller);
            default -> false;
        };
    }

    /** Whether the case exists for this actor at all. */
    public boolean knows(Actor actor) {
        Role role = actor.role();
        return role.isPlatform()
                || hasSide(actor)
                || role.isThirdParty() && (asked.contains(role.name()) || asked.contains(actor.toString()));
    }
}
