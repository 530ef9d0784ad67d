package org.ballcourt.cases.command;

/** For trials and tests: believes every reference that is one, and pays out nothing. */
final class AcceptingPayments implements Payments {
    @Override
    public boolean confirms(String reference, Transfer transfer) {
        return reference != null;
    }

    @Override
    public String pay(String key, Transfer transfer) {
        return "test-payment-" + key;
    }
}
