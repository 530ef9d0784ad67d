package org.ballcourt.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ballcourt.benchmarks.load.KeptConnection.Reply;

/**
 * One dispute after the other, eleven commands each, as one caller sends them: from the complaint over evidence of both sides and a ruling to
 * an appeal that turns it, and the refund.
 */
final class DisputeLife {
    /** So many buyers share the disputes of one caller. */
    private static final int BUYERS = 8;

    private static final String MONEY = "{\"amount\":\"680.00\",\"currency\":\"CNY\"}";
    private static final String WORDS = "The scarf is sold as silk and burns like plastic.";

    private record Turn(String token, String command, String body) {}

    private record Person(String id, String token) {}

    /** What was sent, and how it ended. */
    record Sent(String commandId, Reply reply) {}

    private final KeptConnection connection;
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final List<Person> buyers;
    private final Map<String, String> reports;
    private final Person seller;
    private final Person agent;
    private final Person reviewer;
    private final String certificate;
    private Iterator<Turn> turns = List.<Turn>of().iterator();
    private String caseId;
    private int orders;
    private int commands;

    DisputeLife(KeptConnection connection) throws IOException {
        this.connection = connection;
        this.seller = person("SELLER", "s-" + name);
        this.agent = person("AGENT", "a-" + name);
        this.reviewer = person("REVIEWER", "r-" + name);
        this.certificate = upload(seller, "CERTIFICATE");
        this.buyers = IntStream.range(0, BUYERS)
                .mapToObj(i -> person("BUYER", "b-" + name + "-" + i))
                .toList();
        this.reports = new HashMap<>();
        for (Person buyer : buyers) {
            reports.put(buyer.id, upload(buyer, "INSPECTION_REPORT"));
        }
    }

    private Person person(String role, String id) {
        try {
            byte[] asked = ("{\"role\":\"" + role + "\",\"id\":\"" + id + "\"}").getBytes(UTF_8);
            Reply reply = connection.post("/api/test/token", "Content-Type: application/json\r\n", asked);
            return new Person(id, reply.field("token"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String upload(Person person, String kind) throws IOException {
        byte[] text = ("An expert's words, " + UUID.randomUUID()).getBytes(UTF_8);
        return accepted(new UploadForm(person.token, kind, "report.txt").send(connection, text))
                .field("evidenceId");
    }

    /** Sends the next command. */
    Sent next() throws IOException {
        if (!turns.hasNext()) {
            caseId = null;
            turns = story(buyers.get(orders % BUYERS), "O-" + name + "-" + ++orders)
                    .iterator();
        }
        Turn turn = turns.next();
        String commandId = name + "-" + ++commands;
        String path = caseId == null ? "/api/cases" : "/api/cases/" + caseId + "/" + turn.command;
        String headers = "Authorization: Bearer " + turn.token + "\r\nIdempotency-Key: " + commandId
                + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nPrefer: return=minimal\r\n";
        Reply reply = connection.post(path, headers, turn.body.getBytes(UTF_8));
        if (!reply.accepted()) {
            turns = List.<Turn>of().iterator();
        } else if (caseId == null) {
            caseId = reply.field("caseId");
        }
        return new Sent(commandId, reply);
    }

    static Reply accepted(Reply reply) {
        if (!reply.accepted()) {
            throw new IllegalStateException(reply.status() + " " + new String(reply.body(), UTF_8));
        }
        return reply;
    }

    private Stream<Turn> story(Person buyer, String orderId) {
        String report = reports.get(buyer.id);
        return Stream.of(
                new Turn(buyer.token, "file-complaint", complaint(buyer, orderId)),
                turn(seller, "reject-claim", "{'ground':'OTHER','explanation':'%s','evidence':[]}", WORDS),
                turn(buyer, "request-intervention", "{'ground':'SELLER_REJECTED','explanation':'%s'}", WORDS),
                turn(agent, "accept-intervention", "{}"),
                turn(
                        seller,
                        "submit-evidence",
                        "{'evidence':'%s','element':'CLAIM_IN_AD_TRUE','caption':'%s'}",
                        certificate,
                        WORDS),
                turn(buyer, "complete-evidence", "{}"),
                turn(seller, "complete-evidence", "{}"),
                turn(agent, "issue-ruling", ruling("PROVEN", certificate, "'result':'DISMISSED'")),
                turn(
                        buyer,
                        "lodge-appeal",
                        "{'ground':'NEW_EVIDENCE','explanation':'%s','evidence':['%s']}",
                        WORDS,
                        report),
                turn(
                        reviewer,
                        "decide-appeal",
                        "{'decision':'REVISED','reasons':'%s','ruling':%s}",
                        WORDS,
                        ruling(
                                "NOT_PROVEN",
                                report,
                                "'result':'GRANTED','remedy':'REFUND','atFault':'SELLER','liability':{'SELLER':100},'amount':"
                                        + MONEY)),
                turn(seller, "confirm-step", "{'step':'REFUND','reference':'PAY-%s'}", orderId));
    }

    private static String ruling(String finding, String evidence, String result) {
        return "{'findings':[{'element':'CLAIM_IN_AD_TRUE','finding':'" + finding + "','because':'" + WORDS
                + "','evidence':['" + evidence + "']}],'clauses':['advertising.burden'],'reasons':'" + WORDS + "',"
                + result + "}";
    }

    private static Turn turn(Person person, String command, String body, Object... words) {
        return new Turn(person.token, command, body.formatted(words).replace('\'', '"'));
    }

    private String complaint(Person buyer, String orderId) {
        Instant now = Instant.now();
        return """
                {"order":{"orderId":"%s","orderLineId":"1","buyer":"%s","seller":"%s","sku":"S-14","title":"Silk scarf","goodsClass":"APPAREL",\
                "unitPrice":%s,"quantity":1,"paidAt":"%s","shippedAt":"%s","signedAt":"%s","promises":["GENUINE"]},\
                "reason":"FALSE_ADVERTISING","remedy":"REFUND","amount":%s,"statement":"%s","priorContacts":[]}""".formatted(
                        orderId,
                        buyer.id,
                        seller.id,
                        MONEY,
                        now.minus(Duration.ofDays(9)),
                        now.minus(Duration.ofDays(8)),
                        now.minus(Duration.ofDays(5)),
                        MONEY,
                        WORDS);
    }
}
