package org.ballcourt.servicekit;

import java.util.Set;

/** The cases that are held for a court at this moment, asked for before anything is destroyed: what an erasure says of them is as old as it is. */
@FunctionalInterface
public interface HeldCases {
    /** May throw; then nothing may be destroyed yet. */
    Set<String> now();
}
