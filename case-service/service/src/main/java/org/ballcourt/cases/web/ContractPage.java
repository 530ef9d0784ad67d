package org.ballcourt.cases.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.springframework.web.util.HtmlUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The shipped AsyncAPI document, as it is and for people: every topic with its messages, each with its schema. */
final class ContractPage {
    static final String ASYNC_API = "asyncapi.yaml";

    private static final String DOCUMENT = shipped("/" + ASYNC_API);
    private static final Map<?, ?> READ = new Yaml(new SafeConstructor(new LoaderOptions())).load(DOCUMENT);

    private ContractPage() {}

    static String document() {
        return DOCUMENT;
    }

    /** One that comes with the contracts. */
    static String shipped(String file) {
        try (InputStream in = ContractPage.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String html(Language language) {
        Messages words = Messages.in(language);
        String title = text(words.text(Message.of("contracts.title")));
        String link = "<a href=\"/api/contracts/" + ASYNC_API + "\">" + ASYNC_API + "</a>";
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"")
                .append(language.tag())
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append(
                        "</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}")
                .append("h2{font:600 1.1rem ui-monospace,monospace}li{overflow-wrap:anywhere}</style></head><body><h1>")
                .append(title)
                .append("</h1><p>")
                .append(text(words.text(Message.of("contracts.whole").with("asyncapi", ASYNC_API)))
                        .replace(ASYNC_API, link))
                .append("</p>");
        map(READ, "channels").values().forEach(channel -> topic((Map<?, ?>) channel, words, page));
        return page.append("</body></html>").toString();
    }

    private static void topic(Map<?, ?> channel, Messages words, StringBuilder page) {
        page.append("<h2>")
                .append(text(channel.get("address")))
                .append("</h2><p>")
                .append(text(channel.get("description")))
                .append("</p><ul>");
        map(channel, "messages").values().forEach(reference -> {
            String name = lastOf((String) ((Map<?, ?>) reference).get("$ref"));
            Map<?, ?> message = map(map(map(READ, "components"), "messages"), name);
            page.append("<li>").append(text(name));
            String schema = schemaOf(message);
            if (schema != null) {
                page.append(" <a href=\"/api/contracts/")
                        .append(text(schema.substring(2)))
                        .append("\">")
                        .append(text(words.text(Message.of("contracts.schema"))))
                        .append("</a>");
            }
            page.append("</li>");
        });
        page.append("</ul>");
    }

    /** The first file that the payload names; null where it names none. */
    private static String schemaOf(Object node) {
        return switch (node) {
            case Map<?, ?> map
            when map.get("$ref") instanceof String file && file.startsWith("./schemas/records/") -> file;
            case Map<?, ?> map
            when map.get("$ref") instanceof String file && file.startsWith("./schemas/events/") -> file;
            case Map<?, ?> map -> first(map.values());
            case List<?> list -> first(list);
            case null, default -> null;
        };
    }

    private static String first(Collection<?> nodes) {
        return nodes.stream()
                .map(ContractPage::schemaOf)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static String lastOf(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static Map<?, ?> map(Map<?, ?> in, String field) {
        return in.get(field) instanceof Map<?, ?> found ? found : Map.of();
    }

    private static String text(Object value) {
        return HtmlUtils.htmlEscape(String.valueOf(value), StandardCharsets.UTF_8.name());
    }
}
