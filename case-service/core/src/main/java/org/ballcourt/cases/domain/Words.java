package org.ballcourt.cases.domain;

/** The same sentence in both languages that people read here. */
public record Words(String en, String zh) {}
