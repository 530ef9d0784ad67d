package org.ballcourt.cases.messaging;

/** What a command record must show before it speaks for whom it names. */
enum CommandProof {
    /** Nothing: whoever may write to the topic is believed. */
    NONE,
    /** The token of who acts, as over HTTP. */
    TOKEN,
    /** The same, and people are not heard here: their door is HTTP. */
    PROGRAMS
}
