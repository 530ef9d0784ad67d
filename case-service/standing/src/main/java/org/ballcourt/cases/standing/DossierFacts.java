package org.ballcourt.cases.standing;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.Stage;
import org.bson.Document;

/** What each kind of event adds to a dossier; events that no figure uses are passed over. */
final class DossierFacts {
    private DossierFacts() {}

    /** Before the event's own move of the ball. */
    static void read(Document dossier, RecordedEvent recorded) {
        Date at = BsonDates.of(recorded.at());
        Document proof = dossier.get("proof", Document.class);
        Document desk = dossier.get("desk", Document.class);
        Document judged = dossier.get("judged", Document.class);
        Document course = dossier.get("course", Document.class);
        if (recorded.actor().role().isPlatform()) {
            acted(desk, recorded.actor());
        }
        switch (recorded.event()) {
            case SellerRejected e -> proof.put("rejection", e.ground().name());
            case EvidenceRoundOpened e -> {
                proof.put("rounds", (int) DossierFold.number(proof.get("rounds")) + 1);
                proof.put(
                        "burdens",
                        e.burdens().stream().map(DossierFacts::burden).toList());
            }
            case EvidenceSubmitted e -> {
                if (e.element() != null) {
                    add(
                            proof,
                            "brought",
                            new Document("element", e.element())
                                    .append(
                                            "by",
                                            e.evidence().uploadedBy().role().name())
                                    .append("kind", e.evidence().kind().name()));
                }
            }
            case EvidenceRequested _ -> add(desk, "asked", deed(recorded.actor(), at));
            case InterventionAccepted _ -> desk.put("accepted", at);
            case HandedOff e -> {
                if (recorded.actor().role().isPlatform()) {
                    add(desk, "passes", deed(recorded.actor(), at).append("empty", e.empty()));
                }
            }
            case OwnerFixed e -> add(desk, "fixed", deed(e.owner(), at));
            case RulingIssued e -> {
                judged.put("ruling", ruled(e.ruling()));
                judged.put("first", e.ruling().by().toString());
                judged.put("finalAt", null);
            }
            case AppealDecided e -> {
                judged.put("ruling", ruled(e.ruling()));
                judged.append("finalAt", at).append("reviewed", at);
                judged.put("revised", e.decision() == AppealDecision.REVISED);
            }
            case DutyLapsed e -> lapsed(dossier, e, at);
            case ExpressRefundGranted _ -> course.put("express", at);
            case NoReasonReturnGranted _ -> course.put("noReason", at);
            case AdvancePaid _ -> course.put("platformPaid", at);
            case NonPerformanceReported e -> {
                if (e.ball().stage() == Stage.ENFORCEMENT) {
                    refute(dossier);
                }
            }
            case ServiceRated e ->
                add(
                        dossier,
                        "ratings",
                        new Document("by", e.by().name())
                                .append("agent", e.agent())
                                .append("stars", e.stars())
                                .append("at", at));
            case CaseClosed e -> {
                course.append("outcome", e.outcome().name()).append("closedAt", at);
                if (e.platformOwes() != null) {
                    course.put("platformPaid", at);
                }
            }
            default -> {}
        }
    }

    private static void lapsed(Document dossier, DutyLapsed lapse, Date at) {
        Document judged = dossier.get("judged", Document.class);
        Document proof = dossier.get("proof", Document.class);
        lapse.presumptions().forEach(presumed -> add(proof, "presumptions", presumption(presumed)));
        if (lapse.duty() == DutyKind.MAY_APPEAL && openDuties(dossier) == 1) {
            judged.put("finalAt", at);
        }
        boolean ends =
                lapse.consequence() == Consequence.CASE_LAPSES || lapse.consequence() == Consequence.REMEDY_LAPSES;
        if (ends && lapse.holder() == Role.BUYER) {
            dossier.get("course", Document.class).put("abandoned", at);
        }
    }

    private static long openDuties(Document dossier) {
        return dossier.getList("duties", Document.class).stream()
                .filter(duty -> duty.get("until") == null)
                .count();
    }

    /** What was confirmed last turned out not done. */
    private static void refute(Document dossier) {
        List<Document> performed = dossier.getList("duties", Document.class).stream()
                .filter(duty -> DutyKind.PERFORM.name().equals(duty.getString("kind"))
                        && DutyEnding.DONE.name().equals(duty.getString("how")))
                .toList();
        if (!performed.isEmpty()) {
            performed.getLast().put("refuted", true);
        }
    }

    private static Document burden(Burden burden) {
        return new Document("element", burden.element())
                .append("bearer", burden.bearer().name())
                .append("clause", burden.clause())
                .append("kinds", burden.kinds().stream().map(EvidenceKind::name).toList());
    }

    private static Document presumption(Presumption presumed) {
        return new Document("element", presumed.element())
                .append("finding", presumed.finding().name())
                .append("against", presumed.against().name());
    }

    private static Document ruled(Ruling ruling) {
        Document findings = new Document();
        ruling.findings()
                .forEach(found -> findings.put(found.element(), found.finding().name()));
        Document liability = new Document();
        ruling.liability().forEach((account, share) -> liability.put(account.name(), share));
        PersonalText reasons = ruling.reasons();
        return new Document("by", ruling.by().toString())
                .append("result", ruling.result().name())
                .append(
                        "remedy",
                        ruling.remedy() == null ? null : ruling.remedy().name())
                .append("amount", DossierFold.money(ruling.amount()))
                .append("liability", liability)
                .append(
                        "atFault",
                        ruling.atFault() == null ? null : ruling.atFault().name())
                .append("findings", findings)
                .append("policy", ruling.policy())
                .append(
                        "reasons",
                        reasons == null
                                ? null
                                : new Document("subject", reasons.subject()).append("sealed", reasons.sealed()));
    }

    /** Last is who acted last. */
    private static void acted(Document desk, Actor actor) {
        List<String> acted = new ArrayList<>(desk.getList("acted", String.class, List.of()));
        acted.remove(actor.toString());
        acted.add(actor.toString());
        desk.put("acted", acted);
    }

    private static Document deed(Actor by, Date at) {
        return new Document("by", by.toString()).append("at", at);
    }

    private static void add(Document parent, String list, Document element) {
        List<Document> all = new ArrayList<>(parent.getList(list, Document.class, List.of()));
        all.add(element);
        parent.put(list, all);
    }
}
