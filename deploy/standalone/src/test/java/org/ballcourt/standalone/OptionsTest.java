package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.ballcourt.messages.cli.CommandRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void takesATemporaryFolderAndTheUsualPortsIfNothingIsSaid() {
        assertThat(Options.of(List.of("up")))
                .isEqualTo(new Options(null, null, false, 8080, null, null, null, null, null, false, false));
    }

    @Test
    void takesWhatIsSaid() {
        Options options = Options.of(List.of(
                "up",
                "--data",
                "d",
                "--market",
                "eu-marketplace",
                "--empty",
                "--port",
                "0",
                "--kafka-port",
                "19092",
                "--store-port",
                "0",
                "--ready-file",
                "r",
                "--attached"));
        assertThat(options)
                .isEqualTo(new Options(
                        Path.of("d"), "eu-marketplace", true, 0, null, null, 19092, 0, Path.of("r"), true, false));
    }

    @Test
    void opensTestModeOnlyWhereEverythingIsOurs() {
        assertThat(Options.of(List.of("up")).testMode()).isTrue();
        assertThat(Options.of(List.of("up", "--kafka", "h:9092")).testMode()).isFalse();
        assertThat(Options.of(List.of("up", "--mongo", "mongodb://h")).testMode())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            down               | the only command is 'up'
            up --prot 1        | there is no option '--prot'
            up --port          | --port needs a value
            up --data --empty  | --data needs a value
            up --port 65536    | --port needs a port from 0 to 65535
            up --port http     | --port needs a port from 0 to 65535
            up --mongo host    | --mongo needs a URI
            """)
    void saysWhatIsWrongAndWhatToDo(String words, String message) {
        assertThatThrownBy(() -> Options.of(List.of(words.split(" "))))
                .isInstanceOf(CommandRefused.class)
                .hasMessageStartingWith(message);
    }
}
