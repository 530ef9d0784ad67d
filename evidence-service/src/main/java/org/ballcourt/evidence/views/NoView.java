package org.ballcourt.evidence.views;

/** No view can be derived from this original: its type has none, or it is damaged or too large to draw. */
public final class NoView extends Exception {
    private static final long serialVersionUID = 1;

    NoView(String why) {
        super(why);
    }
}
