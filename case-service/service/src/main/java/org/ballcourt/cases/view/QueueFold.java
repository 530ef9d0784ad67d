package org.ballcourt.cases.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Contested;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.bson.Document;

/**
 * Keeps one line of the queue per case: where it stands, who has the ball, until when, and under which words it is found.
 *
 * @param changed called after a line has changed
 * @param market of a version of the rules
 */
record QueueFold(DutyCount count, Runnable changed, UnaryOperator<String> market) implements CaseFold {
    /** Sorts behind every deadline. */
    private static final String NEVER = "9999";

    /** Stands among the readers of what the whole platform may see. */
    static final String DESK = "PLATFORM";

    /** Always with milliseconds, so that times sort as text. */
    static final DateTimeFormatter SORTABLE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public void applied(String caseId, Document line) {
        changed.run();
    }

    @Override
    public Document apply(Document line, RecordedEvent recorded) {
        CaseEvent event = recorded.event();
        note(line, event, recorded);
        if (event.ball().stage() != null) {
            line.put("stage", event.ball().stage().name());
            line.put("open", event.ball().stage() != Stage.CLOSED);
        }
        LineFacts.note(line, recorded);
        moveBall(line, event.ball(), recorded.caseId());
        line.put("updatedAt", Date.from(recorded.at()));
        count.of(event.ball());
        return line;
    }

    private void note(Document line, CaseEvent event, RecordedEvent recorded) {
        switch (event) {
            case ComplaintFiled filed -> file(line, filed, recorded);
            case AgentComplaintFiled filed -> begin(line, filed, recorded);
            case ViolationReported report -> begin(line, report, recorded);
            case ViolationDecided decided
            when decided.decision() == MatterDecision.UPHELD ->
                line.put("readers", List.of(line.getString("by"), line.getString("about")));
            case FlagContested contest -> {
                begin(line, MatterKind.CONTEST, contest.by(), recorded);
                line.put("cause", contest.flag().name());
                line.put("words", words(recorded));
            }
            case ContactOpened contact -> begin(line, contact, recorded);
            case RecoveryContested contest -> {
                begin(line, MatterKind.CONTEST, contest.by(), recorded);
                line.put("cause", Contested.RECOVERY.name());
                line.put("dispute", contest.dispute());
                line.put("words", words(recorded, contest.dispute()));
            }
            case CaseClosed closed -> {
                line.put("outcome", closed.outcome().name());
                line.put("closedAt", Date.from(recorded.at()));
            }
            // Of these the line tells no more than how the ball moved.
            case AdvancePaid _,
                    AgentComplaintDecided _,
                    AppealDecided _,
                    AppealLodged _,
                    CaseResumed _,
                    CaseSuspended _,
                    ClaimAccepted _,
                    ComplaintWithdrawn _,
                    ContactAnswered _,
                    ContestDecided _,
                    DutyLapsed _,
                    EscalatedToSenior _,
                    EvidenceCompleted _,
                    UnavailabilityDeclared _,
                    EvidenceRequested _,
                    EvidenceRoundOpened _,
                    EvidenceSubmitted _,
                    ExpressRefundGranted _,
                    ExternalOutcomeRecorded _,
                    HandedOff _,
                    InterventionAccepted _,
                    InterventionDeclined _,
                    InterventionRequested _,
                    NoReasonReturnGranted _,
                    NonPerformanceReported _,
                    OfferAccepted _,
                    OfferDeclined _,
                    OfferMade _,
                    OutageCredited _,
                    OwnerFixed _,
                    PolicyAnnounced _,
                    ProvisionalCreditGranted _,
                    RecoveryOpened _,
                    RecoveryReversed _,
                    RemedyReduced _,
                    ReportAnswered _,
                    RulingIssued _,
                    SanctionAppealed _,
                    SellerRejected _,
                    ServiceRated _,
                    SettlementAccepted _,
                    SettlementDeclined _,
                    SettlementProposed _,
                    StatementAdded _,
                    StepConfirmed _,
                    ViolationDecided _ -> {}
        }
    }

    private static void begin(Document line, AgentComplaintFiled filed, RecordedEvent recorded) {
        begin(line, MatterKind.AGENT_COMPLAINT, filed.by(), recorded);
        line.put("about", filed.agent().toString());
        line.put("cause", filed.cause().name());
        line.put("dispute", filed.dispute());
        line.put("readers", List.of(filed.by().toString(), filed.agent().toString()));
        line.put("words", words(recorded, filed.dispute(), filed.agent().id()));
    }

    private static void begin(Document line, ViolationReported report, RecordedEvent recorded) {
        begin(line, MatterKind.VIOLATION, report.by(), recorded);
        line.put("about", report.reported().toString());
        line.put("seller", report.seller());
        if (report.heard()) {
            line.put(
                    "readers", List.of(report.by().toString(), report.reported().toString()));
        }
        line.put("cause", report.kind().name());
        line.put("dispute", report.dispute());
        line.put("words", words(recorded, report.reported().id(), report.dispute()));
    }

    /** All of the desk may answer. */
    private static void begin(Document line, ContactOpened contact, RecordedEvent recorded) {
        begin(line, MatterKind.CONTACT, contact.by(), recorded);
        line.put("readers", List.of(DESK, contact.by().toString()));
        line.put("cause", contact.topic().name());
        line.put("dispute", contact.dispute());
        line.put("channel", contact.channel().name());
        if (contact.others() != null) {
            line.put("others", contact.others().stream().map(Actor::toString).toList());
        }
        line.put("askedBefore", contact.earlier());
        line.put("words", words(recorded, contact.dispute(), contact.line()));
    }

