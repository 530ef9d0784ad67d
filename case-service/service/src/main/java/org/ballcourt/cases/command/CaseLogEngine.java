package org.ballcourt.cases.command;

import static org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException.conflictingEventsDetected;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker.AggregateSequencer;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CaseStore.Written;
import org.ballcourt.cases.store.Commit;

/**
 * Lets Axon load and append whole case logs. The position of its markers is our version, and everything that a command brings about is one
 * commit. Nothing streams from here: the relay is the only way out. Written for 5.0.1; 5.0.2 changes these signatures.
 */
final class CaseLogEngine implements EventStorageEngine {
    /** The log that the current command is decided on. */
    static final ResourceKey<CaseLog> LOG = ResourceKey.withLabel("caseLog");

    /** What the current command is to store. */
    static final ResourceKey<Commit> COMMIT = ResourceKey.withLabel("commit");

    private final CaseStore store;

    CaseLogEngine(CaseStore store) {
        this.store = store;
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, ProcessingContext context) {
        String caseId = condition
                .criteria()
                .flatten()
                .iterator()
                .next()
                .tags()
                .iterator()
                .next()
                .value();
        CaseLog log = store.load(caseId);
        context.putResource(LOG, log);
        List<EventMessage> events = new ArrayList<>();
        log.logged().forEach(logged -> events.add(CaseMessages.event(logged)));
        events.add(TerminalEventMessage.INSTANCE);
        ConsistencyMarker marker = new AggregateBasedConsistencyMarker(caseId, log.version());
        return MessageStream.fromIterable(
                events,
                event -> event == TerminalEventMessage.INSTANCE
                        ? Context.with(ConsistencyMarker.RESOURCE_KEY, marker)
                        : Context.empty());
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, ProcessingContext context, List<TaggedEventMessage<?>> events) {
        CaseLog log = context.getResource(LOG);
        Commit commit = context.getResource(COMMIT);
        AggregateSequencer sequencer =
                AggregateBasedConsistencyMarker.from(condition).createSequencer();
        if (sequencer.incrementAndGetSequenceOf(log.caseId()) != commit.n()
                || !events.stream()
                        .map(event -> event.event().payload())
                        .toList()
                        .equals(commit.logged())) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("Axon appends something else than the commit of " + log.caseId()));
        }
        return CompletableFuture.completedFuture(new Append(store, log, commit, sequencer.toMarker()));
    }

    private record Append(CaseStore store, CaseLog log, Commit commit, ConsistencyMarker marker)
            implements AppendTransaction<ConsistencyMarker> {
        @Override
        public CompletableFuture<ConsistencyMarker> commit(ProcessingContext context) {
            try {
                return store.append(log, commit) == Written.STORED
                        ? CompletableFuture.completedFuture(marker)
                        : CompletableFuture.failedFuture(conflictingEventsDetected(marker));
            } catch (RuntimeException failure) {
                return CompletableFuture.failedFuture(failure);
            }
        }

        @Override
        public void rollback(ProcessingContext context) {
            // Nothing was written before commit.
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(ConsistencyMarker result, ProcessingContext context) {
            return CompletableFuture.completedFuture(result);
        }
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, ProcessingContext context) {
        throw relayOnly();
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(ProcessingContext context) {
        throw relayOnly();
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(ProcessingContext context) {
        throw relayOnly();
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, ProcessingContext context) {
        throw relayOnly();
    }

    private static UnsupportedOperationException relayOnly() {
        return new UnsupportedOperationException("Events leave through the relay only");
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("store", store);
    }
}
