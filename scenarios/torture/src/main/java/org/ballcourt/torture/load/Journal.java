package org.ballcourt.torture.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.ballcourt.torture.mail.Letter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the product promised and showed, one JSON object a line, on the disk before its caller goes on: the truth that everything is
 * checked against afterwards.
 */
public final class Journal implements AutoCloseable {
    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    public static Journal open(Path path) throws IOException {
        return new Journal(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** A command was taken. */
    void accepted(Asked asked, String via, JsonNode answer) {
        ObjectNode line = line("accepted", asked)
                .put("since", asked.since().toString())
                .put("via", via)
                .put("caseId", answer.path("caseId").asString())
                .put("version", answer.path("version").asLong());
        mention(line, answer.path("events"));
        if (answer.path("receipt").isObject()) {
            line.set("receipt", answer.path("receipt"));
        }
        write(line);
    }

    /** A command was refused for good. */
    void refused(Asked asked, String via, String code) {
        write(line("refused", asked).put("via", via).put("code", code));
    }

    /** An original was stored. */
    void stored(Asked asked, String evidenceId, String sha256) {
        write(line("stored", asked).put("evidenceId", evidenceId).put("sha256", sha256));
    }

    /** Nobody ever said what became of it. */
    void unanswered(Asked asked, String via, String last) {
        write(line("unanswered", asked).put("via", via).put("last", last));
    }

    /** Somebody saw a case at a version; null where it was told that there is no such case. */
    void seen(String caseId, String reader, Long version) {
        write(line("seen").put("caseId", caseId).put("reader", reader).put("version", version));
    }

    /** Somebody saw the events of a case. */
    void seenEvents(String caseId, String reader, JsonNode events) {
        ObjectNode line = line("seen-events").put("caseId", caseId).put("reader", reader);
        mention(line, events);
        write(line);
    }

    private static void mention(ObjectNode line, JsonNode events) {
        ArrayNode mentioned = line.putArray("events");
        events.forEach(event -> mentioned
                .addObject()
                .put("seq", event.path("seq").asLong())
                .put("type", event.path("type").asString())
                .put("at", event.path("at").asString()));
    }

    /** Somebody found a notice in an inbox. */
    void notice(JsonNode notice) {
        ObjectNode line = line("notice");
        for (String field : new String[] {"caseId", "recipient", "template"}) {
            line.put(field, notice.path(field).asString());
        }
        write(line.put("seq", notice.path("seq").asLong()));
    }

    /** A lapse was found in the topic of events. */
    void lapsed(String caseId, long seq, String at) {
        write(line("lapsed").put("caseId", caseId).put("seq", seq).put("at", at));
    }

    /** Somebody is to be told by mail from now on. */
    void address(String actor, String email) {
        write(line("address").put("actor", actor).put("email", email));
    }

    /** A mail server has taken a letter. */
    public void mailed(Letter letter) {
        ObjectNode line = line("mailed").put("messageId", letter.messageId()).put("caseId", letter.caseId());
        letter.to().forEach(line.putArray("to")::add);
        write(line);
    }

    private static ObjectNode line(String what) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("is", what)
                .put("when", Instant.now().toString());
    }

    private static ObjectNode line(String what, Asked asked) {
        return line(what)
                .put("actor", asked.actor())
                .put("commandId", asked.commandId())
                .put("command", asked.command())
                .put("about", asked.caseId());
    }

    private synchronized void write(JsonNode line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
