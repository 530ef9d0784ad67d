package org.ballcourt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ballcourt.messages.cli.CommandRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioOptionsTest {
    @Test
    void takesWhatIsSaidAndWhatStartsAProduct() {
        assertThat(options("stories --lanes 2 --complete --product http://h:1/ -- java up --lanes 3"))
                .isEqualTo(new ScenarioOptions(
                        Path.of("stories"), 2, URI.create("http://h:1"), true, List.of("java", "up", "--lanes", "3")));
        assertThat(options("stories"))
                .satisfies(usual -> assertThat(usual.lanes()).isBetween(1, 4))
                .satisfies(usual -> assertThat(usual.product()).isNull())
                .satisfies(usual -> assertThat(usual.launch()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -- up                 | say what
            a b                   | one thing at a time, not a and b
            a --lane 2            | there is no option '--lane'
            a --lanes             | --lanes needs a value
            a --lanes none        | --lanes needs a number from 1 to 99, not 'none'
            a --product localhost | --product needs an address such as
            """)
    void namesWhatIsWrong(String words, String complaint) {
        assertThatThrownBy(() -> options(words))
                .isInstanceOf(CommandRefused.class)
                .hasMessageStartingWith(complaint);
    }

    @Test
    void endsWithTwoWhereNoStoryCanBeTold(@TempDir Path folder) throws Exception {
        assertThat(Scenarios.run(List.of("--quick"))).isEqualTo(2);
        assertThat(Scenarios.run(List.of(folder.resolve("missing").toString()))).isEqualTo(2);
        Files.writeString(folder.resolve("notes.txt"), "no story");
        assertThat(Scenarios.run(List.of(folder.toString()))).isEqualTo(2);
    }

    @Test
    void failsWhereNoProductCouldBeStarted(@TempDir Path folder) throws Exception {
        Files.copy(Path.of("../../scenarios/02-everybody-silent.yaml"), folder.resolve("story.yaml"));
        assertThat(Scenarios.run(List.of(
                        folder.toString(), "--", folder.resolve("nothing").toString())))
                .isEqualTo(1);
    }

    private static ScenarioOptions options(String words) {
        return ScenarioOptions.of(List.of(words.split(" ")));
    }
}
