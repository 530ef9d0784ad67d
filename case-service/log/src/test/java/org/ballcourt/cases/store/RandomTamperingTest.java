package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ballcourt.cases.store.RawLog.RawCommit;
import org.ballcourt.cases.store.RawLog.RawEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;

/** Changes stored documents at random: every change of what happened is found at the next reading, with its place. */
class RandomTamperingTest {
    private static final long SEED = Long.getLong("ballcourt.seed", System.nanoTime());
    private static final String ID = "BC-1";

    private final Random random = new Random(SEED);
    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final CommitWriter writer = new CommitWriter(Samples.keys());

    private record Forgery(String what, RawLog log) {}

    private RawLog history() {
        for (int i = 0; i < 8; i++) {
            CaseLog base = cases.load(ID);
            Commit commit = i == 0
                    ? Samples.commit(writer, base, "c-0", Samples.filed("O-1"))
                    : Samples.commit(writer, base, "c-" + i, Samples.stated("one"), Samples.stated("two"));
            cases.append(base, commit);
        }
        return cases.raw(ID);
    }

    @Test
    void findsEveryChangeOfAStoredDocumentAndSaysWhere() {
        System.out.println("RandomTamperingTest: -Dballcourt.seed=" + SEED);
        RawLog honest = history();
        for (int i = 0; i < 2000; i++) {
            Forgery forgery = forge(honest);
            if (forgery.log.equals(honest)) {
                continue;
            }
            String found = found(forgery.log);
            assertThat(found).as("seed %s: %s", SEED, forgery.what).isNotNull().containsPattern("\\d|head|end");
        }
    }

    private static String found(RawLog forged) {
        try {
            forged.verify();
            return null;
        } catch (UnreadableLog e) {
            return e.getMessage();
        }
    }

    private Forgery forge(RawLog log) {
        List<RawCommit> commits = new ArrayList<>(log.commits());
        int at = random.nextInt(commits.size());
        RawCommit commit = commits.get(at);
        switch (random.nextInt(9)) {
            case 0 -> {
                commits.remove(at);
                return forged("drops commit " + commit.n(), log, commits);
            }
            case 1 -> {
                commits.add(at, commit);
                return forged("repeats commit " + commit.n(), log, commits);
            }
            case 2 -> {
                commits.add(commits.remove(at));
                return forged("moves commit " + commit.n(), log, commits);
            }
            case 3 -> {
                return forged("cuts the tail", log, commits.subList(0, at));
            }
            case 4 -> {
                commits.set(at, envelope(commit));
                return forged("envelope of commit " + commit.n(), log, commits);
            }
            case 5 -> {
                List<RawEvent> events = new ArrayList<>(commit.events());
                events.remove(random.nextInt(events.size()));
                commits.set(at, Tampering.events(commit, events));
                return forged("drops an event of commit " + commit.n(), log, commits);
            }
            case 6 -> {
                commits.set(at, Tampering.events(commit, commit.events().reversed()));
                return forged("turns commit " + commit.n(), log, commits);
            }
            case 7 -> {
                return new Forgery(
                        "head", new RawLog(ID, log.version(), 0, log.lastSeq(), flipped(log.head()), commits));
            }
            default -> {
                RawEvent event =
                        commit.events().get(random.nextInt(commit.events().size()));
                RawLog changed = Tampering.event(log, event.seq(), this::field);
                return new Forgery("a field of event " + event.seq(), changed);
            }
        }
    }

    private static Forgery forged(String what, RawLog log, List<RawCommit> commits) {
        return new Forgery(
                what, new RawLog(ID, log.version(), log.relayed(), log.lastSeq(), log.head(), List.copyOf(commits)));
    }

    private RawCommit envelope(RawCommit c) {
        int which = random.nextInt(6);
        return new RawCommit(
                which == 0 ? c.n() + 100 : c.n(),
                which == 1 ? flipped(c.commandId()) : c.commandId(),
                which == 2 ? flipped(c.bodyHash()) : c.bodyHash(),
                which == 3 ? new Actor(Role.AGENT, "wang") : c.actor(),
                which == 4 ? c.at().plusMillis(1) : c.at(),
                c.events(),
                which == 5 ? null : c.seal());
    }

    private RawEvent field(RawEvent e) {
        int which = random.nextInt(6);
        Instant at = which == 2 ? e.at().plusMillis(1) : e.at();
        return new RawEvent(
                which == 0 ? e.seq() + 1 : e.seq(),
                which == 1 ? "claim-accepted.v1" : e.type(),
                at,
                which == 3 ? new Actor(Role.SYSTEM, "x") : e.actor(),
                which == 4 ? flipped(e.payload()) : e.payload(),
                which == 5 ? flipped(e.hash()) : e.hash());
    }

    /** Another character somewhere, also inside of what proves the event. */
    private String flipped(String text) {
        StringBuilder changed = new StringBuilder(text);
        int at = random.nextInt(text.length());
        changed.setCharAt(at, (char) (changed.charAt(at) ^ 1 << random.nextInt(5)));
        return changed.toString();
    }
}
