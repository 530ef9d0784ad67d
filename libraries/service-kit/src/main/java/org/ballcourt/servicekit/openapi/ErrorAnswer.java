package org.ballcourt.servicekit.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** An answer by which an operation may be refused: always the same problem, whoever says no. */
enum ErrorAnswer {
    MALFORMED(400, "Malformed; errors names every fault"),
    UNAUTHENTICATED(401, "No valid token"),
    FORBIDDEN(403, "Not for whoever has this role"),
    NOT_FOUND(404, "No such thing for the caller"),
    CONFLICT(409, "A rule says no because of where things stand"),
    BODY_TOO_LARGE(413, "More bytes than are taken"),
    UNSUPPORTED_MEDIA_TYPE(415, "Not the kind of body that is read here"),
    RULE_SAYS_NO(422, "A rule says no because of what was sent"),
    TOO_MANY_REQUESTS(429, "More requests than this caller may send at once"),
    FAILED(500, "A fault of the product's own"),
    UNAVAILABLE(503, "Not now; the same request may be sent again");

    private static final String PROBLEM = "#/components/schemas/ProblemDocument";

    private final int status;
    private final String description;

    ErrorAnswer(int status, String description) {
        this.status = status;
        this.description = description;
    }

    /** Whether an operation may be refused so; what it cannot say is not told. */
    boolean fits(String path, boolean writes, boolean takesBody, boolean isPublic) {
        return switch (this) {
            case FORBIDDEN -> !isPublic;
            case NOT_FOUND -> path.contains("{");
            case CONFLICT, RULE_SAYS_NO -> writes;
            case BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> takesBody;
            case MALFORMED, UNAUTHENTICATED, TOO_MANY_REQUESTS, FAILED, UNAVAILABLE -> true;
        };
    }

    String status() {
        return String.valueOf(status);
    }

    /** As {@code BodyTooLarge}. */
    String component() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    ApiResponse reference() {
        return new ApiResponse().$ref("#/components/responses/" + component());
    }

    ApiResponse response() {
        ApiResponse response = new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new JsonSchema().$ref(PROBLEM))));
        return this == TOO_MANY_REQUESTS || this == UNAVAILABLE
                ? response.addHeaderObject(
                        "Retry-After",
                        new Header()
                                .description("seconds after which it may be tried again")
                                .schema(new JsonSchema().types(Set.of("integer"))))
                : response;
    }
}
