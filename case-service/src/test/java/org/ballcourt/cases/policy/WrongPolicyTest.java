package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault is named with its line and field, in both languages. */
class WrongPolicyTest {
    @ParameterizedTest(name = "{3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # changed                       | into                              | at                      | field                       | en
            PT48H, clock: CALENDAR}\\n  ANSWER_REJ | PT0H, clock: CALENDAR}\\n  ANSWER_REJ | ANSWER_CLAIM: | terms.ANSWER_CLAIM.time | must be longer than zero
            PROVE: {time: PT72H             | PROVE: {time: -PT72H              | PROVE: {                | terms.PROVE.time            | must be longer than zero
            PROVE: {time: PT72H             | PROVE: {time: 3 days              | PROVE: {                | terms.PROVE.time            | must be a time
            PROVE: {time: PT72H             | PROVE: {time: P0D                 | PROVE: {                | terms.PROVE.time            | must be longer than zero
            clock: BUSINESS}\\n  PROVE      | clock: MOON}\\n  PROVE            | TRIAGE: {               | terms.TRIAGE.clock          | must be one of
            '  TRIAGE: {time: PT8H, clock: BUSINESS}\\n' | ''                   | terms:                  | terms.TRIAGE                | is missing
            '  TRIAGE: {'                   | '  TRIAGES: {}\\n  TRIAGE: {'     | TRIAGES:                | terms.TRIAGES               | is not a field
            calendar: cn                    | calendar: mars                    | calendar: mars          | calendar                    | is not a known calendar; known: cn
            smallClaim: "50.00"             | smallClaim: "50.0"                | smallClaim:             | amounts.smallClaim          | must have 2 decimal digits in CNY
            smallClaim: "50.00"             | smallClaim: 50.00                 | smallClaim:             | amounts.smallClaim          | must be of type string
            smallClaim: "50.00"             | smallClaim: "-50.00"              | smallClaim:             | amounts.smallClaim          | must be an amount
            smallClaim: "50.00"             | smallClaim: "6000.00"             | smallClaim:             | amounts.smallClaim          | must not be above agentAuthority
            currency: CNY                   | currency: XQZ                     | currency:               | currency                    | is not an ISO 4217 currency
            remindAtPercent: [50, 80]       | remindAtPercent: [80, 50]         | remindAtPercent:        | pace.remindAtPercent[1]     | must be more than the one before
            remindAtPercent: [50, 80]       | remindAtPercent: [50, 180]        | remindAtPercent:        | pace.remindAtPercent[1]     | must be at most 99
            followOnPercent: 20             | followOnPercent: 0                | followOnPercent:        | pace.followOnPercent        | must be at least 1
            headroomEvents: 100             | headroomEvents: 500               | headroomEvents:         | limits.headroomEvents       | must be less than events
            bytes: 1048576                  | bytes: 16777216                   | bytes:                  | limits.bytes                | must be at most
            evidenceRequests: 2             | evidenceRequests: two             | evidenceRequests:       | limits.evidenceRequests     | must be of type integer
            effectiveFrom: 2026-01-01       | effectiveFrom: 2026-02-30         | effectiveFrom:          | effectiveFrom               | is not a day of the calendar
            effectiveFrom: 2026-01-01       | effectiveFrom: January            | effectiveFrom:          | effectiveFrom               | must be a date
            transition: PINNED              | transition: LATEST                | version:                | announcedOn                 | is needed with transition LATEST
            transition: PINNED              | 'transition: LATEST\\nannouncedOn: 2025-12-27' | announcedOn: | announcedOn                 | must lie at least 7 days before
            market: cn-marketplace          | market: cn-marketplace\\nmarket: cn-marketplace | market: cn-marketplace\\nmarket | market | stands twice; the first is on line 3
            version: cn-marketplace-2026-01 | version: de-2026-01               | version:                | version                     | must begin with the market
            '  silence.rule:'               | '  silence.rules:'                | clauses:                | clauses.silence.rule        | is missing
            '  fast-lane.express-refund:'   | '  fast-lane.quick:'              | clauses:                | clauses.fast-lane.express-refund | is missing
            clause: injury.burden           | clause: injury.none               | injury.none             | burdens.INJURY_OR_ALLERGY[0].clause | names no clause
            element: PACKED_WELL            | element: DAMAGE_SHOWN             | bearer: SELLER, clause: logistics.damage | burdens.PARCEL_DAMAGED[1].element | stands twice
            kinds: [MEDICAL_RECORD, INS     | kinds: [MAGIC, INS                | MAGIC                   | burdens.INJURY_OR_ALLERGY[0].kinds[0] | must be one of
            kinds: [MEDICAL_RECORD, INS     | kinds: [PHOTO, INS                | kinds: [PHOTO, INSPECTION_REPORT, PHOTO] | burdens.INJURY_OR_ALLERGY[0].kinds | must not name anything twice
            INJURY_CAUSED, bearer: BUYER    | INJURY_CAUSED, bearer: AGENT      | bearer: AGENT           | burdens.INJURY_OR_ALLERGY[0].bearer | must be one of
            'zh: 卖家以进货凭证或授权文件举证商品为正品。' | 'zh: ""'            | zh: ""                  | clauses.genuine.burden.zh   | must not be empty
            noReasonReturnDays: 7           | noReasonReturnDays: 0             | noReasonReturnDays:     | windows.noReasonReturnDays  | must be at least 1
            rateService: P15D               | rateService: P0D                  | rateService:            | windows.rateService         | must be longer than zero
            'amounts:'                      | 'amounts: &a'                     | 'amounts: &a'           | amounts                     | must not use an anchor
            """)
    void isNamedWithItsPlace(String from, String to, String at, String field, String en) {
        String text = PolicyFiles.shippedWith(unescaped(from), unescaped(to));
        List<PolicyFault> faults = faults(text);
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.words().en()).startsWith(en);
            assertThat(fault.words().zh())
                    .isNotBlank()
                    .isNotEqualTo(fault.words().en());
            assertThat(fault.line()).isEqualTo(lineOf(text, unescaped(at)));
            assertThat(fault.file()).isEqualTo("policy-1.yaml");
        });
    }

    @Test
    void namesAllFaultsAtOnceInTheOrderOfTheFile() {
        String text = PolicyFiles.shippedWith("PROVE: {time: PT72H", "PROVE: {time: PT0H");
        text = PolicyFiles.changed(text, "smallClaim: \"50.00\"", "smallClaim: \"50.000\"");
        text = PolicyFiles.changed(text, "calendar: cn", "calendar: mars");
        text = PolicyFiles.changed(text, "transition: PINNED", "transition: SOMETIMES");
        assertThat(faults(text))
                .extracting(PolicyFault::field)
                .containsExactly("transition", "calendar", "terms.PROVE.time", "amounts.smallClaim");
    }

    @Test
    void saysWhereAFileIsNoYaml() {
        assertThat(faults("version: a\n  b: [\n")).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.words().en()).startsWith("is not YAML");
        });
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(faults("# nothing\n"))
                .anySatisfy(fault -> assertThat(fault.words().en()).isEqualTo("is empty"));
    }

    @Test
    void refusesAFileThatIsOnlyAWord() {
        assertThat(faults("hello"))
                .anySatisfy(fault -> assertThat(fault.words().en()).contains("type object"));
    }

    @Test
    void carriesNoStackTrace() {
        PolicyFilesRefused refused = catchThrowableOfType(PolicyFilesRefused.class, () -> PolicyFiles.load("hello"));
        assertThat(refused.getStackTrace()).isEmpty();
    }

    private static List<PolicyFault> faults(String text) {
        PolicyFilesRefused refused = catchThrowableOfType(PolicyFilesRefused.class, () -> PolicyFiles.load(text));
        assertThat(refused).as("the file is refused").isNotNull();
        return refused.faults();
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }

    /** The last line of the part that marks the place. */
    private static int lineOf(String text, String mark) {
        int end = text.indexOf(mark) + mark.length();
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
