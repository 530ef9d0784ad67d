package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.ballcourt.contracts.DayKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private final BusinessCalendar calendar =
            ShippedPolicies.china().inForce(Dispute.START).calendar();

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T10:00+08:00, PT8H,  2026-11-02T18:00+08:00", // exactly at closing time
        "2026-11-02T14:01+08:00, PT4H,  2026-11-03T09:01+08:00",
        "2026-11-02T18:00+08:00, PT1H,  2026-11-03T10:00+08:00",
        "2026-11-02T03:00+08:00, PT1H,  2026-11-02T10:00+08:00",
        "2026-11-06T17:00+08:00, PT2H,  2026-11-09T10:00+08:00", // over a weekend
        "2026-09-30T17:00+08:00, PT8H,  2026-10-08T16:00+08:00", // over the national holiday
        "2026-10-09T17:00+08:00, PT2H,  2026-10-10T10:00+08:00", // onto a make-up Saturday
    })
    void addsWorkingTime(String from, String time, String until) {
        assertThat(calendar.plus(instant(from), Duration.parse(time))).isEqualTo(instant(until));
    }

    @Test
    void saysOfEachDayWhatItCounts() {
        Instant from = instant("2026-09-30T17:00+08:00");
        List<CountedDay> days = calendar.days(from, calendar.plus(from, Duration.parse("PT8H")));

        assertThat(days).hasSize(9);
        assertThat(days.getFirst())
                .isEqualTo(new CountedDay(LocalDate.parse("2026-09-30"), DayKind.WORKING_DAY, Duration.ofHours(1)));
        assertThat(days.subList(1, 8)).allSatisfy(day -> {
            assertThat(day.kind()).isEqualTo(DayKind.HOLIDAY);
            assertThat(day.counted()).isZero();
        });
        assertThat(days.getLast().counted()).isEqualTo(Duration.ofHours(7));
        Instant friday = instant("2026-10-09T17:00+08:00");
        assertThat(calendar.days(friday, calendar.plus(friday, Duration.ofHours(2)))
                        .getLast()
                        .kind())
                .isEqualTo(DayKind.MAKE_UP_DAY);
        Instant november = instant("2026-11-06T17:00+08:00");
        assertThat(calendar.days(november, calendar.plus(november, Duration.ofHours(2))))
                .extracting(CountedDay::kind)
                .containsExactly(DayKind.WORKING_DAY, DayKind.WEEKEND, DayKind.WEEKEND, DayKind.WORKING_DAY);
    }

    @Test
    void countsDayByDayWhatItMeasures() {
        Random random = new Random(8);
        for (int i = 0; i < 1000; i++) {
            Instant from = Dispute.START.plusSeconds(random.nextInt(30_000_000));
            Instant until = from.plusSeconds(random.nextInt(4_000_000));
            assertThat(calendar.days(from, until).stream()
                            .map(CountedDay::counted)
                            .reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(calendar.between(from, until));
        }
    }

    @Test
    void measuresWhatItAdded() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            Instant from = Dispute.START.plusSeconds(random.nextInt(30_000_000));
            Duration time = Duration.ofSeconds(random.nextInt(400_000));
            assertThat(calendar.between(from, calendar.plus(from, time))).isEqualTo(time);
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
