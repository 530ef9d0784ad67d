package org.ballcourt.notices.texts;

/** A notice in one language. */
public record Text(String subject, String body) {}
