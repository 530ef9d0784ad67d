package org.ballcourt.cases.standing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** A dossier, and the matter that it may be about, while one event is folded into them. */
final class DossierEvolution {
    private final Dossier before;
    private final Instant at;
    private final Actor actor;
    private final boolean byPlatform;
    private MatterKind kind;
    private ComplaintFiled filing;
    private Matter matter;
    private List<Dossier.Watch> duties;
    private Proofs proof;
    private DeskWork desk;
    private Judged judged;
    private Dossier.Course course;
    private List<Dossier.Rating> ratings;

    /**
     * @param matter null for a dispute
     */
    DossierEvolution(Dossier before, Matter matter, RecordedEvent recorded) {
        this.before = before;
        this.matter = matter;
        at = recorded.at().truncatedTo(ChronoUnit.MILLIS);
        actor = recorded.actor();
        byPlatform = actor.role().isPlatform();
        kind = before.kind();
        duties = before.duties();
        proof = before.proof();
        desk = before.desk();
        judged = before.judged();
        course = before.course();
        ratings = before.ratings();
        fold(recorded.event());
        moveBall(recorded.event().ball());
    }

    /** What no figure uses is named in one arm, so that a new event must be thought of. */
    private void fold(CaseEvent event) {
        switch (event) {
            case ComplaintFiled e -> {
                kind = MatterKind.DISPUTE;
                filing = e;
            }
            case AgentComplaintFiled e -> file(MatterKind.AGENT_COMPLAINT, e.agent(), null);
            case ViolationReported e -> file(MatterKind.VIOLATION, e.reported(), null);
            case FlagContested e -> file(MatterKind.CONTEST, e.by(), e.flag());
            case ContactOpened e -> opened(e);
            case ContactAnswered e -> answered(e);
            case RecoveryContested e -> file(MatterKind.CONTEST, e.by(), null);
            case AgentComplaintDecided e -> matter = matter.decided(e.sanction());
            case ViolationDecided e -> matter = matter.decided(e.points());
            case SellerRejected e -> proof = proof.rejected(e.ground());
            case EvidenceRoundOpened e -> proof = proof.opened(e.burdens());
            case EvidenceSubmitted e -> submitted(e);
            case EvidenceRequested _ -> desk = desk.asked(new DeskWork.Deed(actor, at));
            case InterventionAccepted _ -> desk = desk.accepted(at);
            case HandedOff e -> handedOff(e);
            case OwnerFixed e -> desk = desk.fixed(new DeskWork.Deed(e.owner(), at));
            case RulingIssued e -> judged = judged.ruled(e.ruling());
            case AppealDecided e -> reviewed(e);
            case InterventionDeclined e -> declined(e);
            case DutyLapsed e -> lapsed(e);
            case ExpressRefundGranted _ -> course = course.express(at);
            case NoReasonReturnGranted _ -> course = course.noReason(at);
            case AdvancePaid e -> paid(e.cause() == null);
            case RecoveryOpened e -> paid(e.from() == Account.SELLER && e.cause() != AdvanceCause.EXPRESS_REFUND);
            case RecoveryReversed e -> course = e.from() == Account.SELLER ? course.platformPaid(null) : course;
            case NonPerformanceReported e -> refuted(e);
            case ServiceRated e ->
                ratings = Dossier.plus(ratings, new Dossier.Rating(e.by(), e.agent(), e.stars(), at));
            case CaseClosed e -> closed(e);
            case ClaimAccepted _, OfferMade _, OfferAccepted _, OfferDeclined _ -> {}
            case ComplaintWithdrawn _ -> course = course.returnedNothing();
            case StatementAdded _, InterventionRequested _ -> {}
            case EvidenceCompleted _,
                    UnavailabilityDeclared _,
                    SettlementProposed _,
                    SettlementAccepted _,
                    SettlementDeclined _ -> {}
            case EscalatedToSenior _, AppealLodged _, StepConfirmed _, CaseSuspended _, CaseResumed _ -> {}
            case ExternalOutcomeRecorded _, SanctionAppealed _, ReportAnswered _, ContestDecided _ -> {}
            case ProvisionalCreditGranted _, RemedyReduced _, OutageCredited _, PolicyAnnounced _ -> {}
        }
        if (kind == MatterKind.DISPUTE && byPlatform) {
            desk = desk.actedBy(actor);
        }
    }

    private void file(MatterKind filed, Actor about, MisuseFlag flag) {
        kind = filed;
        matter = new Matter(filed, before.caseId(), about, at, flag, null, null, null, null);
    }

    private void opened(ContactOpened event) {
        file(MatterKind.CONTACT, event.by(), null);
        desk = desk.asked(new DeskWork.FirstContact(event.policy(), event.earlier(), null, null, null, null));
    }

    private void answered(ContactAnswered event) {
        if (!event.automatic()) {
            boolean late = before.duties(DutyKind.ANSWER_CONTACT).anyMatch(Dossier.Watch::missed);
            desk = desk.answered(actor, at, event.waited().toMillis(), late);
        }
    }

