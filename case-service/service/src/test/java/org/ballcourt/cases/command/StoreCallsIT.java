package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.cases.policy.PolicyVerifier;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptIntervention;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.servicekit.traces.Traces;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** How often a command asks the store; no matter how fast the machine is. */
class StoreCallsIT {
    private static final Set<String> OF_COMMANDS =
            Set.of("cases", "keys", "reservations", "expressRefunds", "evidence");

    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static EmbeddedStore store;
    private static AnnotationConfigApplicationContext context;
    private static CaseCommands door;

    private final CommandWorld world = new CommandWorld();
    private String caseId;

    private static final class Counting implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            BsonDocument command = event.getCommand();
            boolean named = command.containsKey(event.getCommandName())
                    && command.get(event.getCommandName()).isString();
            String collection =
                    named ? command.getString(event.getCommandName()).getValue() : "";
            // The sweep over unsettled lines is nobody's command.
            if (OF_COMMANDS.contains(collection)
                    && !command.toString().contains("\"settled\": false, \"since\": {\"$lt\"")) {
                CALLS.add(event.getCommandName() + " " + collection);
            }
        }
    }

    @BeforeAll
    static void open() {
        store = EmbeddedStore.inMemory();
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("keys", Map.of("ballcourt.keys.texts", KeyFile.freshLine())));
        context.registerBean(
                MongoClient.class,
                () -> MongoClients.create(MongoClientSettings.builder(MongoSettings.durable(store.uri()))
                        .addCommandListener(new Counting())
                        .build()));
        context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        context.registerBean(Traces.class, () -> Traces.OFF);
        context.registerBean(InstantSource.class, () -> InstantSource.fixed(Samples.START));
        context.registerBean(
                BackgroundWorkers.class, () -> new BackgroundWorkers(context.getBean(MeterRegistry.class)));
        context.registerBean(PolicyVerifier.class, () -> policy -> List.of());
        context.registerBean(StandingFacts.class, () -> StandingFacts.NOTHING);
        context.scan("org.ballcourt.cases.store", "org.ballcourt.cases.command", "org.ballcourt.cases.policy");
        context.refresh();
        door = context.getBean(CaseCommands.class);
    }

    @AfterAll
    static void close() {
        context.close();
        store.close();
    }

    private List<String> callsOf(Actor actor, CaseCommand command) {
        CALLS.clear();
        door.submit(world.submission(caseId, actor, command));
        return List.copyOf(CALLS);
    }

    @BeforeEach
    void file() {
        String order = "O-" + UUID.randomUUID();
        CALLS.clear();
        caseId = door.submit(world.submission(null, order, CommandWorld.BUYER, CommandWorld.complaint(order)))
                .caseId();
    }

    @Test
    void filesWithFive() {
        assertThat(CALLS)
                .containsExactly(
                        "find cases", "find reservations", "insert reservations", "findAndModify keys", "update cases");
    }

    @Test
    void takesOneForWhoHasWrittenBeforeAndOneMoreForTheFirstTime() {
        assertThat(callsOf(CommandWorld.SELLER, CommandWorld.statement("one")))
                .containsExactly("findAndModify keys", "update cases");
        assertThat(callsOf(CommandWorld.SELLER, CommandWorld.statement("two"))).containsExactly("update cases");
        assertThat(callsOf(CommandWorld.BUYER, CommandWorld.statement("three"))).containsExactly("update cases");
    }

    @Test
    void takesOneForACommandWithoutWords() {
        callsOf(CommandWorld.SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "no", List.of()));
        callsOf(CommandWorld.BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "look"));

        assertThat(callsOf(CommandWorld.AGENT, new AcceptIntervention())).containsExactly("update cases");
    }

    @Test
    void readsTheCaseBeforeItRefuses() {
        CALLS.clear();

        assertThatThrownBy(() -> door.submit(world.submission(caseId, CommandWorld.AGENT, new AcceptIntervention())))
                .isInstanceOf(CaseRejection.class);
        assertThat(CALLS).containsExactly("find cases");
    }
}
