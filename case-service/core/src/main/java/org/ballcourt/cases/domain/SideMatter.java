package org.ballcourt.cases.domain;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.FlagContested;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Sanction;

/**
 * What a log is about that is no dispute: a complaint about an agent, a report of a violation, or a contested flag.
 *
 * @param by who brought it up
 * @param about the agent or the seller concerned; null for a contest, which concerns nobody else
 * @param dispute the case that it refers to, or null
 * @param flag the contested one, else null
 * @param decision the newest one; null before the first
 * @param decidedBy who made the first one
 * @param sanction what the agent bears if the decision stands
 */
public record SideMatter(
        MatterKind kind,
        Actor by,
        Actor about,
        String dispute,
        MisuseFlag flag,
        MatterDecision decision,
        Actor decidedBy,
        Sanction sanction,
        String policy,
        Instant at) {
    static SideMatter of(AgentComplaintFiled filed, Instant at) {
        return begun(MatterKind.AGENT_COMPLAINT, filed.by(), filed.agent(), filed.dispute(), null, filed.policy(), at);
    }

    static SideMatter of(ViolationReported report, Instant at) {
        Actor seller = new Actor(Role.SELLER, report.seller());
        return begun(MatterKind.VIOLATION, report.by(), seller, report.dispute(), null, report.policy(), at);
    }

    static SideMatter of(FlagContested contest, Instant at) {
        return begun(MatterKind.CONTEST, contest.by(), null, null, contest.flag(), contest.policy(), at);
    }

    private static SideMatter begun(
            MatterKind kind, Actor by, Actor about, String dispute, MisuseFlag flag, String policy, Instant at) {
        return new SideMatter(kind, by, about, dispute, flag, null, null, null, policy, at);
    }

    /** A later decision keeps the first decider in mind: the two must not be the same person. */
    SideMatter decided(MatterDecision newDecision, Sanction newSanction, Actor decider) {
        Actor first = decidedBy == null ? decider : decidedBy;
        return new SideMatter(kind, by, about, dispute, flag, newDecision, first, newSanction, policy, at);
    }

    Parties.Matter parties() {
        return new Parties.Matter(kind, by, about, isOpenToAccused());
    }

    /** An agent answers to the complaint from the first day; a seller hears of a report only when it has proved right. */
    public boolean isOpenToAccused() {
        return kind == MatterKind.AGENT_COMPLAINT || decision == MatterDecision.UPHELD;
    }

    /** Whether that is the id of who brought it up or of who is meant. */
    boolean isSide(String id) {
        return id.equals(by.id()) || about != null && id.equals(about.id());
    }

    /** Whether that person, in whatever role, has a part of its own in the matter, or has decided it before. */
    boolean involves(String id) {
        return isSide(id) || decidedBy != null && id.equals(decidedBy.id());
    }
}
