package org.ballcourt.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.endpoint.Problem;
import org.ballcourt.cases.endpoint.Problem.FieldFault;
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
            throw new Refused(Problem.malformed(caseId, List.of(new FieldFault("", whereAndWhat(malformed)))));
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
                new Words(
                        "The body has Content-Type " + contentType + "; a command is application/json.",
                        "请求内容的类型为 " + contentType + "，命令须为 application/json。")));
    }

    private static Refused tooLarge() {
        return new Refused(Problem.of(
                "BODY_TOO_LARGE",
                413,
                new Words(
                        "The body has more than " + MOST_BYTES / 1024 + " KiB.",
                        "请求内容超过 " + MOST_BYTES / 1024 + " KiB。")));
    }

    private static Words whereAndWhat(JacksonException malformed) {
        TokenStreamLocation at = malformed.getLocation();
        String what = malformed.getOriginalMessage();
        if (at == null || at.getLineNr() < 1) {
            return new Words("This is no valid JSON: " + what, "不是有效的 JSON：" + what);
        }
        return new Words(
                "This is no valid JSON at line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + what,
                "第 " + at.getLineNr() + " 行第 " + at.getColumnNr() + " 列不是有效的 JSON：" + what);
    }
}
