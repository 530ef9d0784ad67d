package org.ballcourt.platformstub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the marketplace's fund has paid, and what it says of payments between others, of which it hears by their references alone; safe
 * for many threads.
 */
public final class PaymentBook {
    /** How it answers. */
    public enum Mood {
        /** Takes every reference for a payment that was made; pays advances. */
        BELIEVES,
        /** Knows no payment but its own; pays advances. */
        DOUBTS,
        /** Answers nothing. */
        DOWN
    }

    /** A payment of its own under its reference. */
    public record Paid(String reference, StubPayment payment) {}

    /** As it is kept. */
    private record Entry(String key, Paid paid) {}

    private final Map<String, Paid> paidByKey = new LinkedHashMap<>();
    private final KeptLines kept;
    private volatile Mood mood = Mood.BELIEVES;

    PaymentBook(KeptLines kept) {
        this.kept = kept;
        kept.read(Entry.class).forEach(entry -> paidByKey.put(entry.key(), entry.paid()));
    }

    public void is(Mood newMood) {
        mood = newMood;
    }

    boolean isDown() {
        return mood == Mood.DOWN;
    }

    /** Whether it knows exactly that payment under that reference. */
    synchronized boolean confirms(String reference, StubPayment payment) {
        return paidByKey.values().stream()
                .filter(paid -> paid.reference().equals(reference))
                .map(paid -> paid.payment().equals(payment))
                .findFirst()
                .orElse(mood == Mood.BELIEVES);
    }

    /**
     * Pays once per key.
     *
     * @throws IllegalStateException where the key stands for another payment
     */
    synchronized Paid pay(String key, StubPayment payment) {
        Paid paid = paidByKey.computeIfAbsent(key, _ -> kept(key, new Paid("test-payment-" + key, payment)));
        if (!paid.payment().equals(payment)) {
            throw new IllegalStateException("that key stands for another payment: " + paid.payment());
        }
        return paid;
    }

    private Paid kept(String key, Paid paid) {
        kept.add(new Entry(key, paid));
        return paid;
    }

    /** All that it has paid, the oldest first. */
    public synchronized List<Paid> paid() {
        return List.copyOf(paidByKey.values());
    }
}
