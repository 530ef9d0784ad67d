package org.ballcourt.torture.check;

import static org.ballcourt.torture.check.DumpEditor.EVENTS;
import static org.ballcourt.torture.check.DumpEditor.LOG;
import static org.ballcourt.torture.check.DumpEditor.value;
import static org.ballcourt.torture.check.PlantedFault.ANY;
import static org.ballcourt.torture.check.PlantedFault.OTHER_HASH;
import static org.ballcourt.torture.check.PlantedFault.fault;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong in the log and in the topic of events. */
final class LogFaults {
    private LogFaults() {}

    static List<PlantedFault> inTheLog() {
        return List.of(
                fault("the last commit is lost", Kind.LOST, dump -> dump.change(LOG, ANY, LogFaults::withoutEnd)),
                fault("a whole case is lost", Kind.LOST, dump -> dump.remove(LOG, ANY)),
                fault("an event is lost in the middle", Kind.LOST, dump -> commits(dump, all -> all.remove(1))),
                fault("a commit stands twice", Kind.DOUBLED, dump -> commits(dump, all -> all.add(all.get(1)))),
                fault(
                        "a command is stored twice",
                        Kind.DOUBLED,
                        dump -> commits(
                                dump,
                                all -> ((ObjectNode) all.get(2))
                                        .put(
                                                "commandId",
                                                all.get(1).path("commandId").asString())
                                        .put("actor", all.get(1).path("actor").asString()))),
                fault(
                        "two commits change places",
                        Kind.INVERTED,
                        dump -> commits(dump, all -> {
                            JsonNode second = all.remove(1);
                            all.add(second);
                        })),
                fault(
                        "one letter of an event is changed",
                        Kind.FORGED,
                        dump -> dump.payload("complaint-filed", "goods", "gooods")),
                fault(
                        "an event has another time",
                        Kind.FORGED,
                        dump -> dump.event(
                                "complaint-filed",
                                event -> event.putObject("at").put("$date", "2026-11-02T00:00:00Z"))),
                fault(
                        "an event has another actor",
                        Kind.FORGED,
                        dump -> dump.event("complaint-filed", event -> event.put("actor", "BUYER/somebody"))),
                fault(
                        "a commit has another body hash",
                        Kind.FORGED,
                        dump -> commits(dump, all -> ((ObjectNode) all.get(0)).put("bodyHash", OTHER_HASH))),
                fault(
                        "a commit has another time",
                        Kind.FORGED,
                        dump -> commits(
                                dump,
                                all -> ((ObjectNode) all.get(0)).putObject("at").put("$date", "2026-11-02T00:00:00Z"))),
                fault(
                        "an event is older than the one before",
                        Kind.INVERTED,
                        dump -> dump.event(
                                "duty-lapsed", event -> event.putObject("at").put("$date", "2026-10-01T00:00:00Z"))),
                fault(
                        "a booking is a cent too much",
                        Kind.UNBALANCED,
                        dump -> dump.payload("advance-paid", "(\"change\":\\{\"amount\":\"-?[0-9]+)\\.00", "$1.01")),
                fault(
                        "a booking is in another currency",
                        Kind.UNBALANCED,
                        dump -> dump.payload("advance-paid", "(\"account\":\"BUYER\".*?)CNY", "$1EUR")));
    }

    private static void commits(DumpEditor dump, Consumer<ArrayNode> how) {
        dump.change(
                LOG,
                document -> document.path("commits").size() > 2,
                document -> how.accept((ArrayNode) document.path("commits")));
    }

    private static void withoutEnd(ObjectNode document) {
        ArrayNode commits = (ArrayNode) document.path("commits");
        commits.remove(commits.size() - 1);
    }

    static List<PlantedFault> inTheTopic() {
        return List.of(
                fault("an event never came to the topic", Kind.LOST, dump -> dump.remove(EVENTS, second())),
                fault("two events change places in the topic", Kind.INVERTED, LogFaults::swapped),
                fault(
                        "an event is in another partition",
                        Kind.INVERTED,
                        dump -> dump.change(EVENTS, second(), record -> record.put("partition", 99))),
                fault(
                        "an event has another hash in the topic",
                        Kind.FORKED,
                        dump -> dump.change(
                                EVENTS, second(), record -> headers(record).put("ce_hash", OTHER_HASH))),
                fault(
                        "a copy with another hash comes later",
                        Kind.FORKED,
                        dump -> dump.copy(
                                EVENTS, second(), record -> headers(record).put("ce_hash", OTHER_HASH))),
                fault(
                        "an event in the topic never happened",
                        Kind.PHANTOM,
                        dump -> dump.copy(
                                EVENTS, second(), record -> headers(record).put("ce_seq", "4711"))),
                fault(
                        "one letter is changed in the topic",
                        Kind.FORGED,
                        dump -> dump.change(
                                EVENTS,
                                second(),
                                record -> record.put(
                                        "value", record.path("value").asString().replaceFirst("ball", "bell")))),
                fault(
                        "a snapshot has another hash",
                        Kind.FORKED,
                        dump -> dump.change(
                                "topics/ballcourt.case.snapshots.v1.jsonl",
                                ANY,
                                record -> value(record, each -> each.put("head", OTHER_HASH)))));
    }

    private static Predicate<ObjectNode> second() {
        return record -> record.at("/headers/ce_seq").asString().equals("2");
    }

    private static ObjectNode headers(ObjectNode record) {
        return (ObjectNode) record.path("headers");
    }

    private static void swapped(DumpEditor dump) {
        List<ObjectNode> records = dump.lines(EVENTS);
        int at = 0;
        while (!second().test(records.get(at))) {
            at++;
        }
        String caseId = records.get(at).path("key").asString();
        int first = at;
        while (!records.get(first).path("key").asString().equals(caseId) || first == at) {
            first--;
        }
        Collections.swap(records, first, at);
        dump.save(EVENTS, records);
    }
}
