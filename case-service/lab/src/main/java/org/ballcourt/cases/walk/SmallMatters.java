package org.ballcourt.cases.walk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Desk;
import org.ballcourt.cases.domain.Filing;
import org.ballcourt.cases.domain.SideMatter;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.ViolationKind;

/** What is no dispute: how each of the small matters begins, and what can be done about it. */
final class SmallMatters {
    private static final Actor AGENT = new Actor(Role.AGENT, "walk-agent-1");

    /** The dispute behind them: a buyer, a seller, and an agent who acted. */
    static final CaseState DISPUTE = dispute();

    private SmallMatters() {}

    static List<Move> filings(Instant now) {
        return Stream.of(
                        new FileAgentComplaint(
                                "walk", AGENT.toString(), AgentComplaintCause.values()[0], "walk", List.of()),
                        new ReportViolation("walk-seller", ViolationKind.values()[0], "walk", null, List.of()),
                        new ContestFlag(flagOfBuyers(), "walk"))
                .map(command -> filing(command, now))
                .toList();
    }

    private static Move filing(CaseCommand command, Instant now) {
        return new Move(
                () -> Moves.label("BUYER", command, null), state -> CaseState.NONE, Filings.BUYER, now, command, null);
    }

    private static MisuseFlag flagOfBuyers() {
        return Stream.of(MisuseFlag.values())
                .filter(flag -> flag.owner() == Role.BUYER)
                .findFirst()
                .orElseThrow();
    }

    static void acts(SideMatter matter, Moves moves) {
        for (Actor decider : deciders(matter, moves.actors())) {
            for (MatterDecision decision : MatterDecision.values()) {
                moves.act(decider, deciding(matter, decision), decision);
            }
        }
        moves.act(AGENT, new AppealSanction("walk"));
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
            case AGENT_COMPLAINT -> new DecideAgentComplaint(decision, "walk");
            case VIOLATION -> new DecideViolation(decision, "walk");
            case CONTEST -> new DecideContest(decision, "walk");
            case DISPUTE -> throw new IllegalArgumentException("A dispute is no small matter");
        };
    }

    private static CaseState dispute() {
        Filing filing = new Filing(
                Filings.BUYER.id(), "walk-seller", null, null, null, null, false, "walk", Instant.EPOCH, List.of());
        CaseState none = CaseState.NONE;
        Desk desk = new Desk(AGENT, false, Set.of(AGENT), 0, Set.of(), false, 0, Set.of(AGENT));
        return StateCopies.of(
                none,
                filing,
                Instant.EPOCH,
                none.ball(),
                desk,
                none.negotiation(),
                none.proof(),
                none.judgement(),
                none.usage());
    }
}
