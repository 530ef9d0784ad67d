package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * The shipped rules with terms of seconds, for services whose clock nobody can move.
 *
 * <p>Each start of a case-service walks through rules that the build has not proven, which takes longer than a whole life here. So they
 * are vouched for; a dead end in them would be found by whoever looks for cases that hang.
 */
final class ShortPolicy {
    static final String MARKET = "torture";

    private static final String SHIPPED = "/policies/cn-marketplace-2026-01.yaml";
    private static final String PROVEN = "/policies/proven.txt";
    private static final Pattern TERM = Pattern.compile("time: \\w+, clock: \\w+");
    private static final int SHORTEST_SECONDS = 20;
    private static final int MIDDLE_SECONDS = 45;
    private static final int LONGEST_SECONDS = 90;

    private ShortPolicy() {}

    /** @return the folder to be given as {@code ballcourt.policies.dir} */
    static Path write(Path folder, Random random) {
        String text = text(random);
        save(folder.resolve(MARKET + "-2026-01.yaml"), text);
        return folder;
    }

    /** @return a folder for the front of the class path, in which the rules of the other folder are vouched for */
    static Path vouch(Path folder, Path policies) {
        try {
            byte[] rules = Files.readAllBytes(policies.resolve(MARKET + "-2026-01.yaml"));
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(rules));
            save(folder.resolve(PROVEN.substring(1)), resource(PROVEN) + hash + " " + MARKET + "\n");
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static String text(Random random) {
        String text = resource(SHIPPED);
        // What is urgent must not have more time than what is not.
        int urgent = text.indexOf("\nurgent:");
        return (terms(text.substring(0, urgent), random, MIDDLE_SECONDS, LONGEST_SECONDS)
                        + terms(text.substring(urgent), random, SHORTEST_SECONDS, MIDDLE_SECONDS))
                .replace("version: cn-marketplace-2026-01", "version: " + MARKET + "-2026-01")
                .replace("market: cn-marketplace", "market: " + MARKET)
                .replace("followOnLeast: PT24H", "followOnLeast: PT10S");
    }

    private static String resource(String name) {
        try (InputStream shipped = ShortPolicy.class.getResourceAsStream(name)) {
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void save(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String terms(String text, Random random, int least, int most) {
        return TERM.matcher(text).replaceAll(_ -> "time: PT" + random.nextInt(least, most) + "S, clock: CALENDAR");
    }
}
