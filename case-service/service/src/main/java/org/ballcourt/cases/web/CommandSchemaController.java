package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.ballcourt.cases.endpoint.ProgramCommands;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Message;
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

/** What a form for a command is made from. */
@Tag(
        name = "vocabulary",
        description =
                "What every name of an answer means, how the body of a command is made, and the time by which deadlines count")
@RestController("caseCommandSchemaController")
class CommandSchemaController {
    /** Another version of the product may have others. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final String SCHEMA = "application/schema+json";

    @Operation(
            summary =
                    "The JSON schema of a command's body, with words for its fields and their codes in the reader's language",
            security = {})
    @ApiResponse(
            responseCode = "200",
            description =
                    "Each field has a title, some a description; each enum has x-enumNames, in the order of its codes",
            content =
                    @Content(
                            mediaType = SCHEMA,
                            schema =
                                    @Schema(
                                            type = "object",
                                            additionalProperties = Schema.AdditionalPropertiesValue.TRUE)))
    @GetMapping(path = "/api/commands/{command}/schema", produces = SCHEMA)
    ResponseEntity<String> schema(
            @Parameter(description = "as RejectClaim") @PathVariable String command, Language language) {
        String schema = CommandNames.ALL.stream()
                .filter(type -> !ProgramCommands.ALL.contains(type))
                .filter(type -> CommandNames.nameOf(type).equals(command))
                .findFirst()
                .map(type -> CommandSchemas.of(type, language))
                .orElseThrow(() -> unknown(command));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(MediaType.parseMediaType(SCHEMA))
                .body(schema);
    }

    private static Refused unknown(String command) {
        List<String> known = CommandNames.ALL.stream()
                .filter(type -> !ProgramCommands.ALL.contains(type))
                .map(CommandNames::nameOf)
                .toList();
        return new Refused(Problem.of(
                "NOT_FOUND",
                404,
                Message.of("http.no-command").with("command", command).with("known", String.join(", ", known))));
    }
}
