package org.ballcourt.cases.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.DayKind;

/**
 * The working hours in which BUSINESS clocks run.
 *
 * @param holidays days off that would otherwise be working days
 * @param makeUpDays weekend days on which work goes on
 * @param years the years whose official list is known; other years have only weekends
 */
public record BusinessCalendar(
        String id,
        ZoneId zone,
        LocalTime opens,
        LocalTime closes,
        Set<LocalDate> holidays,
        Set<LocalDate> makeUpDays,
        Set<Integer> years) {
    public BusinessCalendar {
        holidays = Set.copyOf(holidays);
        makeUpDays = Set.copyOf(makeUpDays);
        years = Set.copyOf(years);
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("Calendar " + id + " must open before it closes");
        }
    }

    /** Whether the list of a year is not known through which that time goes. */
    boolean isAssumed(Instant from, Instant until) {
        return !IntStream.rangeClosed(
                        from.atZone(zone).getYear(), until.atZone(zone).getYear())
                .allMatch(years::contains);
    }

    public boolean isWorkingDay(LocalDate day) {
        if (makeUpDays.contains(day)) {
            return true;
        }
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
    }

    /** The instant at which that much working time has passed; it may fall exactly on closing time. */
    public Instant plus(Instant from, Duration workingTime) {
        if (workingTime.isZero()) {
            return from;
        }
        LocalDate day = from.atZone(zone).toLocalDate();
        Duration left = workingTime;
        while (true) {
            Duration open = openTime(day, from, Instant.MAX);
            if (left.compareTo(open) <= 0) {
                return later(from, opening(day)).plus(left);
            }
            left = left.minus(open);
            day = day.plusDays(1);
        }
    }

    /** The working time between two instants; zero if the second is not later. */
    public Duration between(Instant from, Instant until) {
        Duration sum = Duration.ZERO;
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            sum = sum.plus(openTime(day, from, until));
        }
        return sum;
    }

    /** Every day that the time between two instants touches; what they count comes to {@link #between(Instant, Instant)}. */
    public List<CountedDay> days(Instant from, Instant until) {
        LocalDate last = until.atZone(zone).toLocalDate();
        return from.atZone(zone)
                .toLocalDate()
                .datesUntil(last.plusDays(1))
                .map(day -> new CountedDay(day, kindOf(day), openTime(day, from, until)))
                .toList();
    }

    private DayKind kindOf(LocalDate day) {
        if (makeUpDays.contains(day)) {
            return DayKind.MAKE_UP_DAY;
        }
        if (holidays.contains(day)) {
            return DayKind.HOLIDAY;
        }
        return isWorkingDay(day) ? DayKind.WORKING_DAY : DayKind.WEEKEND;
    }

    /** Adds time on a clock. */
    Instant plus(Instant from, Duration time, ClockKind clock) {
        return clock == ClockKind.BUSINESS ? plus(from, time) : from.plus(time);
    }

    /** Adds all of a term's time, or a part of it. */
    public Instant plus(Instant from, Duration time, Policy.Length length) {
        return length.inDays() ? plusDays(from, time) : plus(from, time, length.clock());
    }

    /** Adds days of the zone, each to the same time of day; what is less than a day is added as it is. */
    Instant plusDays(Instant from, Duration time) {
        long days = time.toDays();
        return from.atZone(zone).plusDays(days).toInstant().plus(time.minusDays(days));
    }

    /** The time between two instants on a clock; never negative. */
    public Duration between(Instant from, Instant until, ClockKind clock) {
        if (!from.isBefore(until)) {
            return Duration.ZERO;
        }
        return clock == ClockKind.BUSINESS ? between(from, until) : Duration.between(from, until);
    }

    private Duration openTime(LocalDate day, Instant from, Instant until) {
        if (!isWorkingDay(day)) {
            return Duration.ZERO;
        }
        Instant start = later(from, opening(day));
        Instant closing = ZonedDateTime.of(day, closes, zone).toInstant();
        Instant end = until.isBefore(closing) ? until : closing;
        return start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
    }

    private Instant opening(LocalDate day) {
        return ZonedDateTime.of(day, opens, zone).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
