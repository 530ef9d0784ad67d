package org.ballcourt.contracts;

/** What silence left of an element: found against the silent role unless evidence says otherwise. */
public record Presumption(String element, Finding finding, Role against) {}
