package org.ballcourt.servicekit;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Relation;

/**
 * Nobody judges his own case. Who is a side reads it as that side and decides nothing: the rules see to that. What no rule can see is asked
 * here, before every act of a role of the platform and before every look at what is private: whether the platform's directory knows
 * somebody of the case as a relative, and whether the case behind a complaint is one's own.
 */
public final class Independence {
    /** Where the platform tells of no relatives. */
    public static final Independence WITHOUT_DIRECTORY = new Independence(RelativesDirectory.NONE);

    private final RelativesDirectory directory;

    public Independence(RelativesDirectory directory) {
        this.directory = directory;
    }

    /** The accounts that are too near to that one of the platform to decide on them. */
    public Set<Actor> relativesOf(Actor actor) {
        return actor != null && actor.role().isPlatform() ? directory.relativesOf(actor.id()) : Set.of();
    }

    /** @param others finds who has a part in another case, to which this one refers */
    public boolean isFree(Actor actor, Parties parties, Function<String, Optional<Parties>> others) {
        if (parties.relationOf(actor) != Relation.PLATFORM || !actor.role().isPlatform()) {
            return true;
        }
        return !isAboutOwn(actor, parties, others) && !isNear(actor, parties, others);
    }

    /** Whether a small matter is about a case, or an order, in which the actor has a part. */
    private static boolean isAboutOwn(Actor actor, Parties parties, Function<String, Optional<Parties>> others) {
        Parties.Matter matter = parties.matter();
        return matter != null
                && (matter.isAboutOwn(actor)
                        || behind(parties, others)
                                .filter(found -> hasPart(actor, found))
                                .isPresent());
    }

    private boolean isNear(Actor actor, Parties parties, Function<String, Optional<Parties>> others) {
        return isNear(actor, parties)
                || behind(parties, others).filter(found -> isNear(actor, found)).isPresent();
    }

    private static Optional<Parties> behind(Parties parties, Function<String, Optional<Parties>> others) {
        return Optional.ofNullable(parties.matter())
                .map(Parties.Matter::dispute)
                .flatMap(others);
    }

    private static boolean hasPart(Actor actor, Parties parties) {
        return switch (parties.relationOf(actor)) {
            case PLATFORM, NONE -> false;
            case BUYER, SELLER, COMPLAINANT, CONCERNED, THIRD_PARTY -> true;
        };
    }

    /** Throws {@link Refused} where {@link #isFree} is false. */
    public void require(Actor actor, Parties parties, Function<String, Optional<Parties>> others) {
        if (!isFree(actor, parties, others)) {
            throw refused(actor, isAboutOwn(actor, parties, others) ? "rule.about-own-case" : "rule.near-case");
        }
    }

    /** Of somebody whose relative has a part in the case. */
    public static Refused refused(Actor actor) {
        return refused(actor, "rule.near-case");
    }

    private static Refused refused(Actor actor, String why) {
        RejectionCode code = RejectionCode.OWN_CASE;
        return new Refused(
                Problem.of(code.name(), code.kind().status(), Message.of(why).with("actor", actor.id())));
    }

    private boolean isNear(Actor actor, Parties parties) {
        Set<Actor> relatives = relativesOf(actor);
        boolean ofContact = parties.matter() != null
                && !Collections.disjoint(relatives, parties.matter().others());
        return ofContact || !Collections.disjoint(relatives, parties.people());
    }

    /** Whom the platform's directory knows to be related: accounts of sides and third parties by the id of its own people. */
    @FunctionalInterface
    public interface RelativesDirectory {
        RelativesDirectory NONE = _ -> Set.of();

        Set<Actor> relativesOf(String id);
    }
}
