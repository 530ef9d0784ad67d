package org.ballcourt.servicekit.openapi;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the schemas that an answer or a question leads to: what is left over describes nothing. */
final class UsedSchemas {
    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/([^\"]+)\"");

    private UsedSchemas() {}

    static void keepAlone(OpenAPI api) {
        Set<String> used = new HashSet<>();
        Stream.of(api.getPaths(), api.getComponents().getResponses()).forEach(part -> follow(part, api, used));
        api.getComponents().getSchemas().keySet().retainAll(used);
    }

    private static void follow(Object part, OpenAPI api, Set<String> used) {
        REFERENCE
                .matcher(Json31.pretty(part))
                .results()
                .map(MatchResult::group)
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1, reference.length() - 1))
                .filter(used::add)
                .map(name -> api.getComponents().getSchemas().get(name))
                .forEach(schema -> follow(schema, api, used));
    }
}
