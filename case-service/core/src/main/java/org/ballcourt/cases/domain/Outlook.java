package org.ballcourt.cases.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/** How a case that is granted goes on where nobody appeals and everybody does at the last moment what is to be done. */
public record Outlook(CaseDecider decider) {
    /** No plan has as many steps, payments and windows. */
    private static final int MOST = 40;

    private static final Set<Stage> GRANTED = Set.of(Stage.APPEAL_WINDOW, Stage.ENFORCEMENT);
    private static final String REFERENCE = "FORESEEN";

    /** Everything until it is closed; empty where nothing is granted, where something else comes before the end, and for what is no dispute. */
    public List<DatedEvent> of(CaseState state) {
        if (state.filing() == null) {
            return List.of();
        }
        List<DatedEvent> events = new ArrayList<>();
        CaseState now = state;
        for (int i = 0; i < MOST && GRANTED.contains(now.stage()); i++) {
            Optional<DecisionInput> next = now.ball().open().stream()
                    .min(Comparator.comparing(Duty::dueAt))
                    .flatMap(Outlook::atTheLastMoment);
            if (next.isEmpty()) {
                return List.of();
            }
            List<DatedEvent> more = decider.decide(next.get(), now);
            for (DatedEvent event : more) {
                now = now.evolve(event.at(), event.actor(), event.event());
            }
            events.addAll(more);
        }
        return now.isOpen() ? List.of() : List.copyOf(events);
    }

    private static Optional<DecisionInput> atTheLastMoment(Duty duty) {
        Actor holder = new Actor(duty.holder(), duty.holderId());
        return switch (duty.kind()) {
            case MAY_APPEAL -> Optional.of(input(Actor.SYSTEM, duty, new LapseDuty(duty.dutyId())));
            case PAY_ADVANCE -> Optional.of(input(Actor.SYSTEM, duty, new RecordAdvance(duty.dutyId(), REFERENCE)));
            case RETURN_GOODS, CONFIRM_RECEIPT, PERFORM ->
                Optional.of(input(holder, duty, new ConfirmStep(StepKind.valueOf(duty.about()), REFERENCE)));
            case ANSWER_CLAIM,
                    ANSWER_REJECTION,
                    ANSWER_OFFER,
                    TRIAGE,
                    PROVE,
                    ANSWER_REQUEST,
                    INSPECT,
                    ANSWER_SETTLEMENT,
                    RULE,
                    REVIEW,
                    AWAIT_OUTSIDE_BODY,
                    HANDLE_AGENT_COMPLAINT,
                    HANDLE_VIOLATION,
                    HANDLE_CONTEST,
                    ANSWER_REPORT,
                    ANSWER_CONTACT -> Optional.empty();
        };
    }

    private static DecisionInput input(Actor actor, Duty duty, CaseCommand command) {
        return new DecisionInput(null, actor, duty.dueAt(), command, Facts.NONE);
    }
}
