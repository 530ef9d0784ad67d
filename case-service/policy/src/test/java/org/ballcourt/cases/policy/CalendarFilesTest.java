package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.domain.BusinessCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFilesTest {
    private static final String SHIPPED_2026 = PolicyFiles.read("/calendars/cn-2026.yaml");
    private static final String SHIPPED_2027 = PolicyFiles.read("/calendars/cn-2027.yaml");

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            from: 2026-10-01                | from: 2026-10-09                  | holidays[6].to    | must not lie before from
            from: 2026-10-01                | from: 2026-09-27                  | holidays[6]       | overlaps another holiday
            from: 2026-10-01                | from: 2025-10-01                  | holidays[6]       | lies outside the year 2026
            from: 2026-10-01                | from: 2026-10-32                  | holidays[6].from  | is not a day of the calendar
            makeUpDays: [2026-01-04         | makeUpDays: [2026-01-05           | makeUpDays[0]     | is no weekend day
            makeUpDays: [2026-01-04         | makeUpDays: [2026-10-03           | makeUpDays[0]     | is a holiday in the same file
            makeUpDays: [2026-01-04         | makeUpDays: [2026-02-14           | makeUpDays[1]     | stands twice
            makeUpDays: [2026-01-04         | makeUpDays: [2027-01-03           | makeUpDays[0]     | lies outside the year 2026
            zone: Asia/Shanghai             | zone: Asia/Atlantis               | zone              | is not a known time zone
            'opens: "09:00"'                | 'opens: "19:00"'                  | closes            | must be later than opens
            'opens: "09:00"'                | 'opens: "9"'                      | opens             | must be a time of day
            'closes: "18:00"'               | 'closes: "17:00"'                 | closes            | must be 18:00 as in cn-2025.yaml
            status: OFFICIAL                | status: MAYBE                     | status            | must be one of
            year: 2026                      | year: 2025                        | year              | has a file already: cn-2025.yaml
            """)
    void areRefusedWithTheFieldNamed(String from, String to, String field, String en) {
        List<PolicySource> sources = new ArrayList<>(PolicyFiles.calendars());
        sources.set(1, new PolicySource("cn-2026.yaml", PolicyFiles.changed(SHIPPED_2026, from, to), false));
        PolicyFilesRefused refused = catchThrowableOfType(PolicyFilesRefused.class, () -> load(sources));
        assertThat(refused).as("the file is refused").isNotNull();
        assertThat(refused.faults()).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("cn-2026.yaml");
            assertThat(fault.field()).isEqualTo(field);
            assertThat(Spoken.en(fault.message())).startsWith(en);
        });
    }

    /** So that the official list can be put in place when it is published, without a new release. */
    @Test
    void ofTheOperatorTakeThePlaceOfTheShippedYear() {
        String official = PolicyFiles.changed(SHIPPED_2027, "NOT_PUBLISHED", "OFFICIAL");
        official = PolicyFiles.changed(
                official,
                "holidays: []",
                "holidays: [{name: {en: New Year, zh: 元旦}, from: 2027-01-01, to: 2027-01-03}]");
        List<PolicySource> sources = new ArrayList<>(PolicyFiles.calendars());
        sources.add(new PolicySource("/etc/ballcourt/calendars/cn-2027.yaml", official, true));
        LoadedPolicies loaded = load(sources);
        BusinessCalendar calendar = loaded.all().getFirst().calendar();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(calendar.years()).contains(2027);
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
    }

    private static LoadedPolicies load(List<PolicySource> calendars) {
        return LoadedPolicies.of(
                PolicyFiles.MARKET, List.of(new PolicySource("policy.yaml", PolicyFiles.SHIPPED, false)), calendars);
    }
}
