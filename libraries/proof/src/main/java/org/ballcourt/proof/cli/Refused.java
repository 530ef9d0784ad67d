package org.ballcourt.proof.cli;

/** A command cannot do what it was asked; says why in both languages. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final String zh;

    Refused(String en, String zh) {
        super(en, null, false, false);
        this.zh = zh;
    }

    void print() {
        System.err.println("ballcourt: " + getMessage());
        System.err.println("ballcourt: " + zh);
    }
}
