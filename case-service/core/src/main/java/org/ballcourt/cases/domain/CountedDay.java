package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.LocalDate;
import org.ballcourt.contracts.DayKind;

/**
 * What a day adds to a time that is counted by a calendar.
 *
 * @param counted the part of its working hours that lies in that time
 */
public record CountedDay(LocalDate date, DayKind kind, Duration counted) {}
