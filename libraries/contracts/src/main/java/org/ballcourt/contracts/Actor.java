package org.ballcourt.contracts;

import java.util.regex.Pattern;

/**
 * Somebody who acts: a role and an id, written {@code ROLE/id}.
 *
 * @param id as {@link #isId} allows it, in everything that comes from outside; unique within the role
 */
public record Actor(Role role, String id) {
    public static final int LONGEST_ID = 128;

    /** What an id may have beside letters and digits: the marks in the subjects of identity providers, addresses and URNs. */
    public static final String ID_MARKS = ". _ - @ + | : =";

    /** What an id is, for schemas. No slash, which parts it from its role and from the next step of an address. */
    public static final String ID_PATTERN = "[\\p{L}\\p{M}\\p{N}._@+|:=-]{1," + LONGEST_ID + "}";

    private static final Pattern ID = Pattern.compile(ID_PATTERN);

    /** The clock and the fast lanes. */
    public static final Actor SYSTEM = new Actor(Role.SYSTEM, "ballcourt");

    /** The shared inbox of the supervisors. */
    public static final Actor DESK = new Actor(Role.SUPERVISOR, "desk");

    /**
     * Reads {@code ROLE/id}.
     *
     * @throws IllegalArgumentException if the text has another form or names no role
     */
    public static Actor parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new IllegalArgumentException("'" + text + "' is not of the form ROLE/id");
        }
        return new Actor(Role.valueOf(text.substring(0, slash)), text.substring(slash + 1));
    }

    /** Whether somebody new may come with this id; what is stored is believed. */
    public static boolean isId(String text) {
        return text != null && ID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return role + "/" + id;
    }
}
