package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.ballcourt.servicekit.ProcessFigures.Clock;
import org.ballcourt.servicekit.ProcessFigures.Failing;
import org.ballcourt.servicekit.ProcessFigures.Group;
import org.ballcourt.servicekit.ProcessFigures.Outbox;
import org.ballcourt.servicekit.Processes.Process;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each process says how it does, and any shows all. */
class ProcessesIT {
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final SimpleMeterRegistry busy = new SimpleMeterRegistry();
    private MongoCollection<Document> processes;

    @BeforeEach
    void empty() {
        processes = STORE.client().getDatabase("processes-test").getCollection("processes");
        processes.deleteMany(new Document());
    }

    private void gauge(String name, double value, String... tags) {
        Gauge.builder(name, () -> value).tags(tags).register(busy);
    }

    private Processes told(String service, SimpleMeterRegistry meters, Instant at) {
        Processes told = new Processes(processes, meters, service, NOW.minusSeconds(60));
        told.tell(at);
        return told;
    }

    @Test
    void tellWhatWaitsAndWhatFails() {
        gauge("ballcourt.consumer.lag.records", 12, "group", "notices");
        gauge("ballcourt.consumer.oldest.age", 61.5, "group", "notices");
        gauge("ballcourt.consumer.parked.cases", 2, "group", "notices");
        gauge("ballcourt.consumer.lag.records", 0, "group", "clocks");
        gauge("ballcourt.relay.pending.cases", 3);
        gauge("ballcourt.relay.oldest.pending", 7);
        gauge("ballcourt.clock.overdue", 1);
        gauge("ballcourt.clock.stopped", 1);
        gauge("ballcourt.worker.failures", 4, "worker", "notice-mail");
        gauge("ballcourt.worker.failures", 0, "worker", "audit");
        gauge("ballcourt.audit.waiting", 5);

        assertThat(told("ballcourt", busy, NOW).all(NOW)).singleElement().satisfies(process -> {
            assertThat(process.service()).isEqualTo("ballcourt");
            assertThat(process.since()).isEqualTo(NOW.minusSeconds(60));
            assertThat(process.seen()).isEqualTo(NOW);
            ProcessFigures figures = process.figures();
            assertThat(figures.groups())
                    .containsExactly(
                            new Group("clocks", 0, Duration.ZERO, 0),
                            new Group("notices", 12, Duration.ofSeconds(61), 2));
            assertThat(figures.outbox()).isEqualTo(new Outbox(3, Duration.ofSeconds(7)));
            assertThat(figures.clock()).isEqualTo(new Clock(1, true));
            assertThat(figures.failing()).containsExactly(new Failing("notice-mail", 4));
            assertThat(figures.auditWaiting()).isEqualTo(5);
        });
    }

    @Test
    void sayNothingOfWhatTheyDoNotHave() {
        ProcessFigures figures = told("evidence-service", new SimpleMeterRegistry(), NOW)
                .all(NOW)
                .getFirst()
                .figures();
        assertThat(figures).isEqualTo(new ProcessFigures(figures.groups(), null, null, figures.failing(), 0));
        assertThat(figures.groups()).isEmpty();
    }

    @Test
    void areForgottenOnceTheySayThatTheyEnd() {
        Processes ended = told("case-service", busy, NOW);
        Processes running = told("case-service", busy, NOW);

        ended.leave();

        assertThat(running.all(NOW)).hasSize(1);
    }

    /** Two ended, one of another service goes on, and one alone started since. */
    @Test
    void areReplacedByOneOfTheSameServiceThatStartedSinceEachByOne() {
        lived("case-service", NOW.minusSeconds(900), NOW.minusSeconds(600));
        lived("case-service", NOW.minusSeconds(900), NOW.minusSeconds(500));
        lived("evidence-service", NOW.minusSeconds(900), NOW.minusSeconds(400));
        lived("case-service", NOW.minusSeconds(300), NOW);

        assertThat(replaced(NOW))
                .containsExactly(
                        tuple("case-service", false),
                        tuple("evidence-service", false),
                        tuple("case-service", true),
                        tuple("case-service", false));
    }

    @Test
    void areNotReplacedByOneThatStartsBetweenTwoOfTheirReports() {
        lived("case-service", NOW.minusSeconds(900), NOW.minusSeconds(9));
        lived("case-service", NOW.minusSeconds(5), NOW);

        assertThat(replaced(NOW)).containsExactly(tuple("case-service", false), tuple("case-service", false));
        assertThat(replaced(NOW.plusSeconds(60)))
                .containsExactly(tuple("case-service", false), tuple("case-service", true));
    }

    private void lived(String service, Instant since, Instant seen) {
        new Processes(processes, busy, service, since).tell(seen);
    }

    private List<Tuple> replaced(Instant now) {
        return new Processes(processes, busy, "any", NOW)
                .all(now).stream()
                        .map(process -> tuple(process.service(), process.replacedBy() != null))
                        .toList();
    }

    @Test
    void areSeenFromEachOtherUntilTheyWereSilentForADay() {
        Processes first = told("case-service", busy, NOW);
        told("notification-service", busy, NOW.plusSeconds(5));
        assertThat(first.all(NOW)).extracting(Process::service).containsExactly("notification-service", "case-service");

        first.tell(NOW.plusSeconds(10));
        assertThat(first.all(NOW)).extracting(Process::service).containsExactly("case-service", "notification-service");
        first.tell(NOW.plus(Duration.ofDays(2)));
        assertThat(first.all(NOW)).extracting(Process::service).containsExactly("case-service");
    }

    @Test
    void areShownThoughAnotherVersionSaysMoreOrWhatCannotBeRead() {
        Processes first = told("case-service", busy, NOW);
        said("newer", "{\"groups\":[],\"failing\":[],\"auditWaiting\":3,\"mood\":\"good\"}");
        said("strange", "{\"groups\":7}");
        said("silent", null);

        assertThat(first.all(NOW)).extracting(Process::service).containsExactly("newer", "case-service");
        assertThat(first.all(NOW).getFirst().figures().auditWaiting()).isEqualTo(3);
    }

    private void said(String service, String figures) {
        Date seen = Date.from(NOW.plusSeconds(1));
        processes.insertOne(new Document("_id", service)
                .append("service", service)
                .append("since", seen)
                .append("seen", seen)
                .append("figures", figures));
    }
}
