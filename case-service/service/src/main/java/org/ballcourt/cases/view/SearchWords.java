package org.ballcourt.cases.view;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into what can be searched for: whole words of letters and digits, and for Chinese, which has no spaces, every
 * character and every pair of neighbours. Full-width and other forms of a letter are that letter, traditional Chinese is
 * simplified.
 */
final class SearchWords {
    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final int LONGEST = 64;

    private SearchWords() {}

    /** Loaded by the first text in Chinese, since it takes its time. */
    private static final class Simplified {
        static final Transliterator FORMS = Transliterator.getInstance("Traditional-Simplified");
    }

    /** Every word under which the texts can be found; null texts are passed over. */
    static Set<String> of(String... texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            if (text != null) {
                String folded = folded(text);
                addWords(folded, words, true);
                words.add(clip(folded.strip()));
            }
        }
        words.remove("");
        return words;
    }

    /**
     * What must be found for a search to match: of each the word itself or, where that was another one, its form in lines
     * that were written before forms of letters were folded. Empty where there is no word to search for.
     */
    static List<Set<String>> wanted(String search) {
        List<String> words = words(folded(search));
        List<String> before = words(search.toLowerCase(Locale.ROOT));
        List<Set<String>> wanted = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Set<String> forms = new LinkedHashSet<>(Set.of(words.get(i)));
            if (before.size() == words.size()) {
                forms.add(before.get(i));
            }
            wanted.add(forms);
        }
        return wanted;
    }

    private static List<String> words(String search) {
        Set<String> words = new LinkedHashSet<>();
        for (String part : search.strip().split("\\s+")) {
            addWords(part, words, false);
        }
        return List.copyOf(words);
    }

    private static String folded(String text) {
        String folded = Normalizer2.getNFKCCasefoldInstance().normalize(text);
        return HAN.matcher(folded).find() ? Simplified.FORMS.transliterate(folded) : folded;
    }

    private static void addWords(String text, Set<String> words, boolean indexing) {
        Matcher runs = RUN.matcher(text);
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
