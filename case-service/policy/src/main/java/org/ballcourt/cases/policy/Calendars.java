package org.ballcourt.cases.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ballcourt.cases.domain.BusinessCalendar;
import org.ballcourt.contracts.Message;

/** All calendars that are loaded; a file of the operator takes the place of the shipped one of the same year. */
final class Calendars {
    private final Map<String, TreeMap<Integer, CalendarYear>> years = new TreeMap<>();
    private final List<CalendarYear> read = new ArrayList<>();

    void add(PolicySource source) {
        CalendarYear year = new CalendarYear(new YamlFile(source.file(), source.text()));
        read.add(year);
        if (year.calendar() == null || year.year() == 0) {
            return;
        }
        TreeMap<Integer, CalendarYear> known = years.computeIfAbsent(year.calendar(), _ -> new TreeMap<>());
        CalendarYear before = known.put(year.year(), year);
        if (before != null && !source.ofOperator()) {
            String other = before.file().name();
            year.file().fault("year", Message.of("policy.year-has-file").with("file", other));
        }
        year.mustRunLike(known.firstEntry().getValue());
    }

    List<PolicyFault> faults() {
        return read.stream().flatMap(year -> year.file().faults().stream()).toList();
    }

    boolean knows(String id) {
        return years.containsKey(id);
    }

    Set<String> ids() {
        return years.keySet();
    }

    /** Only for a calendar without faults. */
    BusinessCalendar calendar(String id) {
        Collection<CalendarYear> all = years.get(id).values();
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> makeUpDays = new HashSet<>();
        Set<Integer> official = new HashSet<>();
        for (CalendarYear year : all) {
            holidays.addAll(year.holidays());
            makeUpDays.addAll(year.makeUpDays());
            if (year.isOfficial()) {
                official.add(year.year());
            }
        }
        CalendarYear first = all.iterator().next();
        return new BusinessCalendar(id, first.zone(), first.opens(), first.closes(), holidays, makeUpDays, official);
    }

    List<Message> warnings() {
        return years.values().stream()
                .flatMap(known -> known.values().stream())
                .filter(year -> !year.isOfficial())
                .map(CalendarYear::warning)
                .toList();
    }
}
