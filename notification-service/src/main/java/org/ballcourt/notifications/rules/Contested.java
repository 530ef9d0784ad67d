package org.ballcourt.notifications.rules;

/** What can be contested beside flags, for which the vocabulary has no word of its own. */
enum Contested {
    /** Money that the platform takes back. */
    RECOVERY
}
