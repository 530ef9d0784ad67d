package org.ballcourt.contracts;

/**
 * Somebody who acts: a role and an id, written {@code ROLE/id}.
 *
 * @param id at most 64 letters, digits and {@code . _ - @}; unique within the role
 */
public record Actor(Role role, String id) {
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

    @Override
    public String toString() {
        return role + "/" + id;
    }
}
