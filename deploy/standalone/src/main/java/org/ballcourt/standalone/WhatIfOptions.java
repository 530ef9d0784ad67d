package org.ballcourt.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.ballcourt.messages.Language;

/**
 * What the words after {@code policy whatif} ask for.
 *
 * @param token null to ask the product's test endpoints for one
 * @param language of the report
 * @param json the report as the product sends it
 */
record WhatIfOptions(Path file, URI product, String token, Language language, boolean json) {
    static WhatIfOptions of(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals("whatif")) {
            throw new StartRefused(
                    "say 'policy whatif FILE'; see ./ballcourt help", "用法：policy whatif 文件，请看 ./ballcourt help");
        }
        Path file = null;
        String product = "http://127.0.0.1:8080";
        String token = null;
        String lang = "en";
        boolean json = false;
        Iterator<String> rest = words.subList(1, words.size()).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--product" -> product = value(word, rest);
                case "--token" -> token = value(word, rest);
                case "--lang" -> lang = value(word, rest);
                case "--json" -> json = true;
                default -> file = onlyFile(file, word);
            }
        }
        if (file == null) {
            throw new StartRefused("which FILE? See ./ballcourt help", "缺少草案文件，请看 ./ballcourt help");
        }
        if (Language.all().stream().map(Language::code).noneMatch(lang::equals)) {
            throw new StartRefused("--lang is en or zh, not '" + lang + "'", "--lang 应为 en 或 zh，而不是 " + lang);
        }
        return new WhatIfOptions(file, address(product), token, Language.of(lang), json);
    }

    private static Path onlyFile(Path before, String word) {
        if (before != null || word.startsWith("--")) {
            throw new StartRefused(
                    "what is '" + word + "'? See ./ballcourt help", "无法识别 " + word + "，请看 ./ballcourt help");
        }
        return Path.of(word);
    }

    private static String value(String option, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "--";
        if (value.startsWith("--")) {
            throw new StartRefused(
                    option + " needs a value; see ./ballcourt help", option + " 缺少参数，请看 ./ballcourt help");
        }
        return value;
    }

    private static URI address(String product) {
        if (!product.matches("https?://[^ ]+")) {
            throw new StartRefused(
                    "--product needs an address such as http://127.0.0.1:8080, not '" + product + "'",
                    "--product 应为 http://127.0.0.1:8080 形式的地址，而不是 " + product);
        }
        return URI.create(product.endsWith("/") ? product : product + "/");
    }
}
