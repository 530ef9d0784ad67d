package org.ballcourt.evidence.views;

/** What is shown in place of an original. */
public record View(String mediaType, byte[] bytes) {}
