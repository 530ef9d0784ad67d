package org.ballcourt.scenarios;

/** The product cannot be talked to: no story can go on. */
final class ProductFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProductFailure(String message) {
        super(message);
    }
}
