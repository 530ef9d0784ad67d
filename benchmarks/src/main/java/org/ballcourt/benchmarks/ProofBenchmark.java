package org.ballcourt.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.proof.CaseHead;
import org.ballcourt.proof.Commitment;
import org.ballcourt.proof.MerkleTree;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Wire;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What proof costs: proving and reading a log of 40 events in the form before proofs and in today's, sealing one event, signing one receipt, one
 * leaf of the tree over all cases.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProofBenchmark {
    private static final String TYPE = "statement-added.v1";
    private static final Actor ACTOR = new Actor(Role.BUYER, "li");
    private static final Instant AT = Instant.parse("2026-11-02T02:00:00Z");
    private static final int EVENTS = 40;

    private final List<String> plain = new ArrayList<>();
    private final List<String> proven = new ArrayList<>();
    private final SigningKey key = SigningKey.fresh();

    @Setup
    public void fill() {
        for (int i = 0; i < EVENTS; i++) {
            String payload = Wire.payload(new StatementAdded(
                    new PersonalText("BUYER/li", null, "v2.abcdefabcdef." + "x".repeat(500) + i),
                    Audience.ALL,
                    BallChange.NONE));
            plain.add(payload);
            proven.add(Commitment.seal(TYPE, EventHash.text(AT), ACTOR.toString(), "c-" + i, payload));
        }
    }

    @Benchmark
    public Object readBefore() {
        return read(plain);
    }

    @Benchmark
    public Object readToday() {
        return read(proven);
    }

    /** As a store does: the chain from the first event to the head, and every payload parsed. */
    private static Object read(List<String> payloads) {
        String hash = RecordedEvent.GENESIS;
        List<Object> events = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            hash = EventHash.of(hash, "BC-1", i + 1L, TYPE, AT, ACTOR, "c-" + i, payloads.get(i));
            events.add(Wire.event(TYPE, payloads.get(i)));
        }
        events.add(hash);
        return events;
    }

    @Benchmark
    public Object sealOneEvent() {
        return Commitment.seal(TYPE, EventHash.text(AT), ACTOR.toString(), "c-1", plain.getFirst());
    }

    @Benchmark
    public Object signOneReceipt() {
        return key.sign(proven.getFirst().substring(0, 400).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Benchmark
    public Object addOneCaseToTheTree() {
        MerkleTree tree = new MerkleTree();
        tree.add(new CaseHead("BC-0123456789ABCDEF", 9, 12, RecordedEvent.GENESIS).leaf());
        tree.add(new CaseHead("BC-0123456789ABCDEG", 9, 12, RecordedEvent.GENESIS).leaf());
        return tree.root();
    }
}
