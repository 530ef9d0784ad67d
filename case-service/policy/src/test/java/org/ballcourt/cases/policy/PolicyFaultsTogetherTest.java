package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong only beside other files, and what is only worth a warning. */
class PolicyFaultsTogetherTest {
    private static String latest(String currency) {
        String next = PolicyFiles.shippedWith("version: cn-marketplace-2026-01", "version: cn-marketplace-2027-01");
        next = PolicyFiles.changed(next, "effectiveFrom: 2026-01-01", "effectiveFrom: 2027-01-01");
        next = PolicyFiles.changed(next, "transition: PINNED", "transition: LATEST\nannouncedOn: 2026-12-01");
        return PolicyFiles.changed(next, "currency: CNY", "currency: " + currency);
    }

    @Test
    void keepTheCurrencyWhereOpenCasesMoveOver() {
        PolicyFilesRefused refused = catchThrowableOfType(
                PolicyFilesRefused.class, () -> PolicyFiles.load(PolicyFiles.SHIPPED, latest("HKD")));
        assertThat(refused).isNotNull();
        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("currency");
            assertThat(Spoken.en(fault.message())).startsWith("must be CNY as in policy-1.yaml");
            assertThat(Spoken.zh(fault.message())).contains("货币应与");
        });
        assertThat(PolicyFiles.load(PolicyFiles.SHIPPED, latest("CNY")).all()).hasSize(2);
    }

    @Test
    void mayChangeTheCurrencyWhereNoCaseMovesOver() {
        String pinned =
                PolicyFiles.changed(latest("HKD"), "transition: LATEST\nannouncedOn: 2026-12-01", "transition: PINNED");
        assertThat(PolicyFiles.load(PolicyFiles.SHIPPED, pinned).all()).hasSize(2);
    }

    /** A yen has no digits after the point. */
    @Test
    void countTheDigitsOfTheCurrency() {
        String yen = PolicyFiles.shippedWith("currency: CNY", "currency: JPY");
        PolicyFilesRefused refused = catchThrowableOfType(PolicyFilesRefused.class, () -> PolicyFiles.load(yen));
        assertThat(refused).isNotNull();
        assertThat(refused.faults())
                .extracting(PolicyFault::field)
                .contains("amounts.smallClaim", "amounts.compensationFloor");
        String whole = yen.replaceAll("\"([0-9]+)\\.00\"", "\"$1\"");
        assertThat(PolicyFiles.load(whole).all().getFirst().amounts().smallClaim())
                .hasToString("50 JPY");
    }

    @Test
    void warnOfACalendarThatKnowsNoYearFromTheFirstDayOn() {
        String later = PolicyFiles.shippedWith("effectiveFrom: 2026-01-01", "effectiveFrom: 2027-01-01");
        assertThat(PolicyFiles.load(later).warnings()).anySatisfy(warning -> {
            assertThat(Spoken.en(warning))
                    .isEqualTo(
                            "policy-1.yaml:7 calendar knows no official list of holidays from 2027 on: only weekends are off");
            assertThat(Spoken.zh(warning)).contains("没有官方放假安排");
        });
        assertThat(PolicyFiles.load(PolicyFiles.SHIPPED).warnings())
                .noneSatisfy(warning -> assertThat(Spoken.en(warning)).contains("policy-1.yaml"));
    }

    @Test
    void areNamedAllAtOnceAcrossFiles() {
        List<String> files = new ArrayList<>();
        files.add(PolicyFiles.shippedWith("PAY_ADVANCE_LAST: PLATFORM_OWES", "PAY_ADVANCE_LAST: RETRIED"));
        files.add(latest("HKD"));
        PolicyFilesRefused refused =
                catchThrowableOfType(PolicyFilesRefused.class, () -> PolicyFiles.load(files.toArray(String[]::new)));
        assertThat(refused).isNotNull();
        assertThat(refused.faults())
                .extracting(PolicyFault::toString)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("policy-1.yaml:60 silence.PAY_ADVANCE_LAST: goes round"),
                        two -> assertThat(two).startsWith("policy-2.yaml:7 currency: must be CNY"));
    }
}
