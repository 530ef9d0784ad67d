package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.CaseEvent.FlagContested;
import org.ballcourt.contracts.CaseEvent.RecoveryContested;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Sanction;

/**
 * What a log is about that is no dispute: a complaint about an agent, a report of a violation, a contested flag or recovery, or a
 * contact with the desk.
 *
 * @param by who brought it up
 * @param about the agent or the side concerned; null for a contest or a contact, which concerns nobody else
 * @param dispute the case, or the contact, that it refers to; or null
 * @param flag the contested one, else null
 * @param ruledBy who ruled on the case behind it and so does not decide it; null where that does not matter
 * @param decision the newest one; null before the first
 * @param decidedBy who made the first one
 * @param sanction what the agent bears if the decision stands
 * @param heard whether the one concerned was told from the first day, to answer and to appeal
 * @param others who else has a part in what a contact is about
 */
public record SideMatter(
        MatterKind kind,
        Actor by,
        Actor about,
        String dispute,
        MisuseFlag flag,
        Actor ruledBy,
        MatterDecision decision,
        Actor decidedBy,
        Sanction sanction,
        String policy,
        Instant at,
        boolean heard,
        List<Actor> others) {
    public SideMatter {
        others = others == null ? List.of() : List.copyOf(others);
    }

    static SideMatter of(AgentComplaintFiled filed, Instant at) {
        return begun(MatterKind.AGENT_COMPLAINT, filed.by(), filed.agent(), filed.dispute(), null, filed.policy(), at)
                .openToAccused();
    }

    static SideMatter of(ViolationReported report, Instant at) {
        SideMatter matter = begun(
                MatterKind.VIOLATION, report.by(), report.reported(), report.dispute(), null, report.policy(), at);
        return report.heard() ? matter.openToAccused() : matter;
    }

    static SideMatter of(FlagContested contest, Instant at) {
        return begun(MatterKind.CONTEST, contest.by(), null, null, contest.flag(), contest.policy(), at);
    }

    static SideMatter of(ContactOpened contact, Instant at) {
        return begun(MatterKind.CONTACT, contact.by(), null, contact.dispute(), null, contact.policy(), at)
                .withOthers(contact.others());
    }

    static SideMatter of(RecoveryContested contest, Instant at) {
        SideMatter matter =
                begun(MatterKind.CONTEST, contest.by(), null, contest.dispute(), null, contest.policy(), at);
        return matter.notFor(contest.ruledBy());
    }

    private static SideMatter begun(
            MatterKind kind, Actor by, Actor about, String dispute, MisuseFlag flag, String policy, Instant at) {
        return new SideMatter(kind, by, about, dispute, flag, null, null, null, null, policy, at, false, List.of());
    }

    private SideMatter notFor(Actor whoRuled) {
        return new SideMatter(
                kind, by, about, dispute, flag, whoRuled, decision, decidedBy, sanction, policy, at, heard, others);
    }

    private SideMatter withOthers(List<Actor> inTheLine) {
        return new SideMatter(
                kind, by, about, dispute, flag, ruledBy, decision, decidedBy, sanction, policy, at, heard, inTheLine);
    }

    /** A later decision keeps the first decider in mind: the two must not be the same person. */
    SideMatter decided(MatterDecision newDecision, Sanction newSanction, Actor decider) {
        Actor first = decidedBy == null ? decider : decidedBy;
        return new SideMatter(
                kind, by, about, dispute, flag, ruledBy, newDecision, first, newSanction, policy, at, heard, others);
    }

    private SideMatter openToAccused() {
        return new SideMatter(
                kind, by, about, dispute, flag, ruledBy, decision, decidedBy, sanction, policy, at, true, others);
    }

    Parties.Matter parties() {
        return new Parties.Matter(kind, by, about, isOpenToAccused(), dispute, others);
    }

    /** In the first edition a seller hears of a report only when it has proved right. */
    public boolean isOpenToAccused() {
        return heard || decision == MatterDecision.UPHELD;
    }

    /** Whether that is the id of who brought it up or of who is meant. */
    boolean isSide(String id) {
        return id.equals(by.id()) || about != null && id.equals(about.id());
    }

    /** Whether that person, in whatever role, has a part in the case or the order that a contact is about. */
    boolean isAboutOwn(Actor actor) {
        return parties().isAboutOwn(actor);
    }

    /** Whether that person, in whatever role, has a part of its own in the matter, or has decided it or what it is about before. */
    boolean involves(String id) {
        return isSide(id) || isOf(decidedBy, id) || isOf(ruledBy, id);
    }

    private static boolean isOf(Actor actor, String id) {
        return actor != null && id.equals(actor.id());
    }
}
