package org.ballcourt.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.EventChain;
import org.ballcourt.wire.Wire;
import org.ballcourt.wire.WireEvents;

/** Events as the product publishes them, without a product. */
public final class CannedHistories {
    private CannedHistories() {}

    /**
     * Whole disputes, and matters beside them (a complaint about an agent, a report, a contested flag, a contact), as the rules played
     * them: case by case, each case's events in order, its hashes a chain.
     */
    public static List<RecordedEvent> disputes() {
        return lines("disputes.jsonl")
                .map(Wire.sealedJson()::readTree)
                .map(WireEvents::fromJson)
                .toList();
    }

    /**
     * Every type of event in every version and form that was ever published; each is the only one of a case of its own, which is what no
     * dispute looks like, and fields hold whatever fits.
     */
    public static List<RecordedEvent> everyForm() {
        return lines("sample-hashes.txt")
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .flatMap(file ->
                        EventChain.of("form-" + file.replace(".json", ""))
                                .then(Actor.SYSTEM, sample(file))
                                .events()
                                .stream())
                .toList();
    }

    private static CaseEvent sample(String file) {
        String type = file.replaceFirst("(\\.v[0-9]+)\\..*", "$1");
        return Wire.event(
                type, Wire.sealedJson().readTree(text("samples/" + file)).toString());
    }

    private static Stream<String> lines(String name) {
        return text(name).lines();
    }

    private static String text(String name) {
        try (InputStream file = CannedHistories.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
