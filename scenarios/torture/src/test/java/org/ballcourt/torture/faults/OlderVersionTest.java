package org.ballcourt.torture.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.torture.older.OlderVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, as the real ones are. */
class OlderVersionTest {
    @TempDir
    Path folder;

    /** Says which events and commands it knows. */
    static final class Knowing {
        public static void main(String[] words) {
            EventNames.all().keySet().forEach(System.out::println);
            CommandNames.ALL.forEach(command -> System.out.println(command.getSimpleName()));
        }
    }

    @Test
    void lacksWhatCameLaterAndNothingElse() throws Exception {
        Path agent = AgentJar.of(folder.resolve("older.jar"), OlderVersion.class);
        Process knowing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + agent + "=offer-made.v1,MakeOffer",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Knowing.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(knowing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Stream<String> events = EventNames.all().keySet().stream();
        Stream<String> commands = CommandNames.ALL.stream().map(Class::getSimpleName);
        assertThat(told.lines())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(events, commands)
                        .filter(name -> !name.equals("offer-made.v1") && !name.equals("MakeOffer"))
                        .toList());
    }
}
