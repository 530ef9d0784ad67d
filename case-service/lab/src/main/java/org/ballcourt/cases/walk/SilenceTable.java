package org.ballcourt.cases.walk;

import static org.ballcourt.contracts.DutyKind.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Stage;

/** What the rulebook says of silence, written down a second time: the core must agree with it in every state. */
final class SilenceTable {
    private static final Map<Consequence, Set<String>> EVENTS = new EnumMap<>(Consequence.class);
    private static final Map<Stage, Set<DutyKind>> DUTIES = new EnumMap<>(Stage.class);

    static {
        events(Consequence.REMEDY_GRANTED, "DutyLapsed ClaimAccepted", "DutyLapsed ClaimAccepted CaseClosed");
        events(Consequence.INTERVENTION_OPENS, "DutyLapsed InterventionRequested");
        events(Consequence.CASE_LAPSES, "DutyLapsed CaseClosed");
        events(Consequence.OFFER_EXPIRES, "DutyLapsed");
        events(Consequence.CASE_ACCEPTED, "DutyLapsed InterventionAccepted EvidenceRoundOpened");
        events(Consequence.PRESUMPTION, "DutyLapsed");
        events(Consequence.GOES_ON, "DutyLapsed");
        events(Consequence.COUNTS_AS_DECLINED, "DutyLapsed");
        events(Consequence.MOVES_TO_SENIOR, "DutyLapsed EscalatedToSenior");
        events(Consequence.PROVISIONAL_CREDIT, "DutyLapsed ProvisionalCreditGranted");
        events(Consequence.GRANTED_AT_PLATFORM_COST, "DutyLapsed", "DutyLapsed CaseClosed");
        events(
                Consequence.RULING_FINAL,
                "DutyLapsed",
                "DutyLapsed CaseClosed",
                "DutyLapsed RecoveryOpened",
                "DutyLapsed RecoveryOpened CaseClosed");
        events(Consequence.OTHER_REVIEWER, "DutyLapsed HandedOff");
        events(
                Consequence.RULING_STANDS,
                "DutyLapsed AppealDecided",
                "DutyLapsed AppealDecided CaseClosed",
                "DutyLapsed AppealDecided RecoveryOpened",
                "DutyLapsed AppealDecided RecoveryOpened CaseClosed");
        events(Consequence.REMEDY_LAPSES, "DutyLapsed CaseClosed");
        events(
                Consequence.COUNTS_AS_RECEIVED,
                "DutyLapsed StepConfirmed",
                "DutyLapsed StepConfirmed RecoveryOpened",
                "DutyLapsed StepConfirmed RecoveryOpened CaseClosed",
                "DutyLapsed StepConfirmed CaseClosed");
        events(
                Consequence.PLATFORM_PAYS,
                "DutyLapsed",
                "DutyLapsed AdvancePaid RecoveryOpened CaseClosed",
                "DutyLapsed RecoveryOpened",
                "DutyLapsed RecoveryOpened CaseClosed",
                "DutyLapsed RecoveryOpened RecoveryOpened CaseClosed");
        events(Consequence.RETRIED, "DutyLapsed");
        events(
                Consequence.PLATFORM_OWES,
                "DutyLapsed",
                "DutyLapsed CaseClosed",
                "DutyLapsed RecoveryOpened",
                "DutyLapsed RecoveryOpened CaseClosed",
                "DutyLapsed RecoveryOpened RecoveryOpened CaseClosed");
        events(Consequence.RESUMES, "DutyLapsed CaseResumed");
        events(Consequence.ONE_LEVEL_UP, "DutyLapsed HandedOff");
        events(Consequence.CLOSES_UNDECIDED, "DutyLapsed CaseClosed");
        duties(Stage.NEGOTIATION, ANSWER_CLAIM, ANSWER_REJECTION, ANSWER_OFFER);
        duties(Stage.ACCEPTANCE, TRIAGE, ANSWER_CONTACT);
        duties(Stage.EVIDENCE, PROVE, ANSWER_REQUEST, INSPECT, ANSWER_REPORT, PAY_ADVANCE);
        duties(Stage.MEDIATION, ANSWER_SETTLEMENT, ANSWER_OFFER, PAY_ADVANCE);
        duties(
                Stage.ADJUDICATION,
                HANDLE_AGENT_COMPLAINT,
                HANDLE_VIOLATION,
                HANDLE_CONTEST,
                RULE,
                ANSWER_REQUEST,
                INSPECT,
                PAY_ADVANCE);
        duties(Stage.APPEAL_WINDOW, MAY_APPEAL, PAY_ADVANCE);
        duties(Stage.REVIEW, HANDLE_AGENT_COMPLAINT, HANDLE_VIOLATION, REVIEW, ANSWER_REQUEST, INSPECT, PAY_ADVANCE);
        duties(Stage.ENFORCEMENT, RETURN_GOODS, CONFIRM_RECEIPT, PERFORM, PAY_ADVANCE);
        duties(Stage.SUSPENDED, AWAIT_OUTSIDE_BODY);
    }

