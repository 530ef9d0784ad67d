package org.ballcourt.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;

/**
 * What the words after {@code policy whatif} ask for.
 *
 * @param product where it runs; empty for the usual address
 * @param token empty to ask the product's test endpoints for one
 * @param language of the report
 * @param json the report as the product sends it
 */
record WhatIfOptions(Path file, Optional<String> product, Optional<String> token, Language language, boolean json) {
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
                line.one("--product"),
                line.one("--token"),
                Language.of(lang),
                line.has("--json"));
    }
}