    private void file(Document line, ComplaintFiled filed, RecordedEvent recorded) {
        Order order = filed.order();
        String amount = filed.amount() == null ? null : filed.amount().amount().toPlainString();
        line.put("kind", MatterKind.DISPUTE.name());
        line.put("readers", List.of(DESK, Role.BUYER + "/" + filed.buyer(), Role.SELLER + "/" + filed.seller()));
        line.put("buyer", filed.buyer());
        line.put("seller", filed.seller());
        line.put("reason", filed.reason().name());
        line.put("remedy", filed.remedy().name());
        line.put("amount", amount);
        line.put("asked", amount == null ? 0.0 : filed.amount().amount().doubleValue());
        line.put("currency", order.unitPrice().currency());
        line.put("title", order.title());
        line.put("orderId", order.orderId());
        line.put("orderLineId", order.orderLineId());
        line.put("goodsClass", order.goodsClass().name());
        line.put("carrier", order.carrier());
        line.put("trackingNumber", order.trackingNumber());
        line.put("urgent", filed.urgent());
        line.put("market", market.apply(filed.policy()));
        opened(line, recorded);
        line.put("byAmount", padded(amount) + "|" + recorded.caseId());
        line.put(
                "words",
                List.copyOf(SearchWords.of(
                        order.title(),
                        order.sku(),
                        order.orderId(),
                        order.trackingNumber(),
                        filed.buyer(),
                        filed.seller(),
                        recorded.caseId())));
    }

    /** A matter that is no dispute: only who may see it finds it, and no word of it tells who brought it up. */
    private static void begin(Document line, MatterKind kind, Actor by, RecordedEvent recorded) {
        line.put("kind", kind.name());
        line.put("by", by.toString());
        line.put("readers", List.of(by.toString()));
        opened(line, recorded);
        line.put("byAmount", padded(null) + "|" + recorded.caseId());
    }

    private static void opened(Document line, RecordedEvent recorded) {
        line.put("openedAt", Date.from(recorded.at()));
        line.put("outside", List.of());
        line.put("duties", List.of());
        line.put("byOpened", SORTABLE.format(recorded.at()) + "|" + recorded.caseId());
    }

    private static List<String> words(RecordedEvent recorded, String... more) {
        List<String> texts = new ArrayList<>(List.of(recorded.caseId()));
        Stream.of(more).filter(Objects::nonNull).forEach(texts::add);
        return List.copyOf(SearchWords.of(texts.toArray(String[]::new)));
    }

    private static void moveBall(Document line, BallChange ball, String caseId) {
        Set<String> ended = new HashSet<>();
        ball.ended().stream().map(EndedDuty::dutyId).forEach(ended::add);
        List<Document> duties = new ArrayList<>(line.getList("duties", Document.class, List.of()));
        duties.removeIf(duty -> ended.contains(duty.getString("dutyId")));
        ball.opened().stream().map(QueueFold::duty).forEach(duties::add);
        Set<String> roles = new TreeSet<>();
        duties.forEach(duty -> roles.add(duty.getString("holder")));
        Date dueAt = duties.stream()
                .map(duty -> duty.getDate("dueAt"))
                .filter(Objects::nonNull)
                .min(Date::compareTo)
                .orElse(null);
        line.put("duties", duties);
        line.put("holder", String.join("+", roles));
        line.put("holders", holders(duties, roles));
        line.put("dueAt", dueAt);
        line.put("byDue", (dueAt == null ? NEVER : SORTABLE.format(dueAt.toInstant())) + "|" + caseId);
        Set<String> outside = new TreeSet<>(line.getList("outside", String.class, List.of()));
        ball.opened().stream()
                .filter(duty -> duty.holder().isThirdParty() && duty.holderId() != null)
                .forEach(duty -> outside.add(duty.holder() + "/" + duty.holderId()));
        line.put("outside", List.copyOf(outside));
    }

    /** Both {@code AGENT} and {@code AGENT/wang}, so that either can be asked for. */
    private static List<String> holders(List<Document> duties, Set<String> roles) {
        Set<String> all = new TreeSet<>(roles);
        duties.stream()
                .filter(duty -> duty.getString("holderId") != null)
                .forEach(duty -> all.add(duty.getString("holder") + "/" + duty.getString("holderId")));
        return List.copyOf(all);
    }

    private static Document duty(Duty duty) {
        Instant dueAt = duty.dueAt();
        return new Document("dutyId", duty.dutyId())
                .append("duty", duty.kind().name())
                .append("holder", duty.holder().name())
                .append("holderId", duty.holderId())
                .append("since", Date.from(duty.since()))
                .append("dueAt", dueAt == null ? null : Date.from(dueAt))
                .append("ifSilent", duty.onLapse().name())
                .append("clause", duty.clause())
                .append("clock", duty.clock().name());
    }

    /** So that amounts sort as text: 16 digits before the point. */
    private static String padded(String amount) {
        String plain = amount == null ? "0" : amount;
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        return "0".repeat(Math.max(0, 16 - point)) + plain;
    }
}
