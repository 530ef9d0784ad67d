package org.ballcourt.scenarios;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param product a running product in test mode; null to start fresh ones
 * @param complete the stories must tell of every command, consequence of silence and rejection code
 * @param launch starts a product; its options follow
 */
record ScenarioOptions(Path folder, int lanes, URI product, boolean complete, List<String> launch) {
    static ScenarioOptions of(List<String> words) {
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        List<String> launch = end == words.size() ? List.of() : words.subList(end + 1, words.size());
        Path folder = null;
        int lanes = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        URI product = null;
        boolean complete = false;
        Iterator<String> rest = words.subList(0, end).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--lanes" -> lanes = number(value(word, rest));
                case "--complete" -> complete = true;
                case "--product" -> product = URI.create(value(word, rest));
                default -> {
                    if (word.startsWith("-") || folder != null) {
                        throw new StoryError("what is '" + word
                                + "'? usage: scenarios DIR [--lanes N] [--product URL] [--complete]");
                    }
                    folder = Path.of(word);
                }
            }
        }
        if (folder == null) {
            throw new StoryError("which folder? usage: scenarios DIR [--lanes N] [--product URL] [--complete]");
        }
        return new ScenarioOptions(folder, lanes, product, complete, launch);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new StoryError(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]?")) {
            throw new StoryError("'" + text + "' is not a number of lanes");
        }
        return Integer.parseInt(text);
    }
}
