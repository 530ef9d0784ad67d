package org.ballcourt.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Nobody has the service decipher without end, and nobody is held up by another. */
class ReadingLimitTest {
    private static final Actor LI = new Actor(Role.BUYER, "li");

    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReadingLimit limit = limit(1_000, 10_000);

    private ReadingLimit limit(long perSecond, long burst) {
        TimeMeter time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        return new ReadingLimit(DataSize.ofBytes(perSecond), DataSize.ofBytes(burst), time, meters);
    }

    private static EvidenceItem of(long size) {
        return new EvidenceItem(
                "E-1",
                EvidenceKind.OTHER,
                PersonalText.of(LI, "a"),
                size,
                "",
                "text/plain",
                true,
                LI,
                Instant.EPOCH,
                null);
    }

    private int read(Actor reader, long size) {
        int given = 0;
        for (int i = 0; i < 50; i++) {
            try {
                limit.original(reader, of(size));
                given++;
            } catch (Refused tooMuch) {
                assertThat(tooMuch.problem().status()).isEqualTo(429);
            }
        }
        return given;
    }

    @Test
    void countsBytesAndNotRequestsOfEachPersonInWhateverRole() {
        assertThat(read(LI, 1_000)).isEqualTo(10);
        assertThat(read(new Actor(Role.AGENT, "li"), 1)).isZero();
        assertThat(read(new Actor(Role.BUYER, "wang"), 1_000)).isEqualTo(10);
        assertThat(meters.counter("ballcourt.evidence.reads.limited").count()).isEqualTo(40 + 50 + 40);

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(read(LI, 1_000)).isEqualTo(2);
    }

    @Test
    void givesWhatIsLargerThanTheBurstAndLetsTheNextWaitTheLonger() {
        limit.original(LI, of(15_000));
        assertThat(read(LI, 1)).isZero();

        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(read(LI, 1)).isZero();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(read(LI, 1)).isPositive();
    }

    @Test
    void countsAViewTwice() {
        limit.view(LI, of(5_000));
        assertThat(read(LI, 1)).isZero();
    }

    @Test
    void canBeSwitchedOffButNotSetToNonsense() {
        ReadingLimit off = limit(0, 0);
        assertThatCode(() -> off.view(LI, of(Long.MAX_VALUE / 4))).doesNotThrowAnyException();
        assertThatThrownBy(() -> limit(5, 4)).hasMessageContaining("ballcourt.limits.bytes-per-second");
    }
}
