package org.ballcourt.servicekit.kafka;

/** What a record must show before it is taken for an event of a case. */
public enum EventProof {
    /** Nothing: whoever may write to the topic is believed. */
    NONE,
    /** That a known key of the case core signed it. */
    SIGNED
}
