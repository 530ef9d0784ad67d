package org.ballcourt.rivals;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A dispute as an aggregate of Axon 4: its turns come in their order, and each one is an event. */
class AxonDispute {
    @AggregateIdentifier
    private String id;

    private int turn;
    private String deadline;

    /** Files it. */
    record OpenDispute(@TargetAggregateIdentifier String id, String words) {}

    /** Any later command. */
    record TakeTurn(@TargetAggregateIdentifier String id, int turn, String words) {}

    record DisputeOpened(String id, String words, String deadline) {}

    record TurnTaken(String id, int turn, String words, String deadline) {}

    AxonDispute() {}

    @CommandHandler
    AxonDispute(OpenDispute command, DutyClock clock) {
        apply(new DisputeOpened(command.id, command.words, clock.restart(null)));
    }

    @CommandHandler
    void take(TakeTurn command, DutyClock clock) {
        if (command.turn != turn + 1) {
            throw new IllegalStateException("It is turn " + (turn + 1));
        }
        apply(new TurnTaken(id, command.turn, command.words, clock.restart(deadline)));
    }

    @EventSourcingHandler
    void opened(DisputeOpened event) {
        id = event.id;
        turn = 0;
        deadline = event.deadline;
    }

    @EventSourcingHandler
    void taken(TurnTaken event) {
        turn = event.turn;
        deadline = event.deadline;
    }
}
