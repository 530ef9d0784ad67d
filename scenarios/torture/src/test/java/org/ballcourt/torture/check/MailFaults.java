package org.ballcourt.torture.check;

import static org.ballcourt.torture.check.DumpEditor.JOURNAL;
import static org.ballcourt.torture.check.DumpEditor.having;
import static org.ballcourt.torture.check.PlantedFault.ANY;
import static org.ballcourt.torture.check.PlantedFault.fault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong with mail, and with the time of day that events are dated with. */
final class MailFaults {
    static final String DELIVERIES = "store/ballcourt_notices.deliveries.jsonl";
    private static final String WHEN = "2026-11-28T08:00:00Z";

    private MailFaults() {}

    static List<PlantedFault> inMail() {
        return List.of(
                fault("a mail is lost", Kind.LOST, dump -> dump.remove(JOURNAL, having("is", "mailed"))),
                fault(
                        "a mail went to another mailbox",
                        Kind.ASTRAY,
                        mail(letter -> letter.putArray("to").add("somebody@mail.example"))),
                fault(
                        "a mail went to its own mailbox and to another",
                        Kind.ASTRAY,
                        mail(letter -> letter.withArray("to").add("somebody@mail.example"))),
                fault(
                        "a mail tells of another case",
                        Kind.ASTRAY,
                        mail(letter -> letter.put("caseId", "BC-0000000000000000"))),
                fault(
                        "a mail was tried once and sent twice",
                        Kind.DOUBLED,
                        dump -> dump.copy(JOURNAL, having("is", "mailed"), _ -> {})),
                fault(
                        "a mail was sent that no delivery tells of",
                        Kind.PHANTOM,
                        dump -> dump.copy(
                                JOURNAL, having("is", "mailed"), letter -> letter.put("messageId", "<other@x>"))),
                fault(
                        "a sender died and nobody took its mail up",
                        Kind.UNSETTLED,
                        dump -> dump.change(DELIVERIES, sent(), line -> line.put("state", "SENDING"))),
                fault(
                        "somebody gave an address and is not mailed",
                        Kind.LOST,
                        dump -> dump.change(DELIVERIES, sent(), line -> line.put("state", "NO_ADDRESS"))),
                fault(
                        "a binding notice was given up unsent",
                        Kind.LOST,
                        dump -> giveUp(dump, having("template", "seller-silent"))));
    }

    static List<PlantedFault> inTimes() {
        return List.of(
                fault(
                        "a lapse is dated later than it was seen",
                        Kind.EARLY,
                        dump -> seen(dump, lapsed("2026-11-28T10:00:00Z"))),
                fault(
                        "a command is dated later than it was acknowledged",
                        Kind.INVERTED,
                        dump -> seen(dump, accepted(dump, "2026-11-28T10:00:00Z"))),
                fault(
                        "a command is dated before it was asked for",
                        Kind.INVERTED,
                        dump -> seen(dump, accepted(dump, "2026-11-28T06:00:00Z"))));
    }

    /** Of a notice of that kind nobody knows whether it was sent, and it was not. */
    static void giveUp(DumpEditor dump, Predicate<ObjectNode> kind) {
        ObjectNode delivery = dump.lines(DELIVERIES).stream()
                .filter(sent().and(kind))
                .findFirst()
                .orElseThrow();
        String id = MailCheck.messageId(delivery);
        dump.change(DELIVERIES, having("_id", delivery.path("_id").asString()), line -> line.put("state", "UNKNOWN"));
        dump.remove(JOURNAL, line -> line.path("messageId").asString("").startsWith("<" + id));
    }

    static Predicate<ObjectNode> sent() {
        return having("channel", "MAIL").and(having("state", "SENT"));
    }

    private static Consumer<DumpEditor> mail(Consumer<ObjectNode> change) {
        return dump -> dump.change(JOURNAL, having("is", "mailed"), change);
    }

    /** Of an installation whose clock nobody may move, in which nothing was seen but this. */
    static void seen(DumpEditor dump, ObjectNode line) {
        dump.save(JOURNAL, Stream.concat(datelessJournal(dump), Stream.of(line)).toList());
    }

    /** The clock of the good dump was moved; of another nobody may have been told when anything happened. */
    static Stream<ObjectNode> datelessJournal(DumpEditor dump) {
        dump.change("about.json", ANY, about -> about.put("clocksStopped", true));
        return dump.lines(JOURNAL).stream()
                .filter(each ->
                        !List.of("accepted", "lapsed").contains(each.path("is").asString()));
    }

    static ObjectNode lapsed(String at) {
        return line("lapsed").put("caseId", "BC-0").put("seq", 3).put("at", at);
    }

    /** As it was really acknowledged, but at another time of day. */
    static ObjectNode accepted(DumpEditor dump, String at) {
        ObjectNode line = dump.lines(JOURNAL).stream()
                .filter(having("is", "accepted"))
                .findFirst()
                .orElseThrow();
        Instant dated = CaseHistory.date(line.at("/events/0/at"));
        long wrong = Instant.parse(at).toEpochMilli() - Instant.parse(WHEN).toEpochMilli();
        return line.put("when", dated.minusMillis(wrong).toString())
                .put("since", dated.minusMillis(wrong).toString());
    }

    /** A lapse that a command found which came an hour after the deadline. */
    static ObjectNode lapsedByTheWay(DumpEditor dump) {
        ObjectNode record = dump.lines(DumpEditor.EVENTS).stream()
                .filter(each -> each.at("/headers/ce_type").asString("").contains("duty-lapsed"))
                .findFirst()
                .orElseThrow();
        String at = record.at("/headers/ce_time").asString();
        String later = Instant.parse(at).plus(1, ChronoUnit.HOURS).toString();
        ObjectNode line = line("accepted")
                .put("caseId", record.path("key").asString())
                .put("version", 1)
                .put("since", later)
                .put("when", later);
        line.putArray("events")
                .addObject()
                .put("seq", Long.parseLong(record.at("/headers/ce_seq").asString()))
                .put("type", "DutyLapsed")
                .put("at", at);
        return line;
    }

    private static ObjectNode line(String is) {
        return JsonNodeFactory.instance.objectNode().put("is", is).put("when", WHEN);
    }
}
