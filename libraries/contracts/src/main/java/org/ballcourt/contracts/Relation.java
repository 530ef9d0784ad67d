package org.ballcourt.contracts;

/** What somebody is to a case. */
public enum Relation {
    BUYER,
    SELLER,
    PLATFORM,
    /** Brought up a complaint about an agent, a violation or a contest, or asked the desk. */
    COMPLAINANT,
    /** The agent or seller whom such a matter is about; is not told who brought it up. */
    CONCERNED,
    /** Was given a duty of the case, and sees little more than that. */
    THIRD_PARTY,
    /** To them the case does not exist. */
    NONE
}
