package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoCollection;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.ballcourt.servicekit.AuditReader.Which;
import org.ballcourt.servicekit.RefusedTokens.Reason;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;

/** Tokens that were refused leave a trace, and no more of it than one can look through. */
class RefusedTokensIT {
    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AutoClose
    private final BackgroundWorkers workers = new BackgroundWorkers(meters);

    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void areAllCountedButOnlySomeAreWrittenDown() {
        MongoCollection<Document> records =
                STORE.client().getDatabase("refused-tokens-test").getCollection("audit");
        AuditLog log = new AuditLog(records, "case-service", () -> Instant.EPOCH, workers, meters);
        RefusedTokens refused = new RefusedTokens(
                meters, new StaticListableBeanFactory(Map.of("auditLog", log)).getBeanProvider(AuditLog.class), time);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/status/what-opens-it");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger(RefusedTokens.class);
        logger.addAppender(lines);
        try {
            for (int i = 0; i < 1_000; i++) {
                refused.note(Reason.NOT_GENUINE, request);
            }
            refused.note(Reason.EXPIRED, request);
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            refused.note(Reason.NOT_GENUINE, request);
        } finally {
            logger.detachAppender(lines);
        }
        log.close();

        assertThat(meters.get("ballcourt.tokens.refused")
                        .tag("reason", "not-genuine")
                        .counter()
                        .count())
                .isEqualTo(1_001);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "1 tokens were refused as not-genuine since this was last said, the newest from 127.0.0.1",
                        "1 tokens were refused as expired since this was last said, the newest from 127.0.0.1",
                        "1000 tokens were refused as not-genuine since this was last said, the newest from 127.0.0.1");
        assertThat(AuditRootsIT.unsigned(STORE.client(), records).page(Which.ALL, null, 2_000))
                .hasSize(22)
                .allSatisfy(record -> assertThat(record.door() + record.words()).doesNotContain("what-opens-it"))
                .extracting(AuditRecord::what)
                .contains("token-expired");
    }
}
