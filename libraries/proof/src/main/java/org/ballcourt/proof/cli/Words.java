package org.ballcourt.proof.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command line.
 *
 * @param subject the one word that is no option
 * @param options values by option; each may be given several times
 */
record Words(String subject, Map<String, List<String>> options) {
    static Words of(String[] line, Set<String> known) throws Refused {
        String subject = null;
        Map<String, List<String>> options = new HashMap<>();
        Iterator<String> words = List.of(line).iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (!word.startsWith("--")) {
                if (subject != null) {
                    throw new Refused("one thing at a time, not " + subject + " and " + word, "一次只能处理一个");
                }
                subject = word;
            } else if (!known.contains(word)) {
                throw new Refused(
                        "there is no option '" + word + "'; see ./ballcourt help",
                        "没有选项 " + word + "，请看 ./ballcourt help");
            } else if (!words.hasNext()) {
                throw new Refused(word + " needs a value; see ./ballcourt help", word + " 缺少参数，请看 ./ballcourt help");
            } else {
                options.computeIfAbsent(word, any -> new ArrayList<>()).add(words.next());
            }
        }
        if (subject == null) {
            throw new Refused("say what; see ./ballcourt help", "缺少参数，请看 ./ballcourt help");
        }
        return new Words(subject, options);
    }

    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    String one(String option, String otherwise) {
        return all(option).isEmpty() ? otherwise : all(option).getLast();
    }
}
