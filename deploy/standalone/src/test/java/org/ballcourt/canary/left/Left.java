package org.ballcourt.canary.left;

import org.ballcourt.canary.right.Right;

/** One half of a circle. */
public final class Left {
    Right right;
}
