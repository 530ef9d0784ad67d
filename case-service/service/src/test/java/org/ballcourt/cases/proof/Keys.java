package org.ballcourt.cases.proof;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.InMemoryCaseHeads;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.cases.store.InMemoryRootRepository;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.kafka.RecordSigner;

/** A key for tests. */
public final class Keys {
    static final InstallationKeys INSTALLATION = new InstallationKeys(SigningKey.fresh(), List.of());

    private Keys() {}

    public static Receipts receipts() {
        return new Receipts(INSTALLATION);
    }

    public static RecordSigner records() {
        return new RecordSigner(INSTALLATION.own());
    }

    /** @throws org.ballcourt.consumer.UnprovenEvent if it is not signed by {@link #installation} */
    public static void demandSigned(ProducerRecord<String, byte[]> sent) {
        ConsumerRecord<String, byte[]> read = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(read.headers()::add);
        EventVerifier.of(INSTALLATION.known()).demandSigned(read);
    }

    public static InstallationKeys installation() {
        return INSTALLATION;
    }

    /** Of these logs, for whoever wants receipts alone. */
    public static Bundles receiptsOf(CaseStore cases) {
        return new Bundles(cases, null, null, receipts(), null);
    }

    /** Signed over one case. */
    public static Roots roots() {
        InMemoryCaseStore cases = new InMemoryCaseStore();
        cases.append(
                cases.load("BC-1"),
                new CommitWriter(Samples.keys())
                        .write(
                                cases.load("BC-1"),
                                Samples.BUYER,
                                "c-1",
                                "ab".repeat(32),
                                Samples.START,
                                List.of(new DatedEvent(Samples.START, Samples.BUYER, Samples.filed("O-1")))));
        Roots roots = new Roots(
                new InMemoryCaseHeads(cases), new InMemoryRootRepository(), INSTALLATION, () -> Samples.START);
        roots.close();
        return roots;
    }

    /** As the setting {@code ballcourt.proof.key} wants it. */
    public static String line() {
        return INSTALLATION.own().pem().replaceAll("-----[A-Z ]+-----|\\s", "");
    }
}
