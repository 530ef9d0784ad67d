package org.ballcourt.evidence.web;

/** A sentence in both languages that people read here. */
record Saying(String en, String zh) {
    String in(boolean chinese) {
        return chinese ? zh : en;
    }
}
