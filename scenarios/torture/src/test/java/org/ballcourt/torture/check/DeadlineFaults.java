package org.ballcourt.torture.check;

import static org.ballcourt.torture.check.DumpEditor.LOG;
import static org.ballcourt.torture.check.PlantedFault.ANY;
import static org.ballcourt.torture.check.PlantedFault.fault;
import static org.ballcourt.torture.check.PlantedFault.has;

import java.util.List;
import java.util.function.Predicate;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong with duties and their time. */
final class DeadlineFaults {
    private static final String CLOCKS = "store/ballcourt_clocks.cases.jsonl";

    private DeadlineFaults() {}

    static List<PlantedFault> inDeadlines() {
        return List.of(
                fault(
                        "a duty lapses before its time",
                        Kind.EARLY,
                        dump -> dump.payload("complaint-filed", "(\"dueAt\":\")2026", "$12027")),
                fault(
                        "a lapse is stored before its time",
                        Kind.EARLY,
                        dump -> dump.change(
                                LOG,
                                DeadlineFaults::lapses,
                                document -> document.path("commits")
                                        .forEach(commit -> ((ObjectNode) commit)
                                                .putObject("at")
                                                .put("$date", "2026-11-02T02:00:00Z")))),
                fault(
                        "a duty lapses twice",
                        Kind.DOUBLED,
                        dump -> dump.change(LOG, lapsesTwice(), document -> {
                            List<ObjectNode> lapses = DumpEditor.events(document)
                                    .filter(event -> DumpEditor.is(event, "duty-lapsed"))
                                    .toList();
                            lapses.get(1)
                                    .put(
                                            "payload",
                                            lapses.get(0).path("payload").asString());
                        })),
                fault(
                        "a duty lapses that never was",
                        Kind.PHANTOM,
                        dump -> dump.payload(
                                "duty-lapsed", "\"dutyId\":\"d[0-9]+\"(?!.*\"dutyId\")", "\"dutyId\":\"d99\"")),
                fault(
                        "an event comes after a deadline without its lapse",
                        Kind.LATE,
                        dump -> dump.change(
                                LOG,
                                document -> DumpEditor.events(document)
                                        .skip(1)
                                        .limit(1)
                                        .anyMatch(event -> !DumpEditor.is(event, "duty-lapsed")),
                                document -> {
                                    ObjectNode first = DumpEditor.events(document)
                                            .findFirst()
                                            .orElseThrow();
                                    String payload = first.path("payload").asString();
                                    first.put("payload", payload.replaceFirst("(\"dueAt\":\")2026", "$12025"));
                                })),
                fault(
                        "a duty is open long after its time",
                        Kind.LATE,
                        dump -> dump.change("about.json", ANY, about -> about.put("now", "2029-01-01T00:00:00Z"))),
                fault(
                        "nobody has the ball",
                        Kind.MISSING,
                        dump -> dump.change(
                                LOG,
                                document -> DumpEditor.events(document)
                                        .noneMatch(event -> DumpEditor.is(event, "case-closed")),
                                document -> DumpEditor.events(document).forEach(DeadlineFaults::opensNothing))),
                fault(
                        "a deadline has no timer",
                        Kind.MISSING,
                        dump -> dump.change(CLOCKS, has("open"), document -> document.putArray("open"))),
                fault(
                        "a timer is set to another time",
                        Kind.MISSING,
                        dump -> dump.change(
                                CLOCKS,
                                has("open"),
                                document -> ((ObjectNode) document.path("open").get(0))
                                        .put("dueAt", "2029-01-01T00:00:00Z"))),
                fault(
                        "a timer is left over",
                        Kind.UNEQUAL,
                        dump -> dump.change(
                                CLOCKS,
                                has("open"),
                                document -> ((ArrayNode) document.path("open"))
                                        .addObject()
                                        .put("dutyId", "d99")
                                        .put("dueAt", "2029-01-01T00:00:00Z"))),
                fault(
                        "something is still in flight",
                        Kind.UNSETTLED,
                        dump -> dump.change(
                                "about.json",
                                ANY,
                                about -> about.put("settled", false).put("why", "still busy: relay"))));
    }

    private static boolean lapses(ObjectNode document) {
        return DumpEditor.events(document).anyMatch(event -> DumpEditor.is(event, "duty-lapsed"));
    }

    private static Predicate<ObjectNode> lapsesTwice() {
        return document -> DumpEditor.events(document)
                        .filter(event -> DumpEditor.is(event, "duty-lapsed"))
                        .count()
                > 1;
    }

    private static void opensNothing(ObjectNode event) {
        ObjectNode payload = (ObjectNode) Dump.json(event.path("payload").asString());
        ((ObjectNode) payload.path("ball")).putArray("opened");
        event.put("payload", payload.toString());
    }
}
