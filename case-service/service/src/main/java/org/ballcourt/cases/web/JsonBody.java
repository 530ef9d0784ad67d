package org.ballcourt.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.Wire;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the JSON of a request, bounded in size and with the place of the first fault. */
final class JsonBody {
    static final int MOST_BYTES = 256 * 1024;

    private JsonBody() {}

    /** The body; an empty one counts as {@code {}}, since some commands have no fields. */
    static JsonNode read(HttpServletRequest request, String caseId) throws IOException {
        byte[] bytes = bytes(request);
        if (bytes.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        requireJson(request.getContentType());
        try {
            JsonNode body = Wire.json().readTree(bytes);
            return body == null || body.isMissingNode() ? JsonNodeFactory.instance.objectNode() : body;
        } catch (JacksonException malformed) {
            throw RequestReading.refused(caseId, "", whereAndWhat(malformed));
        }
    }

    static byte[] bytes(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        return bytes;
    }

    private static void requireJson(String contentType) {
        try {
            MediaType type = contentType == null ? null : MediaType.parseMediaType(contentType);
            if (type != null
                    && (MediaType.APPLICATION_JSON.isCompatibleWith(type)
                            || type.getSubtype().endsWith("+json"))) {
                return;
            }
        } catch (InvalidMediaTypeException nonsense) {
            // Answered like any other format that is not JSON.
        }
        throw new Refused(Problem.of(
                "UNSUPPORTED_MEDIA_TYPE",
                415,
                Message.of("http.content-type").with("type", String.valueOf(contentType))));
    }

    private static Refused tooLarge() {
        return new Refused(Problem.of(
                "BODY_TOO_LARGE", 413, Message.of("http.body-too-large").with("limit", MOST_BYTES / 1024)));
    }

    private static Message whereAndWhat(JacksonException malformed) {
        TokenStreamLocation at = malformed.getLocation();
        return at == null || at.getLineNr() < 1
                ? Message.of("http.no-json").with("said", malformed.getOriginalMessage())
                : Message.of("http.no-json-at")
                        .with("line", at.getLineNr())
                        .with("column", at.getColumnNr())
                        .with("said", malformed.getOriginalMessage());
    }
}
