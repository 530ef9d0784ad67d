package org.ballcourt.cases.domain;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/**
 * The platform's side of a case: who owns it and how often it was kicked on.
 *
 * @param owner who answers for the case; null before anybody of the platform acted
 * @param fixed only a supervisor may move it now
 * @param holders everybody who owned it so far
 * @param citedFacts facts that a hand-off named already
 * @param senior a senior rules, not the agent
 * @param platformLapses how often the platform let a duty of its own lapse
 * @param acted everybody of the platform who ever acted on it
 * @param deciders ids of those who decided what is performed in it, or proposed it: an appeal, a settlement
 * @param spoke ids of reviewers who said something in it while there was nothing to review
 */
public record Desk(
        Actor owner,
        boolean fixed,
        Set<Actor> holders,
        int emptyHandOffs,
        Set<String> citedFacts,
        boolean senior,
        int platformLapses,
        Set<Actor> acted,
        Set<String> deciders,
        Set<String> spoke) {
    static final Desk NOBODY = new Desk(null, false, Set.of(), 0, Set.of(), false, 0, Set.of(), Set.of(), Set.of());

    /** As much of one as tells what becomes of the owner: for whoever keeps no more of a case than that. */
    public static Desk of(Actor owner, boolean fixed, boolean senior) {
        return new Desk(owner, fixed, Set.of(), 0, Set.of(), senior, 0, Set.of(), Set.of(), Set.of());
    }

    /** What an event of the case means to it; most mean nothing. */
    public Desk after(CaseEvent event, Actor actor) {
        return switch (event) {
            case InterventionAccepted e -> e.owner() == null ? toSenior() : actedBy(e.owner());
            case InterventionDeclined _, EvidenceRequested _, RulingIssued _ -> actedBy(actor);
            case SettlementProposed _ -> actedBy(actor).decidedBy(actor);
            case EscalatedToSenior _ -> actedBy(actor).toSenior();
            case HandedOff e -> notedBy(actor).handedOff(e);
            case OwnerFixed e -> fixedOn(e.owner());
            case DutyLapsed e -> lapsed(e);
            case ContactAnswered e -> e.automatic() ? this : notedBy(actor);
            case AppealDecided _ -> notedBy(actor).decidedBy(actor);
            // Who took a complaint down has had to do with the case, and is no side of it.
            case ComplaintFiled _, StatementAdded _, CaseSuspended _, CaseResumed _, ExternalOutcomeRecorded _ ->
                notedBy(actor);
            default -> this;
        };
    }

    /** Whoever of the desk acts on a case without an owner becomes it; so does a senior to whom the case has come. */
    Desk actedBy(Actor actor) {
        if (!actor.role().isPlatform()) {
            return this;
        }
        Desk noted = acted.contains(actor) ? this : withActed(plus(acted, actor));
        boolean takesOver = actor.role() == Role.AGENT && owner == null
                || actor.role() == Role.SENIOR && senior && !fixed && !actor.equals(owner);
        return takesOver ? noted.ownedBy(actor) : noted;
    }

    /** A read or a note is no act that makes an owner. */
    Desk notedBy(Actor actor) {
        return !actor.role().isPlatform() || acted.contains(actor) ? this : withActed(plus(acted, actor));
    }

    Desk ownedBy(Actor newOwner) {
        return ownedBy(newOwner, fixed);
    }

    Desk fixedOn(Actor newOwner) {
        return ownedBy(newOwner, true);
    }

    private Desk ownedBy(Actor newOwner, boolean nowFixed) {
        return new Desk(
                newOwner,
                nowFixed,
                plus(holders, newOwner),
                emptyHandOffs,
                citedFacts,
                senior,
                platformLapses,
                acted,
                deciders,
                spoke);
    }

    Desk handedOff(HandedOff event) {
        if (event.to() == null || event.to().role() == Role.REVIEWER) {
            return this;
        }
        Set<String> cited = new HashSet<>(citedFacts);
        cited.addAll(event.newFacts());
        return new Desk(
                event.to(),
                fixed,
                plus(event.from() == null ? holders : plus(holders, event.from()), event.to()),
                emptyHandOffs + (event.empty() ? 1 : 0),
                cited,
                senior || event.to().role() == Role.SENIOR,
                platformLapses,
                acted,
                deciders,
                spoke);
    }

    Desk toSenior() {
        return new Desk(owner, fixed, holders, emptyHandOffs, citedFacts, true, platformLapses, acted, deciders, spoke);
    }

    /** An agent who lets its own right to appeal go has missed nothing. */
    Desk lapsed(DutyLapsed event) {
        if (!event.holder().isPlatform() || event.duty() == DutyKind.MAY_APPEAL) {
            return this;
        }
        return new Desk(
                owner, fixed, holders, emptyHandOffs, citedFacts, senior, platformLapses + 1, acted, deciders, spoke);
    }

    private Desk withActed(Set<Actor> nowActed) {
        return new Desk(
                owner, fixed, holders, emptyHandOffs, citedFacts, senior, platformLapses, nowActed, deciders, spoke);
    }

    /** A reviewer who spoke in the case before there was anything to review is none of it any more. */
    Desk spokenIn(Stage stage, Actor actor) {
        if (actor.role() != Role.REVIEWER || stage == Stage.REVIEW) {
            return this;
        }
        Set<String> all = plus(spoke, actor.id());
        return new Desk(owner, fixed, holders, emptyHandOffs, citedFacts, senior, platformLapses, acted, deciders, all);
    }

    private Desk decidedBy(Actor actor) {
        if (!actor.role().isPlatform()) {
            return this;
        }
        Set<String> all = plus(deciders, actor.id());
        return new Desk(owner, fixed, holders, emptyHandOffs, citedFacts, senior, platformLapses, acted, all, spoke);
    }

    /** Whether that reviewer has had no part in what became of the case so far. */
    boolean isIndependent(String reviewer) {
        return !hasActed(reviewer) && !deciders.contains(reviewer) && !spoke.contains(reviewer);
    }

    /** Whether anybody of the desk has, whom a side could rate. */
    boolean hasActed() {
        return served().findAny().isPresent();
    }

    boolean hasActed(String id) {
        return served().anyMatch(id::equals);
    }

    /** The ids of those of the desk who had a part in it, whom a side could rate each. */
    Stream<String> served() {
        return acted.stream().filter(actor -> actor.role() != Role.REVIEWER).map(Actor::id);
    }

    List<String> newAmong(List<String> facts) {
        return facts.stream().filter(fact -> !citedFacts.contains(fact)).toList();
    }

    private static <T> Set<T> plus(Set<T> set, T one) {
        if (set.contains(one)) {
            return set;
        }
        Set<T> larger = new LinkedHashSet<>(set);
        larger.add(one);
        return Set.copyOf(larger);
    }
}
