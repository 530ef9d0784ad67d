package org.ballcourt.torture.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ballcourt.scenarios.Answer;
import org.ballcourt.scenarios.Product;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** All parties of some disputes, over HTTP, one request after the other. */
final class HttpCaller implements Runnable {
    private static final int IN_HAND = 12;
    private static final int REMEMBERED = 30;
    private static final long LONGEST_THOUGHT_MILLIS = 150;
    private static final int NOT_FOUND = 404;
    /** One dispute in so many has a buyer who wants no mail. */
    private static final int WITHOUT_MAIL = 3;

    private final String name;
    private final Seeds seeds;
    private final Front front;
    private final Crew crew;
    private final Random random;
    private final List<Dispute> inHand = new ArrayList<>();
    private final List<Asked> acknowledged = new ArrayList<>();
    private int disputes;

    /** What all callers share. */
    record Crew(Journal journal, LoadTally tally, Shift shift, Supplier<Instant> now, Consumer<JsonNode> sell) {
        /** Of something that was sold. */
        Asked filing(Dispute dispute) {
            Asked filing = dispute.filing(now.get());
            sell.accept(filing.body().path("order"));
            return filing;
        }
    }

    HttpCaller(String name, Seeds seeds, Front front, Crew crew) {
        this.name = name;
        this.seeds = seeds;
        this.front = front;
        this.crew = crew;
        this.random = seeds.of(name);
    }

    @Override
    public void run() {
        try (front) {
            while (!crew.shift().isOver()) {
                act();
                LockSupport.parkNanos(random.nextLong(LONGEST_THOUGHT_MILLIS * 1_000_000));
            }
        }
    }

    private void act() {
        if (inHand.size() < IN_HAND || random.nextInt(12) == 0) {
            file();
            return;
        }
        Dispute dispute = inHand.get(random.nextInt(inHand.size()));
        switch (random.nextInt(24)) {
            case 0, 10, 11 -> upload(dispute, random.nextInt(3) == 0 ? "AGENT/a1" : dispute.buyer());
            case 1, 12 -> readInbox(dispute);
            case 2, 13 -> repeat();
            case 3, 14 -> readEvents(dispute);
            case 4 -> report(dispute);
            default -> command(dispute);
        }
    }

    private void file() {
        String id = name + "-" + ++disputes;
        Dispute dispute = new Dispute(id, seeds.of(id));
        if (disputes % WITHOUT_MAIL != 0) {
            giveAddress(dispute.buyer(), dispute.mailbox());
        }
        Answer answer = send(crew.filing(dispute));
        if (answer != null && answer.accepted()) {
            dispute.filed(answer.json().path("caseId").asString());
            inHand.add(dispute);
            if (inHand.size() > IN_HAND) {
                inHand.remove(random.nextInt(inHand.size()));
            }
        }
    }

    /** Given before there is anything to be told. */
    private void giveAddress(String actor, String email) {
        Answer answer = front.giveAddress(actor, email);
        if (answer != null && answer.accepted()) {
            crew.journal().address(actor, email);
        }
    }

    /** Nobody needs to decide it: silence leads it up the levels, and closes it. */
    private void report(Dispute dispute) {
        send(dispute.report());
    }

    private void command(Dispute dispute) {
        JsonNode known = read("SUPERVISOR/v1", dispute);
        if (known.isMissingNode()) {
            return;
        }
        String actor = dispute.actor(known);
        JsonNode shown = read(actor, dispute);
        List<String> allowed = shown.path("allowedActions")
                .valueStream()
                .map(action -> action.path("action").asString())
                // Most disputes shall go on for a while.
                .filter(action ->
                        !action.equals("WithdrawComplaint") || dispute.random().nextInt(10) == 0)
                .toList();
        boolean guess = allowed.isEmpty() || dispute.random().nextInt(8) == 0;
        String command = dispute.any(guess ? Bodies.COMMANDS : allowed);
        if (command.equals("SubmitEvidence") && !guess) {
            upload(dispute, actor);
        }
        Asked asked = dispute.ask(actor, command, new Bodies(dispute, shown).of(command));
        Answer answer = send(asked);
        if (answer != null && answer.accepted()) {
            acknowledged.add(asked);
            if (acknowledged.size() > REMEMBERED) {
                acknowledged.remove(random.nextInt(acknowledged.size()));
            }
        }
        if (known.path("stage").asString().equals("CLOSED") && dispute.random().nextInt(3) == 0) {
            inHand.remove(dispute);
        }
    }

    private Answer send(Asked asked) {
        Answer answer = front.send(asked);
        if (answer == null) {
            unanswered(asked);
        } else if (answer.accepted()) {
            crew.journal().accepted(asked, "HTTP", answer.json());
            crew.tally().accepted.increment();
        } else {
            crew.journal().refused(asked, "HTTP", answer.code());
            crew.tally().refused.increment();
        }
        return answer;
    }

    /** The same words again get the first answer again; the journal has both, for the checker to compare. */
    private void repeat() {
        if (!acknowledged.isEmpty()) {
            crew.tally().repeated.increment();
            send(acknowledged.get(random.nextInt(acknowledged.size())));
        }
    }

    private JsonNode read(String actor, Dispute dispute) {
        Answer answer = front.get(actor, "/api/cases/" + dispute.caseId());
        crew.tally().reads.increment();
        if (answer == null) {
            return MissingNode.getInstance();
        }
        if (answer.accepted()) {
            crew.journal()
                    .seen(dispute.caseId(), actor, answer.json().path("version").asLong());
        } else if (answer.status() == NOT_FOUND && mayAlwaysRead(actor, dispute)) {
            crew.journal().seen(dispute.caseId(), actor, null);
        }
        return answer.json();
    }

    private static boolean mayAlwaysRead(String actor, Dispute dispute) {
        return actor.equals(dispute.buyer()) || actor.startsWith("SUPERVISOR/");
    }

    private void readEvents(Dispute dispute) {
        Answer answer = front.get("SUPERVISOR/v1", "/api/cases/" + dispute.caseId() + "/events");
        crew.tally().reads.increment();
        if (answer != null && answer.accepted()) {
            crew.journal()
                    .seenEvents(dispute.caseId(), "SUPERVISOR/v1", answer.json().path("events"));
        }
    }

    private void readInbox(Dispute dispute) {
        Answer answer = front.inbox(dispute.buyer());
        crew.tally().reads.increment();
        if (answer != null && answer.accepted()) {
            answer.json().path("notices").forEach(crew.journal()::notice);
        }
    }

    private void upload(Dispute dispute, String actor) {
        Asked asked = dispute.ask(actor, "upload", null);
        byte[] bytes = ("seen with own eyes: " + asked.commandId() + "\n" + "x".repeat(random.nextInt(20_000)))
                .getBytes(StandardCharsets.UTF_8);
        Product.EvidenceFile file =
                new Product.EvidenceFile(asked.commandId(), asked.commandId() + ".txt", "text/plain", bytes);
        Answer answer = front.upload(actor, "CHAT_LOG", file);
        if (answer == null) {
            unanswered(asked);
        } else if (answer.accepted()) {
            String id = answer.json().path("evidenceId").asString();
            crew.journal().stored(asked, id, sha256(bytes));
            crew.tally().uploads.increment();
            dispute.evidence().add(id);
        } else {
            crew.journal().refused(asked, "HTTP", answer.code());
            crew.tally().refused.increment();
        }
    }

    private void unanswered(Asked asked) {
        crew.journal().unanswered(asked, "HTTP", front.last());
        crew.tally().unanswered.increment();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
