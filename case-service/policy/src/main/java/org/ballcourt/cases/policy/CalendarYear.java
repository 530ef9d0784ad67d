package org.ballcourt.cases.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import org.ballcourt.contracts.Message;
import tools.jackson.databind.JsonNode;

/** The file of one year of a calendar, checked beyond what its schema can say. */
final class CalendarYear {
    private final YamlFile file;
    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<LocalDate> makeUpDays = new HashSet<>();

    CalendarYear(YamlFile file) {
        this.file = file;
        FileSchema.CALENDAR.check(file);
        checkHours();
        JsonNode list = file.at("holidays");
        for (int i = 0; i < list.size(); i++) {
            addHoliday("holidays[" + i + "]");
        }
        JsonNode days = file.at("makeUpDays");
        for (int i = 0; i < days.size(); i++) {
            addMakeUpDay("makeUpDays[" + i + "]");
        }
    }

    YamlFile file() {
        return file;
    }

    String calendar() {
        return file.text("calendar");
    }

    int year() {
        return file.at("year").asInt(0);
    }

    boolean isOfficial() {
        return "OFFICIAL".equals(file.text("status"));
    }

    Set<LocalDate> holidays() {
        return holidays;
    }

    Set<LocalDate> makeUpDays() {
        return makeUpDays;
    }

    ZoneId zone() {
        return ZoneId.of(file.text("zone"));
    }

    LocalTime opens() {
        return LocalTime.parse(file.text("opens"));
    }

    LocalTime closes() {
        return LocalTime.parse(file.text("closes"));
    }

    /** All years of a calendar run in the same hours. */
    void mustRunLike(CalendarYear first) {
        for (String field : new String[] {"zone", "opens", "closes"}) {
            String expected = first.file.text(field);
            if (expected != null && file.text(field) != null && !expected.equals(file.text(field))) {
                file.fault(
                        field,
                        Message.of("policy.hours-differ")
                                .with("expected", expected)
                                .with("file", first.file.name()));
            }
        }
    }

    Message warning() {
        return Message.of("policy.year-not-official")
                .with("calendar", calendar())
                .with("year", "" + year());
    }

    private void checkHours() {
        String zone = file.text("zone");
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            file.fault("zone", Message.of("policy.unknown-zone"));
        }
        String opens = file.text("opens");
        String closes = file.text("closes");
        if (opens != null && closes != null && opens.compareTo(closes) >= 0) {
            file.fault("closes", Message.of("policy.closes-before-it-opens"));
        }
    }

    private void addHoliday(String field) {
        LocalDate from = date(file, field + ".from");
        LocalDate to = date(file, field + ".to");
        if (from == null || to == null) {
            return;
        }
        if (from.isAfter(to)) {
            file.fault(field + ".to", Message.of("policy.holiday-backwards"));
            return;
        }
        if (!belongsHere(from) || !belongsHere(to)) {
            file.fault(field, Message.of("policy.outside-the-year").with("year", "" + year()));
            return;
        }
        if (from.datesUntil(to.plusDays(1)).anyMatch(holidays::contains)) {
            file.fault(field, Message.of("policy.holidays-overlap"));
        }
        from.datesUntil(to.plusDays(1)).forEach(holidays::add);
    }

    private void addMakeUpDay(String field) {
        LocalDate day = date(file, field);
        if (day == null) {
            return;
        }
        if (!belongsHere(day)) {
            file.fault(field, Message.of("policy.outside-the-year").with("year", "" + year()));
        } else if (holidays.contains(day)) {
            file.fault(field, Message.of("policy.make-up-day-is-holiday"));
        } else if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
            file.fault(field, Message.of("policy.make-up-day-is-workday"));
        } else if (!makeUpDays.add(day)) {
            file.fault(field, Message.of("policy.twice"));
        }
    }

    /** A year's list may begin in the last days of the year before. */
    private boolean belongsHere(LocalDate day) {
        return day.getYear() == year() || (day.getYear() == year() - 1 && day.getMonthValue() == 12);
    }

    /** The date at a field; null, with a fault, where the text has the form of a date but is none. */
    static LocalDate date(YamlFile file, String field) {
        String text = file.text(field);
        if (text == null || !text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            file.fault(field, Message.of("policy.no-date"));
            return null;
        }
    }
}
