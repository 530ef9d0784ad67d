package org.ballcourt.torture.load;

import java.util.Random;

/** Draws lots, for each purpose its own: what happens to one case changes nothing of what is drawn for another. */
public record Seeds(long seed) {
    public Random of(String purpose) {
        long mixed = seed;
        for (char letter : purpose.toCharArray()) {
            mixed = 6364136223846793005L * (mixed ^ letter) + 1442695040888963407L;
        }
        return new Random(mixed);
    }
}
