package org.ballcourt.cases.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import org.ballcourt.cases.domain.Words;
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
                        "must be " + expected + " as in " + first.file.name(),
                        "应与 " + first.file.name() + " 一致：" + expected);
            }
        }
    }

    Words warning() {
        return new Words(
                "Calendar " + calendar() + " has no official list of holidays for " + year()
                        + " yet: only weekends are off",
                "日历 " + calendar() + " 尚无 " + year() + " 年的官方放假安排：仅周末休息");
    }

    private void checkHours() {
        String zone = file.text("zone");
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            file.fault("zone", "is not a known time zone", "不是已知的时区");
        }
        String opens = file.text("opens");
        String closes = file.text("closes");
        if (opens != null && closes != null && opens.compareTo(closes) >= 0) {
            file.fault("closes", "must be later than opens", "应晚于 opens");
        }
    }

    private void addHoliday(String field) {
        LocalDate from = date(file, field + ".from");
        LocalDate to = date(file, field + ".to");
        if (from == null || to == null) {
            return;
        }
        if (from.isAfter(to)) {
            file.fault(field + ".to", "must not lie before from", "不得早于 from");
            return;
        }
        if (!belongsHere(from) || !belongsHere(to)) {
            file.fault(field, "lies outside the year " + year(), "不在 " + year() + " 年内");
            return;
        }
        if (from.datesUntil(to.plusDays(1)).anyMatch(holidays::contains)) {
            file.fault(field, "overlaps another holiday", "与其他假日重叠");
        }
        from.datesUntil(to.plusDays(1)).forEach(holidays::add);
    }

    private void addMakeUpDay(String field) {
        LocalDate day = date(file, field);
        if (day == null) {
            return;
        }
        if (!belongsHere(day)) {
            file.fault(field, "lies outside the year " + year(), "不在 " + year() + " 年内");
        } else if (holidays.contains(day)) {
            file.fault(field, "is a holiday in the same file", "在同一文件中为假日");
        } else if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
            file.fault(field, "is no weekend day, so work goes on anyway", "不是周末，本来就是工作日");
        } else if (!makeUpDays.add(day)) {
            file.fault(field, "stands twice", "重复");
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
            file.fault(field, "is not a day of the calendar", "不是有效的日期");
            return null;
        }
    }
}
