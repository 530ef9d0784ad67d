package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.junit.jupiter.api.Test;

/** The types of TypeScript say what the schemas say; {@code -Dballcourt.typescript=write} writes them anew. */
class TypeScriptTest {
    private static final Path FILE = Path.of("../../examples/node/ballcourt.d.ts");

    @Test
    void standsAmongTheExamplesAsItIs() throws IOException {
        String made = TypeScriptTypes.all();
        if ("write".equals(System.getProperty("ballcourt.typescript"))) {
            Files.writeString(FILE, made);
        }
        assertThat(FILE)
                .as("written anew with -Dballcourt.typescript=write")
                .content()
                .isEqualTo(made);
    }

    @Test
    void namesEveryCommandAndEvent() {
        String made = TypeScriptTypes.all();
        CommandNames.ALL.forEach(
                type -> assertThat(made).contains("  '%1$s': commands.%1$s;".formatted(CommandNames.nameOf(type))));
        EventNames.all()
                .forEach((name, type) ->
                        assertThat(made).contains("  '%s': events.%s;".formatted(name, type.getSimpleName())));
        assertThat(made).doesNotContain("unknown;", "undefined");
    }
}
