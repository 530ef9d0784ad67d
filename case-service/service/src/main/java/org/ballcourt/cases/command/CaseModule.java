package org.ballcourt.cases.command;

import java.lang.reflect.Type;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.EventSourcedEntityFactory;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.LoggedEvent;

/** The case as an entity of Axon: which commands it takes, how it is loaded, how it evolves. */
final class CaseModule {
    private final CommandHandling handling;

    private CaseModule(CommandHandling handling) {
        this.handling = handling;
    }

    static AxonConfiguration start(CaseStore store, CommandHandling handling) {
        CaseModule module = new CaseModule(handling);
        CaseLogEngine engine = new CaseLogEngine(store);
        return EventSourcingConfigurer.create()
                .componentRegistry(registry -> registry.registerComponent(Converter.class, c -> new NoConversion()))
                .registerEventStorageEngine(c -> engine)
                .registerTagResolver(c -> event ->
                        CaseMessages.tag(CaseMessages.logged(event).event().caseId()))
                .registerEntity(module.entity())
                .start();
    }

    private EventSourcedEntityModule<String, CaseState> entity() {
        return EventSourcedEntityModule.declarative(String.class, CaseState.class)
                .messagingModel((configuration, model) -> {
                    CaseMessages.commands().forEach(name -> model.instanceCommandHandler(name, this::handle));
                    return model.entityEvolver((state, event, context) -> evolve(state, CaseMessages.logged(event)))
                            .build();
                })
                .entityFactory(c -> EventSourcedEntityFactory.fromNoArgument(() -> CaseState.NONE))
                .criteriaResolver(c -> (caseId, context) -> EventCriteria.havingTags(CaseMessages.tag(caseId)))
                .entityIdResolver(c ->
                        (message, context) -> CaseMessages.envelope(message).caseId());
    }

    private MessageStream.Single<CommandResultMessage> handle(
            CommandMessage message, CaseState state, ProcessingContext context) {
        CommandOutcome outcome =
                handling.handle(CaseMessages.envelope(message), context.getResource(CaseLogEngine.LOG), state);
        if (outcome.isNew()) {
            context.putResource(CaseLogEngine.COMMIT, outcome.commit());
            EventAppender.forContext(context)
                    .append(outcome.commit().logged().stream()
                            .map(CaseMessages::event)
                            .toList());
        }
        return MessageStream.just(CaseMessages.result(outcome));
    }

    private static CaseState evolve(CaseState state, LoggedEvent logged) {
        return state.evolve(
                logged.event().at(), logged.event().actor(), logged.event().event());
    }

    /** Payloads are our own objects from end to end; were one to be converted, something would be wired wrongly. */
    private static final class NoConversion implements Converter {
        @Override
        public boolean canConvert(Type from, Type to) {
            return from.equals(to);
        }

        @Override
        public <T> T convert(Object input, Type to) {
            throw new IllegalStateException("Nothing is converted here: " + input + " to " + to);
        }

        @Override
        public void describeTo(ComponentDescriptor descriptor) {
            descriptor.describeProperty("conversion", "none");
        }
    }
}
