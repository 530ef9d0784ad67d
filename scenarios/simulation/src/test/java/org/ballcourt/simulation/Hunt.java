package org.ballcourt.simulation;

import java.time.Duration;
import org.ballcourt.simulation.play.Play;

/** Plays schedules until one goes wrong; ends with 1 then, and with 0 if none did within the time. */
final class Hunt {
    private Hunt() {}

    public static void main(String[] words) throws InterruptedException {
        long until = System.nanoTime() + Duration.parse(words[0]).toNanos();
        boolean[] found = new boolean[1];
        Thread player = Thread.ofVirtual().start(() -> {
            for (long seed = 1; !found[0] && System.nanoTime() < until; seed++) {
                Play.Result result = Play.of(seed);
                if (!result.wrong().isEmpty()) {
                    System.out.println(
                            "schedule " + seed + ": " + result.wrong().getFirst());
                    found[0] = true;
                }
            }
        });
        player.join();
        System.exit(found[0] ? 1 : 0);
    }
}
