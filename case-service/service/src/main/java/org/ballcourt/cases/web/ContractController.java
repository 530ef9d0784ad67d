package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.records.RecordNames;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What goes over Kafka, for people and for tools, of the very version that is running. */
@Tag(name = "vocabulary")
@RestController("caseContractController")
class ContractController {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final String YAML = "application/yaml";
    private static final String SCHEMA = "application/schema+json";

    @Operation(
            summary = "Every topic with its messages, as a page",
            security = {})
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @GetMapping(path = "/api/contracts", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(Language language) {
        return answer(MediaType.TEXT_HTML_VALUE, ContractPage.html(language));
    }

    @Operation(
            summary = "The AsyncAPI document of everything that goes over Kafka; its schemas stand beside it",
            security = {})
    @ApiResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    @GetMapping(path = "/api/contracts/" + ContractPage.ASYNC_API, produces = YAML)
    ResponseEntity<String> asyncApi() {
        return answer(YAML, ContractPage.document());
    }

    @Operation(
            summary = "The JSON schema of a command, an event or another record as it goes over Kafka",
            security = {})
    @ApiResponse(
            responseCode = "200",
            description = "The schema",
            content =
                    @Content(
                            mediaType = SCHEMA,
                            schema =
                                    @Schema(
                                            type = "object",
                                            additionalProperties = Schema.AdditionalPropertiesValue.TRUE)))
    @GetMapping(path = "/api/contracts/schemas/{kind}/{name}", produces = SCHEMA)
    ResponseEntity<String> schema(
            @Parameter(description = "commands, events or records") @PathVariable String kind,
            @Parameter(description = "as ruling-issued.v1.json") @PathVariable String name) {
        if (!isThere(kind, name)) {
            throw new Refused(Problem.of("NOT_FOUND", 404, Message.of("http.no-contract")));
        }
        return answer(SCHEMA, ContractPage.shipped("/schemas/" + kind + "/" + name));
    }

    /** By our own names, so that nobody asks for another file. */
    private static boolean isThere(String kind, String file) {
        if (!file.endsWith(".json")) {
            return false;
        }
        String name = file.substring(0, file.length() - ".json".length());
        return switch (kind) {
            case "commands" ->
                CommandNames.ALL.stream().map(CommandNames::nameOf).anyMatch(name::equals);
            case "events" -> EventNames.all().containsKey(name);
            case "records" -> RecordNames.all().containsKey(name);
            default -> false;
        };
    }

    private static ResponseEntity<String> answer(String type, String body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .body(body);
    }
}
