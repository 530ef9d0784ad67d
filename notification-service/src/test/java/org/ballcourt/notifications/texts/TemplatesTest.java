package org.ballcourt.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.Direction;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Sanction;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.MessageFilesCheck;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chinese and English say the same, and nothing is missing or left over. */
class TemplatesTest {
    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/>]?)(\\w+)}}");
    private static final Set<String> PARTIALS = Set.of("ball", "matter");

    /** The codes that templates put into words. */
    private static final List<Class<? extends Enum<?>>> WORDED = List.of(
            Role.class,
            Reason.class,
            Remedy.class,
            SellerRejectionGround.class,
            InterventionGround.class,
            DeclineCode.class,
            SeniorGround.class,
            HandOffReason.class,
            DutyKind.class,
            Consequence.class,
            StepKind.class,
            Freight.class,
            Outcome.class,
            RulingResult.class,
            AppealGround.class,
            AppealDecision.class,
            SuspensionCause.class,
            Finding.class,
            Direction.class,
            EvidenceKind.class,
            MatterKind.class,
            MatterDecision.class,
            Sanction.class,
            Penalty.class,
            AgentComplaintCause.class,
            ViolationKind.class,
            MisuseFlag.class,
            ContactTopic.class);

    @ParameterizedTest
    @EnumSource
    void namesTheSameFactsInBothLanguages(Template template) throws IOException {
        assertThat(tags(template.id(), Language.of("zh"))).isEqualTo(tags(template.id(), Language.of("en")));
    }

    @ParameterizedTest
    @EnumSource
    void hasASubjectAndABodyThatEndsWithTheBall(Template template) throws IOException {
        for (Language language : Language.all()) {
            List<String> lines = read(template.id(), language).lines().toList();
            assertThat(lines.getFirst()).isNotBlank();
            assertThat(lines.get(1)).isNotBlank();
            assertThat(lines.getLast()).isEqualTo("{{>ball}}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenInItsLanguage(Template template) throws IOException {
        assertThat(read(template.id(), Language.of("en"))).doesNotContainPattern("\\p{IsHan}");
        assertThat(read(template.id(), Language.of("zh")))
                .containsPattern("\\p{IsHan}")
                .doesNotContainPattern("[,:;()?!]");
    }

    @ParameterizedTest
    @EnumSource
    void namesNoCommandAsAProgramDoes(Template template) throws IOException {
        for (Language language : Language.all()) {
            String text = read(template.id(), language);
            assertThat(CommandNames.ALL)
                    .extracting(CommandNames::nameOf)
                    .noneMatch(name ->
                            Pattern.compile("\\b" + name + "\\b").matcher(text).find());
        }
    }

    @Test
    void hasAFileForEachTemplateAndNoOther() throws IOException, URISyntaxException {
        Set<String> expected = new TreeSet<>();
        Stream.concat(Arrays.stream(Template.values()).map(Template::id), PARTIALS.stream())
                .forEach(name ->
                        Language.all().forEach(language -> expected.add(name + "." + language.code() + ".txt")));
        Path folder = Path.of(TemplatesTest.class.getResource("/notices").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void hasAWordForEachCodeInBothLanguages() {
        Set<String> expected = new HashSet<>();
        WORDED.forEach(codes -> Arrays.stream(codes.getEnumConstants())
                .forEach(code -> expected.add(codes.getSimpleName() + "." + code.name())));
        for (Language language : Language.all()) {
            assertThat(words(language)).containsAll(expected);
        }
        assertThat(words(Language.of("zh"))).isEqualTo(words(Language.of("en")));
        assertThat(MessageFilesCheck.faults()).isEmpty();
    }

    private static Set<String> tags(String template, Language language) throws IOException {
        Set<String> tags = new TreeSet<>();
        Matcher matcher = TAG.matcher(read(template, language));
        while (matcher.find()) {
            tags.add(matcher.group(1) + matcher.group(2));
        }
        return tags;
    }

    private static Set<String> words(Language language) {
        return Messages.in(language).keys().stream()
                .filter(key -> key.startsWith("word."))
                .map(key -> key.substring("word.".length()))
                .collect(Collectors.toSet());
    }

    private static String read(String template, Language language) throws IOException {
        return new String(
                TemplatesTest.class
                        .getResourceAsStream("/notices/" + template + "." + language.code() + ".txt")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
