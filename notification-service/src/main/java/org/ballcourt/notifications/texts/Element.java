package org.ballcourt.notifications.texts;

/** An element to prove, by its name in the policy; kept apart from free text so that it gets words of its own. */
public record Element(String name) {}