    /** In a small matter it is no pass: nobody measures how those go round. */
    private void handedOff(HandedOff event) {
        if (kind == MatterKind.DISPUTE && byPlatform) {
            desk = desk.passed(new DeskWork.Pass(actor, at, event.empty(), event.from(), event.to()));
        }
    }

    private void submitted(EvidenceSubmitted event) {
        if (event.element() != null) {
            Role by = event.evidence().uploadedBy().role();
            proof = proof.with(
                    new Proofs.Brought(event.element(), by, event.evidence().kind()));
        }
    }

    /** Counted where it can be appealed: before that it was no decision of its own, and older dossiers know nothing of it. */
    private void declined(InterventionDeclined event) {
        if (!event.ball().opened().isEmpty()) {
            desk = desk.declined(new DeskWork.Deed(actor, at));
        }
    }

    /** Without a ruling it was about whether the platform takes the case. */
    private void reviewed(AppealDecided decided) {
        boolean revised = decided.decision() == AppealDecision.REVISED;
        if (decided.ruling() != null) {
            judged = judged.reviewed(decided.ruling(), revised, at);
        } else if (revised) {
            desk = desk.overturned(at);
        }
    }

    private void lapsed(DutyLapsed lapse) {
        if (kind != MatterKind.DISPUTE) {
            return;
        }
        proof = proof.presumed(lapse.presumptions());
        if (lapse.duty() == DutyKind.MAY_APPEAL
                && judged.ruling() != null
                && duties.stream()
                                .filter(duty -> duty.isOpen() && duty.kind() != DutyKind.PAY_ADVANCE)
                                .count()
                        == 1) {
            judged = judged.finalSince(at);
        }
        boolean ends =
                lapse.consequence() == Consequence.CASE_LAPSES || lapse.consequence() == Consequence.REMEDY_LAPSES;
        if (ends && lapse.holder() == Role.BUYER) {
            course = course.abandoned(at);
        }
    }

    /** What was confirmed last turned out not done. */
    private void refuted(NonPerformanceReported event) {
        if (event.ball().stage() != Stage.ENFORCEMENT) {
            return;
        }
        before.duties(DutyKind.PERFORM)
                .filter(duty -> duty.how() == DutyEnding.DONE)
                .reduce((_, last) -> last)
                .ifPresent(last -> duties = duties.stream()
                        .map(duty -> duty == last ? duty.asRefuted() : duty)
                        .toList());
    }

    private void closed(CaseClosed event) {
        if (kind != MatterKind.DISPUTE) {
            matter = matter.closed(event.outcome(), at);
            desk = desk.closed(at);
            return;
        }
        course = course.closed(event.outcome(), at);
        paid(event.platformOwes() != null && failedToPerform());
    }

    /** In the seller's place: what it pays for others, for its own lateness or by the express lane says nothing of the seller. */
    private void paid(boolean inItsPlace) {
        course = inItsPlace ? course.platformPaid(at) : course;
    }

    private boolean failedToPerform() {
        return before.duties(DutyKind.PERFORM).anyMatch(duty -> duty.how() == DutyEnding.LAPSED);
    }

    private void moveBall(BallChange ball) {
        List<Dossier.Watch> moved = new ArrayList<>(duties);
        for (EndedDuty end : ball.ended()) {
            moved.replaceAll(duty -> end.dutyId().equals(duty.dutyId()) ? duty.ended(end.how(), actor, at) : duty);
        }
        ball.opened().forEach(duty -> moved.add(Dossier.Watch.of(duty, at)));
        duties = moved;
    }

    /** Null for a dispute. */
    Matter matter() {
        return matter;
    }

    /** The time since the event before belongs to those who had the ball since then, as in the case itself. */
    Dossier dossier(BallChange ball) {
        boolean runs = before.stage() != null && before.stage() != Stage.CLOSED;
        long passed = runs ? Math.max(0, Duration.between(before.lastAt(), at).toMillis()) : 0;
        Map<String, Long> held = new TreeMap<>(before.held());
        if (passed > 0) {
            held.merge(before.holders(), passed, Long::sum);
        }
        boolean moves = kind == MatterKind.DISPUTE && ball.stage() != null;
        return new Dossier(
                kind,
                before.caseId(),
                filing == null ? before.buyer() : filing.buyer(),
                filing == null ? before.seller() : filing.seller(),
                filing == null ? before.claim() : Dossier.Claim.of(filing),
                before.filedAt(),
                at,
                moves ? ball.stage() : before.stage(),
                duties,
                people(ball),
                proof,
                desk,
                judged,
                course,
                ratings,
                held,
                List.copyOf(held.keySet()),
                before.suspended() + (before.stage() == Stage.SUSPENDED ? passed : 0));
    }

    private List<String> people(BallChange ball) {
        Set<String> people = new TreeSet<>(before.people());
        ball.opened().stream()
                .filter(duty -> duty.holder().isPlatform() && duty.holderId() != null)
                .forEach(duty -> people.add(duty.holder() + "/" + duty.holderId()));
        if (byPlatform) {
            people.add(actor.toString());
        }
        return List.copyOf(people);
    }
}
