package org.ballcourt.contracts;

import java.util.List;

/**
 * How an event moves the ball: the stage after it, the duties it ended and those it opened.
 *
 * @param stage the stage after the event, or null where it stays
 * @param resumed ids of paused or suspended duties that this event let run on (under a new id) or dropped
 */
public record BallChange(@OptionalField Stage stage, List<Duty> opened, List<EndedDuty> ended, List<String> resumed) {
    /** The ball stays where it is. */
    public static final BallChange NONE = new BallChange(null, List.of(), List.of(), List.of());

    public BallChange {
        opened = opened == null ? List.of() : List.copyOf(opened);
        ended = ended == null ? List.of() : List.copyOf(ended);
        resumed = resumed == null ? List.of() : List.copyOf(resumed);
    }
}
