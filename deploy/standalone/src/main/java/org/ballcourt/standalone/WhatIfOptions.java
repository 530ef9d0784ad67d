package org.ballcourt.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;

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
            throw new CommandRefused(Message.of("policy-command.whatif"));
        }
        CommandLine line = CommandLine.of(
                words.subList(1, words.size()), Set.of("--product", "--token", "--lang"), Set.of("--json"));
        String lang = line.one("--lang").orElse("en");
        if (Language.all().stream().map(Language::code).noneMatch(lang::equals)) {
            throw new CommandRefused(Message.of("policy-command.lang").with("lang", lang));
        }
        return new WhatIfOptions(
                Path.of(line.subject()),
                address(line.one("--product").orElse("http://127.0.0.1:8080")),
                line.one("--token").orElse(null),
                Language.of(lang),
                line.has("--json"));
    }

    private static URI address(String product) {
        if (!product.matches("https?://[^ ]+")) {
            throw new CommandRefused(Message.of("policy-command.product").with("product", product));
        }
        return URI.create(product.endsWith("/") ? product : product + "/");
    }
}
