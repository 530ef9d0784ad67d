package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.walk.WalkingVerifier;
import org.ballcourt.contracts.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class StartingWithPoliciesIT {
    @TempDir
    private Path folder;

    @Test
    void loadsTheShippedFilesAndThoseOfTheFolderAndWarnsOf2027(CapturedOutput output) throws IOException {
        String next = PolicyFiles.changed(PolicyFiles.SHIPPED, "cn-marketplace-2026-01", "cn-marketplace-2026-09");
        write("next.yaml", PolicyFiles.changed(next, "effectiveFrom: 2026-01-01", "effectiveFrom: 2026-09-01"));
        List<String> walked = new ArrayList<>();
        PolicyVerifier verifier = policy -> {
            walked.add(policy.version());
            return List.of();
        };
        try (ConfigurableApplicationContext context = start(verifier)) {
            assertThat(context.getBean(LoadedPolicies.class).all()).hasSize(5);
        }
        assertThat(walked).containsExactly("cn-marketplace-2026-09");
        assertThat(output).contains("no official list of holidays for 2027").contains("尚无 2027");
    }

    @Test
    void refusesAWrongFileWithItsLinesAndNoStackTrace(CapturedOutput output) throws IOException {
        write("wrong.yaml", PolicyFiles.changed(PolicyFiles.SHIPPED, "calendar: cn", "calendar: mars"));
        assertThatThrownBy(() -> start(new WalkingVerifier())).hasRootCauseInstanceOf(PolicyFilesRefused.class);
        assertThat(output)
                .contains("wrong.yaml:7 calendar: is not a known calendar; known: cn, eu / 未知的日历；已知：cn, eu")
                .contains("wrong.yaml:2 version: has a file already: cn-marketplace-2026-01.yaml")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesAPolicyWithADeadEnd(CapturedOutput output) throws IOException {
        String next = PolicyFiles.changed(PolicyFiles.SHIPPED, "cn-marketplace-2026-01", "cn-marketplace-2026-09");
        write("next.yaml", PolicyFiles.changed(next, "effectiveFrom: 2026-01-01", "effectiveFrom: 2026-09-01"));
        PolicyVerifier never = policy -> List.of(Message.of("test.dead-end"));
        assertThatThrownBy(() -> start(never)).hasRootCauseInstanceOf(PolicyFilesRefused.class);
        assertThat(output)
                .contains("next.yaml:", "silence: never closes the case")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesAFolderThatIsNotThere(CapturedOutput output) {
        folder = folder.resolve("nowhere");
        assertThatThrownBy(() -> start(new WalkingVerifier())).hasRootCauseInstanceOf(PolicyFilesRefused.class);
        assertThat(output).contains("there is no folder " + folder).doesNotContain("\tat ");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private ConfigurableApplicationContext start(PolicyVerifier verifier) {
        return new SpringApplicationBuilder(PolicyConfiguration.class)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean(PolicyVerifier.class, () -> verifier))
                .web(WebApplicationType.NONE)
                .properties("ballcourt.policies.dir=" + folder, "spring.main.banner-mode=off")
                .run();
    }
}
