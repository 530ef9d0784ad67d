package org.ballcourt.cases.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.ballcourt.cases.domain.BusinessCalendar;
import org.ballcourt.cases.domain.CountedDay;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Duty;

/**
 * Why a deadline is when it is.
 *
 * @param time from its beginning to its end on its clock
 * @param zone of the market, in which its days are counted
 * @param opens when a working day begins; null where hours do not matter, as are the two after it
 * @param days each that lies between, and how much of it counts, which comes to the time; null for more than {@link #MOST}
 */
record DeadlineReason(Duration time, String zone, LocalTime opens, LocalTime closes, List<CountedDay> days) {
    /** More than anybody would draw. */
    static final Duration MOST = Duration.ofDays(92);

    static DeadlineReason of(Duty duty, BusinessCalendar calendar) {
        Instant since = duty.since();
        Instant dueAt = duty.dueAt();
        if (dueAt == null) {
            return null;
        }
        ZoneId zone = calendar.zone();
        Duration time = calendar.between(since, dueAt, duty.clock());
        if (duty.clock() == ClockKind.CALENDAR) {
            return new DeadlineReason(time, zone.getId(), null, null, null);
        }
        boolean drawn = Duration.between(since, dueAt).compareTo(MOST) <= 0;
        return new DeadlineReason(
                time, zone.getId(), calendar.opens(), calendar.closes(), drawn ? calendar.days(since, dueAt) : null);
    }
}
