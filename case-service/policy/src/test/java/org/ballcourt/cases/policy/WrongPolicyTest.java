package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            advanceAttempts: 5              | advanceAttempts: 21               | advanceAttempts:        | limits.advanceAttempts      | must be at most 20
            emptyHandOffs: 2                | emptyHandOffs: 11                 | emptyHandOffs:          | limits.emptyHandOffs        | must be at most 10
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
            RULE_LAST_CHANCE: GRANTED_AT_PLATFORM_COST | RULE_LAST_CHANCE: MOVES_TO_SENIOR | RULE_AFTER_AGENT_LAPSE: PROV | silence.RULE_AFTER_AGENT_LAPSE | 'goes round for ever if everybody stays silent: RULE_AFTER_AGENT_LAPSE -> RULE_LAST_CHANCE -> RULE_AFTER_AGENT_LAPSE'
            RULE_LAST_CHANCE: GRANTED_AT_PLATFORM_COST | RULE_LAST_CHANCE: MOVES_TO_SENIOR | RULE_AFTER_AGENT_LAPSE: PROV | silence.RULE_AFTER_AGENT_LAPSE | 'could credit the buyer a second time: '
            RULE_LAST_CHANCE: GRANTED_AT_PLATFORM_COST | RULE_LAST_CHANCE: PROVISIONAL_CREDIT | RULE_LAST_CHANCE: PROV | silence.RULE_LAST_CHANCE | 'goes round for ever if everybody stays silent: RULE_LAST_CHANCE -> RULE_LAST_CHANCE'
            RULE_LAST_CHANCE: GRANTED_AT_PLATFORM_COST | RULE_LAST_CHANCE: PROVISIONAL_CREDIT | RULE_LAST_CHANCE: PROV | silence.RULE_LAST_CHANCE | 'could credit the buyer a second time: RULE_BY_SENIOR -> RULE_LAST_CHANCE'
            RULE_AFTER_AGENT_LAPSE: PROVISIONAL_CREDIT | RULE_AFTER_AGENT_LAPSE: MOVES_TO_SENIOR | RULE_AFTER_AGENT_LAPSE: MOVES | silence.RULE_AFTER_AGENT_LAPSE | 'goes round for ever if everybody stays silent: RULE_AFTER_AGENT_LAPSE -> RULE_AFTER_AGENT_LAPSE'
            PAY_ADVANCE_LAST: PLATFORM_OWES | PAY_ADVANCE_LAST: RETRIED       | PAY_ADVANCE_LAST: RETRIED | silence.PAY_ADVANCE_LAST | 'goes round for ever if everybody stays silent: PAY_ADVANCE_LAST -> PAY_ADVANCE_LAST'
            REVIEW_BY_OTHER: RULING_STANDS  | REVIEW_BY_OTHER: OTHER_REVIEWER | REVIEW_BY_OTHER: OTHER  | silence.REVIEW_BY_OTHER     | goes round for ever
            HANDLE_AT_LEVEL_ABOVE: CLOSES_UNDECIDED | HANDLE_AT_LEVEL_ABOVE: ONE_LEVEL_UP | HANDLE_AT_LEVEL_ABOVE: ONE | silence.HANDLE_AT_LEVEL_ABOVE | goes round for ever
            ANSWER_REJECTION: CASE_LAPSES   | ANSWER_REJECTION: REMEDY_GRANTED | ANSWER_REJECTION: REMEDY | silence.ANSWER_REJECTION  | must be one of
            default: {SELLER: 100}          | default: {SELLER: 90, CARRIER: 5} | default: {SELLER: 90   | liability.default           | must sum to 100 percent, not to 95
            default: {SELLER: 100}          | 'default: {SELLER: 100}\n  PARCEL_LOST: {SELLER: 60, CARRIER: 60}' | PARCEL_LOST: {SELLER: 60 | liability.PARCEL_LOST | must sum to 100 percent, not to 120
            '{points: 12, penalty: LISTING' | '{points: 6, penalty: LISTING'  | '{points: 6, penalty: LISTING' | standing.ladder[2].points | must be more than on the rung before
            'points: 12, penalty: LISTING_LIMIT' | 'points: 12, penalty: WARNING' | 'points: 12, penalty: WARNING' | standing.ladder[2].penalty | must be graver than on the rung before
            'upheld: 2, sanction: DOWNGRADE' | 'upheld: 1, sanction: DOWNGRADE' | 'upheld: 1, sanction: DOWNGRADE' | agents.ladder[1].upheld | must be more than on the rung before
            'upheld: 2, sanction: DOWNGRADE' | 'upheld: 2, sanction: CORRECTION' | 'upheld: 2, sanction: CORRECTION' | agents.ladder[1].sanction | must be graver than on the rung before
            flag: ABANDONED_CLAIMS          | flag: DISMISSED_CLAIMS          | flag: DISMISSED_CLAIMS, atLeast: 5 | standing.misuse[1].flag | stands twice
            'atLeast: 10, within: P90D'     | 'atLeast: 10, within: -P90D'    | within: -P90D           | standing.misuse[2].within   | must be longer than zero
            'levelAbove: head\n  window: P365D' | 'levelAbove: head\n  window: P0D' | window: P0D       | agents.window               | must be longer than zero
            'standing:\n  window: P365D'   | 'standing:\n  window: -P1D'    | window: -P1D            | standing.window             | must be longer than zero
            TRIAGE: {time: PT4H             | TRIAGE: {time: PT9H             | TRIAGE: {time: PT9H     | urgent.TRIAGE.time          | must not be longer than terms.TRIAGE (PT8H)
            TRIAGE: {time: PT4H             | TRIAGE: {time: -PT4H            | TRIAGE: {time: -PT4H    | urgent.TRIAGE.time          | must be longer than zero
            RULE_BY_AGENT: {time: PT8H      | RULE_BY_AGENT: {time: P2D       | RULE_BY_AGENT: {time: P2D | urgent.RULE_BY_AGENT.time | must not be longer than terms.RULE_BY_AGENT (PT16H)
            INSPECT: {time: P3D             | INSPECT: {time: P0D             | INSPECT: {time: P0D     | goods.DIGITAL_CONTENT.terms.INSPECT.time | must be longer than zero
            '  RULE_BY_AGENT: {time: PT8H, clock: BUSINESS}\n  RULE_BY_SENIOR: {time: PT8H' | '  INSPECT: {time: P6D, clock: BUSINESS}\n  RULE_BY_SENIOR: {time: PT8H' | 'INSPECT: {time: P6D' | urgent.INSPECT.time | must not be longer than goods.DIGITAL_CONTENT.terms.INSPECT (P3D)
            GENUINE: [CERTIFICATE, INSPECTION_REPORT, AGENT | GENUINES: [CERTIFICATE, INSPECTION_REPORT, AGENT | GENUINES: | goods.JEWELLERY.kinds.GENUINES | is an element of no burden of this file
            fixedExclusions: [CUSTOM_MADE   | fixedExclusions: [MADE          | fixedExclusions: [MADE  | grounds.fixedExclusions[0]  | must be one of
            'amounts:'                      | 'amounts: &a'                     | 'amounts: &a'           | amounts                     | must not use an anchor
            """)
    void isNamedWithItsPlace(String from, String to, String at, String field, String en) {
        String text = PolicyFiles.shippedWith(unescaped(from), unescaped(to));
        List<PolicyFault> faults = faults(text);
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(Spoken.en(fault.message())).startsWith(en);
            assertThat(Spoken.zh(fault.message())).isNotBlank().isNotEqualTo(Spoken.en(fault.message()));
            assertThat(fault.line()).isEqualTo(lineOf(text, unescaped(at)));
            assertThat(fault.file()).isEqualTo("policy-1.yaml");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            atLeast: 2, within: P90D   | atLeast: 1, within: P90D   | atLeast     | must be at least 2
            atLeast: 2, within: P90D   | atLeast: 2, within: P0D    | within      | must be longer than zero
            perMille: 20               | perMille: 0                | perMille    | must be at least 1
            perMille: 20               | perMille: "2%"             | perMille    | must be of type integer
            by: BATCH, reasons: [INJ   | by: PLANET, reasons: [INJ  | by          | must be one of
            reasons: [INJURY_OR_ALLERGY] | reasons: []              | reasons     | must not be empty
            propose: [STOP_SALE, RECALL, REPORT_TO_REGULATOR] | propose: [SHRUG] | propose[0] | must be one of
            propose: [STOP_SALE, RECALL, REPORT_TO_REGULATOR] | propose: [RECALL, RECALL] | propose | must not name anything twice
            """)
    void isNamedInARuleOfTracing(String from, String to, String part, String en) {
        String newest = PolicyFiles.read("/policies/cn-marketplace-2026-02.yaml");
        assertThat(faults(PolicyFiles.changed(newest, from, to)))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field())
                            .startsWith("secondEdition.tracing.rules.")
                            .endsWith("." + part);
                    assertThat(Spoken.en(fault.message())).startsWith(en);
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
            assertThat(Spoken.en(fault.message())).startsWith("is not YAML from column 4 on");
            assertThat(Spoken.zh(fault.message())).startsWith("从第 4 列起不是有效的 YAML");
        });
    }

    /** What the library thinks of a file is English, and about the library. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [",
                "a: 'b",
                "a: b: c",
                "a: &a [*a]",
                "version: \u0001",
                "? {",
                "- a\nb: c",
                "\tversion: x",
                "%x"
            })
    void saysInItsOwnWordsThatAFileIsNoYaml(String text) {
        assertThat(faults(text))
                .filteredOn(fault -> fault.file().startsWith("policy-"))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(Spoken.zh(fault.message())).doesNotContainPattern("[a-z]{5,}"));
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(faults("# nothing\n"))
                .anySatisfy(fault -> assertThat(Spoken.en(fault.message())).isEqualTo("is empty"));
    }

    @Test
    void refusesAFileThatIsOnlyAWord() {
        assertThat(faults("hello"))
                .anySatisfy(fault -> assertThat(Spoken.en(fault.message())).contains("type object"));
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

    @Test
    void saysOfAnEmptyTableAndOfANameThatIsNoneWhatIsWrong() {
        String text = PolicyFiles.shippedWith("default: {SELLER: 100}", "default: {}");
        text = PolicyFiles.changed(text, "    GENUINE: [CERTIFICATE", "    genuine: [CERTIFICATE");

        assertThat(faults(text))
                .extracting(PolicyFault::field, fault -> Spoken.en(fault.message()))
                .contains(tuple("liability.default", "must not be empty"))
                .anyMatch(said -> said.toList().get(1).equals("is not a field of this file"));
        assertThat(faults(text)).noneMatch(fault -> fault.message().key().equals("policy.against-the-schema"));
    }

    /** What a text must look like is said by a sentence, not by the pattern. */
    @Test
    void haveASentenceForEveryPatternOfTheSchemas() {
        assertThat(List.of(FileSchema.POLICY, FileSchema.CALENDAR))
                .flatExtracting(schema -> schema.source().findParents("pattern"))
                .hasSizeGreaterThan(5)
                .allSatisfy(node -> assertThat(Messages.in(Language.DEFAULT).keys())
                        .contains("policy.format." + node.path("x-message").asString("none")));
    }
}
