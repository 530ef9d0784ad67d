package org.ballcourt.evidence.records;

import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;

/**
 * Who has to do with a case, as its events tell.
 *
 * @param buyer null, like seller, where it is no dispute
 * @param asked third parties that were asked for something: {@code ROLE/id}, or {@code ROLE} where nobody was named
 * @param by who brought up what is no dispute; else null
 * @param about the agent or seller whom that concerns, as soon as they may know of it; else null
 */
public record Relation(String caseId, String buyer, String seller, Set<String> asked, String by, String about) {
    /** Buyer and seller of the case; in what is no dispute who brought it up and whom it concerns. */
    public boolean hasSide(Actor actor) {
        return isDispute() ? isParty(actor) : actor.toString().equals(by) || isConcerned(actor);
    }

    /** Sees what was brought against them, but not who brought it. */
    public boolean isConcerned(Actor actor) {
        return actor.toString().equals(about);
    }

    /** Who of the platform may see all that was submitted: of what is no dispute only those who decide it. */
    public boolean isOpenTo(Role platform) {
        return platform.isPlatform() && (isDispute() || platform == Role.SUPERVISOR);
    }

    private boolean isDispute() {
        return by == null;
    }

    private boolean isParty(Actor actor) {
        return switch (actor.role()) {
            case BUYER -> actor.id().equals(buyer);
            case SELLER -> actor.id().equals(seller);
            default -> false;
        };
    }

    /** Whether the case exists for this actor at all. */
    public boolean knows(Actor actor) {
        Role role = actor.role();
        return isOpenTo(role)
                || hasSide(actor)
                || role.isThirdParty() && (asked.contains(role.name()) || asked.contains(actor.toString()));
    }
}
