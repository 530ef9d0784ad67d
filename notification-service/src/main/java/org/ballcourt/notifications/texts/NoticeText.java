package org.ballcourt.notifications.texts;

/** A notice in one language. */
public record NoticeText(String subject, String body) {}
