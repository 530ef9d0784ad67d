package org.ballcourt.torture.check;

import static org.ballcourt.torture.check.DumpEditor.JOURNAL;
import static org.ballcourt.torture.check.DumpEditor.having;
import static org.ballcourt.torture.check.DumpEditor.value;
import static org.ballcourt.torture.check.PlantedFault.ANY;
import static org.ballcourt.torture.check.PlantedFault.OTHER_HASH;
import static org.ballcourt.torture.check.PlantedFault.fault;

import java.util.List;
import java.util.function.Predicate;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong with what callers were told, and with the signed roots. */
final class PromiseFaults {
    private static final String REPLIES = "topics/ballcourt.case.replies.v1.jsonl";

    private static final String ROOTS = "store/ballcourt_cases.roots.jsonl";
    private static final String TOLD_ROOTS = "topics/ballcourt.proof.roots.v1.jsonl";

    private PromiseFaults() {}

    static List<PlantedFault> inRoots() {
        return List.of(
                fault("a root is missing", Kind.LOST, dump -> dump.remove(ROOTS, root(2))),
                fault(
                        "a root does not follow the one before",
                        Kind.FORKED,
                        dump -> dump.change(ROOTS, root(2), root -> root.put("previous", OTHER_HASH))),
                fault(
                        "a root counts another number of cases",
                        Kind.FORGED,
                        dump -> dump.change(ROOTS, root(2), root -> root.put("cases", 4711))),
                fault("a root was never told", Kind.LOST, dump -> dump.remove(TOLD_ROOTS, ANY)),
                fault(
                        "a root is told with another hash",
                        Kind.FORKED,
                        dump -> dump.change(
                                TOLD_ROOTS, ANY, record -> value(record, root -> root.put("hash", OTHER_HASH)))),
                fault(
                        "a root is told that was never taken",
                        Kind.PHANTOM,
                        dump -> dump.copy(TOLD_ROOTS, ANY, record -> value(record, root -> root.put("n", 4711)))));
    }

    private static Predicate<ObjectNode> root(long n) {
        return root -> root.path("_id").asLong() == n;
    }

    static List<PlantedFault> inPromises() {
        return List.of(
                fault(
                        "a receipt names another hash",
                        Kind.FORKED,
                        dump -> dump.change(
                                JOURNAL,
                                stored(),
                                line -> ((ObjectNode) line.path("receipt")).put("head", OTHER_HASH))),
                fault(
                        "a command was answered in two ways",
                        Kind.FORKED,
                        dump -> dump.copy(
                                JOURNAL,
                                stored(),
                                line -> ((ObjectNode) line.path("receipt")).put("head", OTHER_HASH))),
                fault(
                        "an acknowledged command is nowhere",
                        Kind.LOST,
                        dump -> dump.copy(JOURNAL, stored(), line -> line.put("commandId", "never-stored"))),
                fault(
                        "a refused command is stored",
                        Kind.PHANTOM,
                        dump -> dump.change(
                                JOURNAL,
                                stored(),
                                line -> line.put("is", "refused").put("via", "HTTP"))),
                fault(
                        "a command is taken and refused",
                        Kind.FORKED,
                        dump -> dump.copy(
                                JOURNAL,
                                stored(),
                                line -> line.put("is", "refused").put("via", "HTTP"))),
                fault(
                        "a version was seen that is not there",
                        Kind.LOST,
                        dump -> dump.change(JOURNAL, having("is", "seen"), line -> line.put("version", 4711))),
                fault(
                        "an acknowledged case was not found",
                        Kind.LOST,
                        dump -> dump.change(JOURNAL, having("is", "seen"), line -> line.putNull("version"))),
                fault(
                        "an event was seen that is not there",
                        Kind.LOST,
                        dump -> dump.change(
                                JOURNAL,
                                having("is", "seen-events"),
                                line -> ((ObjectNode) line.path("events").get(0)).put("seq", 4711))),
                fault(
                        "an event was seen that is another now",
                        Kind.FORKED,
                        dump -> dump.change(
                                JOURNAL,
                                having("is", "seen-events"),
                                line -> ((ObjectNode) line.path("events").get(0)).put("type", "ClaimAccepted"))),
                fault(
                        "a command is never answered",
                        Kind.UNANSWERED,
                        dump -> dump.change(JOURNAL, having("is", "refused"), line -> line.put("is", "unanswered"))),
                fault(
                        "a command has two replies",
                        Kind.FORKED,
                        dump -> dump.copy(
                                REPLIES,
                                record -> record.path("value").asString().contains("\"receipt\""),
                                record -> value(
                                        record,
                                        reply -> ((ObjectNode) reply.path("receipt")).put("head", OTHER_HASH)))));
    }

    private static Predicate<ObjectNode> stored() {
        return line -> line.path("is").asString().equals("accepted")
                && line.path("receipt").isObject();
    }
}