    /** Both sides get these at once, and they stop and go on at once: their deadlines are always the same. */
    private static final Set<DutyKind> OF_BOTH_SIDES = EnumSet.of(PROVE, ANSWER_SETTLEMENT, MAY_APPEAL);

    private SilenceTable() {}

    static boolean dueTogether(Duty one, Duty other) {
        return one.dutyId().equals(other.dutyId()) || one.kind() == other.kind() && OF_BOTH_SIDES.contains(one.kind());
    }

    private static void events(Consequence consequence, String... names) {
        EVENTS.put(consequence, Set.of(names));
    }

    private static void duties(Stage stage, DutyKind first, DutyKind... others) {
        DUTIES.put(stage, EnumSet.of(first, others));
    }

    /** Whether those are the events, by name, that the consequence stands for. */
    static boolean allows(Consequence consequence, String events) {
        return EVENTS.get(consequence).contains(events);
    }

    /** Whether the duty belongs into the stage. */
    static boolean belongs(DutyKind kind, Stage stage) {
        return DUTIES.getOrDefault(stage, Set.of()).contains(kind);
    }

    /** Whether the consequence may lead there. */
    static boolean leads(Consequence consequence, Stage before, Stage after) {
        return switch (consequence) {
            case REMEDY_GRANTED -> after == Stage.ENFORCEMENT || after == Stage.CLOSED;
            case INTERVENTION_OPENS -> after == Stage.ACCEPTANCE;
            case OFFER_EXPIRES, RETRIED -> after == before;
            case CASE_ACCEPTED -> after == Stage.EVIDENCE;
            case PRESUMPTION, GOES_ON -> after == before || before == Stage.EVIDENCE && after == Stage.ADJUDICATION;
            case COUNTS_AS_DECLINED -> after == before || after == Stage.ADJUDICATION;
            case MOVES_TO_SENIOR, PROVISIONAL_CREDIT -> after == Stage.ADJUDICATION;
            case RULING_FINAL -> after == before || after == Stage.ENFORCEMENT || after == Stage.CLOSED;
            case OTHER_REVIEWER -> after == Stage.REVIEW;
            case RULING_STANDS -> after == Stage.ENFORCEMENT || after == Stage.CLOSED;
            case COUNTS_AS_RECEIVED -> after == Stage.ENFORCEMENT || after == Stage.CLOSED;
            case PLATFORM_PAYS -> after == Stage.ENFORCEMENT || after == Stage.CLOSED;
            case RESUMES -> after != Stage.SUSPENDED && after != Stage.CLOSED;
            case ONE_LEVEL_UP -> after == before;
            case GRANTED_AT_PLATFORM_COST -> after == Stage.ENFORCEMENT || after == Stage.CLOSED;
            case PLATFORM_OWES -> after == before || after == Stage.CLOSED;
            case CASE_LAPSES, REMEDY_LAPSES, CLOSES_UNDECIDED -> after == Stage.CLOSED;
        };
    }
}
