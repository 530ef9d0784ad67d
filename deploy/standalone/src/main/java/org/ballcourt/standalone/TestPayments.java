package org.ballcourt.standalone;

import java.net.ConnectException;
import org.ballcourt.cases.command.Payments;
import org.ballcourt.cases.command.PaymentsUnavailable;
import org.ballcourt.contracts.Money;

/** A payment system without money, whose mood can be changed: so that stories can tell what happens when it doubts or is down. */
final class TestPayments implements Payments {
    /** How it answers. */
    enum Mood {
        /** Knows every reference and pays every advance. */
        BELIEVES,
        /** Knows no reference; pays advances. */
        DOUBTS,
        /** Answers nothing. */
        DOWN
    }

    private volatile Mood mood = Mood.BELIEVES;

    void is(Mood newMood) {
        mood = newMood;
    }

    @Override
    public boolean confirms(Payment payment) {
        requireUp();
        return mood == Mood.BELIEVES;
    }

    @Override
    public String payAdvance(String key, String caseId, Money amount) {
        requireUp();
        return "test-payment-" + key;
    }

    private void requireUp() {
        if (mood == Mood.DOWN) {
            throw new PaymentsUnavailable(new ConnectException("the test payment system is down"));
        }
    }
}
