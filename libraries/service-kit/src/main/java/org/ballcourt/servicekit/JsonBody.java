package org.ballcourt.servicekit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.wire.Utf8;
import org.ballcourt.wire.Wire;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** Reads the JSON of a request, with the place of the first fault; a {@link BoundedRequest} sees to its size. */
public final class JsonBody {
    private JsonBody() {}

    /** The body; an empty one counts as {@code {}}, since some commands have no fields. */
    public static JsonNode read(HttpServletRequest request, String caseId) throws IOException {
        byte[] bytes = request.getInputStream().readAllBytes();
        if (bytes.length > 0) {
            requireJson(request.getContentType());
        }
        JsonNode body = parse(bytes, caseId);
        return body.isMissingNode() ? JsonNodeFactory.instance.objectNode() : body;
    }

    /** Whatever the body is said to be; missing where it is empty. */
    public static JsonNode readAny(HttpServletRequest request) throws IOException {
        return parse(request.getInputStream().readAllBytes(), null);
    }

    private static JsonNode parse(byte[] bytes, String caseId) {
        try {
            Utf8.text(bytes);
            JsonNode body = Wire.json().readTree(bytes);
            return body == null ? MissingNode.getInstance() : body;
        } catch (CharacterCodingException malformed) {
            throw refused(caseId, Message.of("request.no-utf-8"));
        } catch (JacksonException malformed) {
            throw refused(caseId, whereAndWhat(malformed));
        }
    }

    private static Refused refused(String caseId, Message fault) {
        return new Refused(Problem.malformed(caseId, List.of(new FieldFault("", fault))));
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
                Message.of("request.content-type").with("type", String.valueOf(contentType))));
    }

    private static Message whereAndWhat(JacksonException malformed) {
        TokenStreamLocation at = malformed.getLocation();
        return at == null || at.getLineNr() < 1
                ? Message.of("request.no-json")
                : Message.of("request.no-json-at").with("line", at.getLineNr()).with("column", at.getColumnNr());
    }
}
