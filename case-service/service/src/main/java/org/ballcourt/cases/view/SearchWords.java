package org.ballcourt.cases.view;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into what can be searched for: whole words of letters and digits, and for Chinese, which has no spaces, every
 * character and every pair of neighbours.
 */
final class SearchWords {
    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
    private static final int LONGEST = 64;

    private SearchWords() {}

    /** Every word under which the texts can be found; null texts are passed over. */
    static Set<String> of(String... texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            if (text != null) {
                addWords(text, words, true);
                words.add(clip(text.strip().toLowerCase(Locale.ROOT)));
            }
        }
        words.remove("");
        return words;
    }

    /** The words that must all be there for a search to match; empty where there is nothing to search for. */
    static Set<String> wanted(String search) {
        Set<String> words = new LinkedHashSet<>();
        for (String part : search.strip().split("\\s+")) {
            addWords(part, words, false);
        }
        return words;
    }

    private static void addWords(String text, Set<String> words, boolean indexing) {
        Matcher runs = RUN.matcher(text.toLowerCase(Locale.ROOT));
        while (runs.find()) {
            String run = runs.group();
            if (Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.HAN) {
                addHan(run.codePoints().toArray(), words, indexing);
            } else {
                words.add(clip(run));
            }
        }
    }

    private static void addHan(int[] run, Set<String> words, boolean indexing) {
        for (int i = 0; i < run.length; i++) {
            if (indexing || run.length == 1) {
                words.add(new String(run, i, 1));
            }
            if (i + 1 < run.length) {
                words.add(new String(run, i, 2));
            }
        }
    }

    private static String clip(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    }
}
