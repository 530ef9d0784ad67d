package org.ballcourt.servicekit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.ballcourt.wire.Sha256;
import org.ballcourt.wire.Shortened;
import org.ballcourt.wire.Wire;
import org.bson.Document;

/**
 * One thing that somebody read or tried, at its place in the chain of the process that saw it.
 *
 * @param stream which process, since its start
 * @param actor role and id of a person, or roles and name of a program; null for nobody
 * @param door method and path, with names where an address has ids
 * @param status that it was answered with
 * @param of ids of cases and of whatever else the address or the answer names
 * @param what was looked at; null where the door says it
 * @param words of the query; null without one, and where they were erased
 * @param salt of their mark, which goes with them
 * @param mark in the place of which the chain has the words, so that they can be erased; null without words, and in records of earlier versions
 * @param previous hash of the record before; of the newest of all where it is the first of its stream, or empty
 */
record AuditRecord(
        String stream,
        long seq,
        Instant at,
        String actor,
        String door,
        int status,
        List<String> of,
        String what,
        String words,
        String salt,
        String mark,
        String previous,
        String hash) {
    private static final SecureRandom SALTS = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int LONGEST = 1_000;
    private static final int MOST_IDS = 1_000;

    /** As it came in, before it has a place. */
    record Entry(Instant at, String actor, String door, int status, List<String> of, String what, String words) {
        Entry {
            actor = clean(actor);
            door = clean(door);
            of = of.stream().limit(MOST_IDS).map(AuditRecord::clean).toList();
            what = clean(what);
            words = clean(words);
        }
    }

    static AuditRecord of(Entry entry, String stream, long seq, String previous) {
        String salt = entry.words() == null ? null : freshSalt();
        AuditRecord open = new AuditRecord(
                stream,
                seq,
                Instant.ofEpochMilli(entry.at().toEpochMilli()),
                entry.actor(),
                entry.door(),
                entry.status(),
                entry.of(),
                entry.what(),
                entry.words(),
                salt,
                salt == null ? null : mark(salt, entry.words()),
                previous,
                null);
        return open.with(open.computed());
    }

    /** As it is shown to somebody who may not know of all that it is about; its hash stays that of the whole. */
    AuditRecord of(List<String> some, String saying) {
        return new AuditRecord(stream, seq, at, actor, door, status, some, what, saying, salt, mark, previous, hash);
    }

    private AuditRecord with(String found) {
        return new AuditRecord(stream, seq, at, actor, door, status, of, what, words, salt, mark, previous, found);
    }

    private static String freshSalt() {
        byte[] bytes = new byte[SALT_BYTES];
        SALTS.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String mark(String salt, String words) {
        return Sha256.hex(salt + words);
    }

    boolean isIntact() {
        boolean wordsFit = mark == null || words == null || mark.equals(mark(salt, words));
        return wordsFit && computed().equals(hash);
    }

    private String computed() {
        return Sha256.hex(Wire.json()
                .writeValueAsString(Arrays.asList(
                        stream,
                        seq,
                        at.toEpochMilli(),
                        actor,
                        door,
                        status,
                        of,
                        what,
                        mark == null ? words : mark,
                        previous)));
    }

    /** Sorts after the separator in an id, and so behind all records of a stream. */
    static final String AFTER_ALL = ";";

    static String streamOf(String id) {
        int end = id.lastIndexOf(':');
        return end < 0 ? id : id.substring(0, end);
    }

    static String idOf(String stream, long seq) {
        return String.format(Locale.ROOT, "%s:%012d", stream, seq);
    }

    Document document() {
        return new Document("_id", idOf(stream, seq))
                .append("stream", stream)
                .append("seq", seq)
                .append("at", Date.from(at))
                .append("actor", actor)
                .append("door", door)
                .append("status", status)
                .append("of", of)
                .append("what", what)
                .append("words", words)
                .append("salt", salt)
                .append("mark", mark)
                .append("previous", previous)
                .append("hash", hash);
    }

    static AuditRecord read(Document found) {
        return new AuditRecord(
                found.getString("stream"),
                found.getLong("seq"),
                found.getDate("at").toInstant(),
                found.getString("actor"),
                found.getString("door"),
                found.getInteger("status"),
                found.getList("of", String.class),
                found.getString("what"),
                found.getString("words"),
                found.getString("salt"),
                found.getString("mark"),
                found.getString("previous"),
                found.getString("hash"));
    }

    /** No text of a caller keeps a record from being written, or is longer than is of use. */
    private static String clean(String text) {
        return text == null ? null : Shortened.to(text.replaceAll("\\p{C}", "?"), LONGEST, "…");
    }
}
