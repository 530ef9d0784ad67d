package org.ballcourt.torture.check;

import static org.ballcourt.torture.check.DumpEditor.EVENTS;
import static org.ballcourt.torture.check.DumpEditor.JOURNAL;
import static org.ballcourt.torture.check.DumpEditor.having;
import static org.ballcourt.torture.check.DumpEditor.value;
import static org.ballcourt.torture.check.PlantedFault.ANY;
import static org.ballcourt.torture.check.PlantedFault.OTHER_HASH;
import static org.ballcourt.torture.check.PlantedFault.fault;
import static org.ballcourt.torture.check.PlantedFault.has;

import java.util.List;
import java.util.function.Predicate;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong with what consumers keep, with originals and with notices. */
final class ViewFaults {
    private static final String CLOCKS = "store/ballcourt_clocks.cases.jsonl";
    private static final String QUEUE = "store/ballcourt_cases.queue.jsonl";
    private static final String STANDING = "store/ballcourt_cases.standing.jsonl";
    private static final String FILES = "store/ballcourt_evidence.cases.jsonl";
    private static final String NOTICES = "store/ballcourt_notices.cases.jsonl";
    private static final String DELIVERIES = "store/ballcourt_notices.deliveries.jsonl";
    private static final String ORIGINALS = "store/ballcourt_evidence.evidence.jsonl";
    private static final String ESCALATION = "topics/ballcourt.escalation.events.v1.jsonl";

    private ViewFaults() {}

    static List<PlantedFault> inViews() {
        return List.of(
                fault(
                        "the queue shows another stage",
                        Kind.UNEQUAL,
                        dump -> dump.change(QUEUE, ANY, line -> line.put("stage", "SUSPENDED"))),
                fault("the queue does not know a case", Kind.UNEQUAL, dump -> dump.remove(QUEUE, ANY)),
                fault(
                        "the queue shows another buyer",
                        Kind.UNEQUAL,
                        dump -> dump.change(QUEUE, ANY, line -> line.put("buyer", "somebody"))),
                fault(
                        "the queue has lost a duty",
                        Kind.UNEQUAL,
                        dump -> dump.change(QUEUE, has("duties"), line -> line.putArray("duties"))),
                fault(
                        "the queue knows of a case that never was",
                        Kind.PHANTOM,
                        dump -> dump.copy(QUEUE, ANY, line -> line.put("_id", "BC-0000000000000000"))),
                fault(
                        "a dossier tells another ending",
                        Kind.UNEQUAL,
                        dump -> dump.change(
                                STANDING,
                                has("duties"),
                                line -> ((ObjectNode) line.path("duties").get(0)).put("how", "REPLACED"))),
                fault(
                        "the evidence service knows another buyer",
                        Kind.UNEQUAL,
                        dump -> dump.change(FILES, ANY, line -> line.put("buyer", "somebody"))),
                fault(
                        "an exhibit is not disclosed",
                        Kind.UNEQUAL,
                        dump -> dump.remove("store/ballcourt_evidence.disclosures.jsonl", ANY)),
                fault(
                        "notices are one event behind",
                        Kind.UNEQUAL,
                        dump -> dump.change(
                                NOTICES,
                                ANY,
                                line -> line.put("seq", line.path("seq").asLong() - 1))),
                fault(
                        "notices never saw a duty",
                        Kind.UNEQUAL,
                        dump -> dump.change(
                                NOTICES,
                                ANY,
                                line -> line.put(
                                        "view", line.path("view").asString().replace("\"d1\"", "\"d99\"")))),
                fault(
                        "a view stands at another hash",
                        Kind.UNEQUAL,
                        dump -> dump.change(CLOCKS, ANY, line -> line.put("hash", OTHER_HASH))),
                fault(
                        "a case is parked",
                        Kind.PARKED,
                        dump -> dump.change(
                                STANDING,
                                ANY,
                                line -> line.putObject("parked").put("reason", "FORK: another event 3"))),
                fault(
                        "a record is laid aside",
                        Kind.PARKED,
                        dump -> dump.save(
                                "topics/ballcourt.parked.v1.jsonl",
                                List.of(dump.lines(EVENTS).getFirst()))));
    }

    static List<PlantedFault> inOriginals() {
        return List.of(
                fault("the bytes of an original are gone", Kind.LOST, dump -> dump.remove("files.jsonl", ANY)),
                fault(
                        "a byte of an original is changed",
                        Kind.UNREADABLE,
                        dump -> dump.change("files.jsonl", ANY, file -> file.put("sha256", OTHER_HASH))),
                fault("the record of an original is gone", Kind.LOST, dump -> dump.remove(ORIGINALS, ANY)),
                fault(
                        "an original is not what was uploaded",
                        Kind.UNREADABLE,
                        dump -> dump.change(JOURNAL, having("is", "stored"), line -> line.put("sha256", OTHER_HASH))),
                fault(
                        "the core does not know an original",
                        Kind.LOST,
                        dump -> dump.remove("store/ballcourt_cases.evidence.jsonl", ANY)),
                fault(
                        "nobody was told of an original",
                        Kind.LOST,
                        dump -> dump.remove("topics/ballcourt.evidence.events.v1.jsonl", ANY)),
                fault(
                        "an upload was answered with two ids",
                        Kind.FORKED,
                        dump -> dump.copy(
                                JOURNAL, having("is", "stored"), line -> line.put("evidenceId", "ev-other"))));
    }

    static List<PlantedFault> inNotices() {
        return List.of(
                fault(
                        "a notice is told twice",
                        Kind.DOUBLED,
                        dump -> dump.copy(DELIVERIES, ANY, line -> line.put("_id", "other"))),
                fault(
                        "a notice tells of what never happened",
                        Kind.PHANTOM,
                        dump -> dump.copy(
                                DELIVERIES, ANY, line -> line.put("seq", 4711).put("cause", "4711"))),
                fault(
                        "a notice that was read is gone",
                        Kind.LOST,
                        dump -> dump.change(
                                JOURNAL,
                                having("is", "notice"),
                                line -> line.put("template", "case-closed-otherwise"))),
                fault(
                        "a reminder comes too early",
                        Kind.EARLY,
                        dump -> dump.change(
                                ESCALATION,
                                reminds(),
                                record -> value(record, news -> news.put("at", "2026-11-01T00:00:00Z")))),
                fault(
                        "a reminder is of a duty that never was",
                        Kind.PHANTOM,
                        dump -> dump.change(
                                ESCALATION, reminds(), record -> value(record, news -> news.put("dutyId", "d99")))));
    }

    private static Predicate<ObjectNode> reminds() {
        return record -> record.path("value").asString().contains("\"share\"");
    }
}
