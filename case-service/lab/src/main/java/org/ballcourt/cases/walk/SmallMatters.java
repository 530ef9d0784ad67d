package org.ballcourt.cases.walk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Desk;
import org.ballcourt.cases.domain.Filing;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.SideMatter;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.RecoveryOpened;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.ViolationKind;

/** What is no dispute: how each of the small matters begins, and what can be done about it. */
final class SmallMatters {
    private static final Actor AGENT = new Actor(Role.AGENT, "walk-agent-1");

    private static final Actor SELLER = new Actor(Role.SELLER, "walk-seller");

    /** The dispute behind them: a buyer, a seller, an agent who acted, and money that the platform takes back from the seller. */
    static final CaseState DISPUTE = dispute();

    private SmallMatters() {}

    static List<Move> filings(Instant now, Policy policy) {
        Stream<Move> ofBuyer = Stream.of(
                        new FileAgentComplaint(
                                "walk", AGENT.toString(), AgentComplaintCause.values()[0], Moves.REASON, List.of()),
                        new ReportViolation("walk-seller", ViolationKind.values()[0], Moves.REASON, "walk", List.of()),
                        new ContestFlag(flagOfBuyers(), Moves.REASON),
                        new OpenContact(ContactChannel.CHAT, ContactTopic.OTHER, Moves.REASON, null, null),
                        new OpenContact(ContactChannel.EMAIL, ContactTopic.OTHER, Moves.REASON, null, null))
                .map(command -> filing(Filings.BUYER, command, now));
        Stream<Move> ofSeller = policy.secondEdition() == null
                ? Stream.empty()
                : Stream.of(filing(SELLER, new ContestRecovery("walk", Moves.REASON, List.of()), now));
        return Stream.concat(ofBuyer, ofSeller).toList();
    }

    private static Move filing(Actor by, CaseCommand command, Instant now) {
        return new Move(
                () -> Moves.label(by.role().name(), command, null), state -> CaseState.NONE, by, now, command, null);
    }

    private static MisuseFlag flagOfBuyers() {
        return Stream.of(MisuseFlag.values())
                .filter(flag -> flag.owner() == Role.BUYER)
                .findFirst()
                .orElseThrow();
    }

    static void acts(SideMatter matter, Moves moves) {
        if (matter.kind() == MatterKind.CONTACT) {
            for (Role role : List.of(Role.AGENT, Role.SENIOR, Role.SUPERVISOR)) {
                moves.act(moves.actors().fresh(role), new AnswerContact(Moves.REASON));
            }
            return;
        }
        for (Actor decider : deciders(matter, moves.actors())) {
            for (MatterDecision decision : MatterDecision.values()) {
                moves.act(decider, deciding(matter, decision), decision);
            }
        }
        moves.act(AGENT, new AppealSanction(Moves.REASON));
        if (matter.kind() == MatterKind.VIOLATION) {
            moves.act(matter.about(), new AnswerReport("walk", List.of()));
            moves.act(matter.about(), new AppealSanction(Moves.REASON));
        }
    }

    /** Whoever holds it by name, and somebody of the desk who has not decided it before. */
    private static List<Actor> deciders(SideMatter matter, Actors actors) {
        List<Actor> deciders = new ArrayList<>(actors.desk(Role.SUPERVISOR));
        deciders.removeLast();
        deciders.add(new Actor(Role.SUPERVISOR, matter.decision() == null ? "walk-first" : "walk-second"));
        return deciders;
    }

    private static CaseCommand deciding(SideMatter matter, MatterDecision decision) {
        return switch (matter.kind()) {
            case AGENT_COMPLAINT -> new DecideAgentComplaint(decision, Moves.REASON);
            case VIOLATION -> new DecideViolation(decision, Moves.REASON);
            case CONTEST -> new DecideContest(decision, Moves.REASON);
            case CONTACT, DISPUTE -> throw new IllegalArgumentException("Nobody decides a " + matter.kind());
        };
    }

    private static CaseState dispute() {
        Filing filing = new Filing(
                Filings.BUYER.id(),
                SELLER.id(),
                null,
                null,
                null,
                null,
                false,
                "walk",
                Instant.EPOCH,
                null,
                List.of(),
                null);
        CaseState none = CaseState.NONE;
        Desk desk = new Desk(AGENT, false, Set.of(AGENT), 0, Set.of(), false, 0, Set.of(AGENT), Set.of(), Set.of());
        return StateCopies.of(
                        none,
                        filing,
                        Instant.EPOCH,
                        none.ball(),
                        desk,
                        none.negotiation(),
                        none.proof(),
                        none.judgement(),
                        none.usage())
                .evolve(Instant.EPOCH, Actor.SYSTEM, recovery());
    }

    private static RecoveryOpened recovery() {
        return new RecoveryOpened(
                Money.of("1.00", "CNY"), Account.SELLER, SELLER, List.of(), BallChange.NONE, null, Instant.MAX);
    }
}
