package org.ballcourt.canary.right;

import org.ballcourt.canary.left.Left;

/** The other half of a circle. */
public final class Right {
    Left left;
}
