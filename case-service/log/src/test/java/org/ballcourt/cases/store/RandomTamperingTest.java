package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Changes stored documents at random: every change of what happened is found at the next reading, with its place. */
class RandomTamperingTest {
    private static final long SEED = Long.getLong("ballcourt.seed", System.nanoTime());
    private static final String ID = "BC-1";

    private final Random random = new Random(SEED);
    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final CommitWriter writer = new CommitWriter(Samples.keys());

    private record Forgery(String what, Document log) {}

    private Document history() {
        for (int i = 0; i < 8; i++) {
            CaseLog base = cases.load(ID);
            Commit commit = i == 0
                    ? Samples.commit(writer, base, "c-0", Samples.filed("O-1"))
                    : Samples.commit(writer, base, "c-" + i, Samples.stated("one"), Samples.stated("two"));
            cases.append(base, commit);
        }
        return cases.document(ID);
    }

    @Test
    void findsEveryChangeOfAStoredDocumentAndSaysWhere() {
        System.out.println("RandomTamperingTest: -Dballcourt.seed=" + SEED);
        Document honest = history();
        for (int i = 0; i < 2000; i++) {
            Forgery forgery = forge(honest);
            if (forgery.log.equals(honest)) {
                continue;
            }
            String found = found(forgery.log);
            assertThat(found).as("seed %s: %s", SEED, forgery.what).isNotNull().containsPattern("\\d|head|end");
        }
    }

    private static String found(Document forged) {
        try {
            LogVerification.verify(forged);
            return null;
        } catch (UnreadableLog e) {
            return e.getMessage();
        }
    }

    private Forgery forge(Document log) {
        List<Document> commits = new ArrayList<>(Tampering.commits(log));
        int at = random.nextInt(commits.size());
        Document commit = commits.get(at);
        long n = commit.getLong("n");
        switch (random.nextInt(9)) {
            case 0 -> {
                commits.remove(at);
                return forged("drops commit " + n, log, commits);
            }
            case 1 -> {
                commits.add(at, commit);
                return forged("repeats commit " + n, log, commits);
            }
            case 2 -> {
                commits.add(commits.remove(at));
                return forged("moves commit " + n, log, commits);
            }
            case 3 -> {
                return forged("cuts the tail", log, commits.subList(0, at));
            }
            case 4 -> {
                commits.set(at, envelope(commit));
                return forged("envelope of commit " + n, log, commits);
            }
            case 5 -> {
                List<Document> events = new ArrayList<>(Tampering.events(commit));
                events.remove(random.nextInt(events.size()));
                commits.set(at, Tampering.with(commit, "events", events));
                return forged("drops an event of commit " + n, log, commits);
            }
            case 6 -> {
                commits.set(
                        at,
                        Tampering.with(
                                commit, "events", Tampering.events(commit).reversed()));
                return forged("turns commit " + n, log, commits);
            }
            case 7 -> {
                return new Forgery("head", Tampering.with(log, "head", flipped(log.getString("head"))));
            }
            default -> {
                List<Document> events = Tampering.events(commit);
                long seq = events.get(random.nextInt(events.size())).getLong("seq");
                return new Forgery("a field of event " + seq, Tampering.event(log, seq, this::field));
            }
        }
    }

    private static Forgery forged(String what, Document log, List<Document> commits) {
        return new Forgery(what, Tampering.with(log, "commits", List.copyOf(commits)));
    }

    private Document envelope(Document c) {
        return switch (random.nextInt(6)) {
            case 0 -> Tampering.with(c, "n", c.getLong("n") + 100);
            case 1 -> flipped(c, "commandId");
            case 2 -> flipped(c, "bodyHash");
            case 3 -> Tampering.with(c, "actor", new Actor(Role.AGENT, "wang").toString());
            case 4 -> later(c);
            default -> Tampering.with(c, "seal", null);
        };
    }

    private Document field(Document e) {
        return switch (random.nextInt(6)) {
            case 0 -> Tampering.with(e, "seq", e.getLong("seq") + 1);
            case 1 -> Tampering.with(e, "type", "claim-accepted.v1");
            case 2 -> later(e);
            case 3 -> Tampering.with(e, "actor", new Actor(Role.SYSTEM, "x").toString());
            case 4 -> flipped(e, "payload");
            default -> flipped(e, "hash");
        };
    }

    private static Document later(Document document) {
        return Tampering.with(document, "at", new Date(document.getDate("at").getTime() + 1));
    }

    private Document flipped(Document document, String field) {
        return Tampering.with(document, field, flipped(document.getString(field)));
    }

    /** Another character somewhere, also inside of what proves the event. */
    private String flipped(String text) {
        StringBuilder changed = new StringBuilder(text);
        int at = random.nextInt(text.length());
        changed.setCharAt(at, (char) (changed.charAt(at) ^ 1 << random.nextInt(5)));
        return changed.toString();
    }
}
