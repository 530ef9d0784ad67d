package org.ballcourt.cases.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AnnouncePolicy;
import org.ballcourt.contracts.CaseCommand.CreditOutage;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CommandNames;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the API to people and tools: one concrete path per command, with the schema that its body is checked against. */
@Component("caseApiPages")
class ApiPages implements OpenApiCustomizer {
    /** Sent by the escalation service and adapters alone. */
    static final Set<Class<? extends CaseCommand>> OF_SYSTEM =
            Set.of(LapseDuty.class, RecordAdvance.class, CreditOutage.class, AnnouncePolicy.class);

    private static final String BEARER = "bearer";
    private static final String GENERIC = "/api/cases/{caseId}/{command}";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(ObjectNode.class, new ObjectSchema())
                .replaceWithSchema(JsonNode.class, new ObjectSchema());
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info()
                .title("Ballcourt")
                .description(
                        "At every instant an open case has known holders of the ball, each with a duty, a deadline and a"
                                + " consequence of silence. 争议处理：球在谁手里，何时到期，沉默的后果是什么。")
                .version("v1")
                .license(new License().name("Apache 2.0")));
        Components components = api.getComponents() == null ? new Components() : api.getComponents();
        api.components(components
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"))
                .addSchemas("Answer", ApiShapes.answer())
                .addSchemas("Case", ApiShapes.oneCase())
                .addSchemas("Problem", ApiShapes.problem()));
        api.security(List.of(new SecurityRequirement().addList(BEARER)));
        api.getPaths().remove(GENERIC);
        api.getPaths().keySet().removeIf(path -> path.startsWith("/internal/"));
        CommandNames.ALL.stream().filter(type -> !OF_SYSTEM.contains(type)).forEach(type -> describe(type, api));
    }

    private static void describe(Class<? extends CaseCommand> type, OpenAPI api) {
        SchemaPages.of(type).forEach(api.getComponents()::addSchemas);
        PathItem item = api.getPaths().computeIfAbsent(FilingPaths.of(type), p -> new PathItem());
        item.post(operation(type));
    }

    private static Operation operation(Class<? extends CaseCommand> type) {
        boolean files = FilingPaths.files(type);
        String name = CommandNames.nameOf(type);
        Operation operation = new Operation()
                .operationId(name)
                .summary(name)
                .addTagsItem("commands")
                .requestBody(new RequestBody()
                        .required(true)
                        .content(json(new JsonSchema().$ref("#/components/schemas/" + name), ApiShapes.example(type))))
                .responses(responses(files));
        if (!files) {
            operation.addParametersItem(
                    new Parameter().name("caseId").in("path").required(true).schema(ApiShapes.of("string")));
        }
        return operation
                .addParametersItem(
                        header("Idempotency-Key", "The same key and body again gives the first answer again"))
                .addParametersItem(header("If-Match", "Only if the case still has this version, e.g. \"7\""))
                .addParametersItem(header("Accept-Language", "en or zh: the language of problems"));
    }

    private static ApiResponses responses(boolean files) {
        ApiResponses responses = new ApiResponses()
                .addApiResponse(
                        files ? "201" : "200",
                        new ApiResponse()
                                .description("Accepted: the new events and the case as the caller may see it")
                                .content(json(new JsonSchema().$ref("#/components/schemas/Answer"), null)));
        responses.addApiResponse("400", problem("Malformed; errors names every fault"));
        responses.addApiResponse("401", problem("No valid token"));
        responses.addApiResponse("404", problem("No such case for the caller"));
        responses.addApiResponse("409", problem("A rule says no because of where the case stands"));
        responses.addApiResponse("422", problem("A rule says no because of what was sent"));
        return responses.addApiResponse("503", problem("Not now; the same request may be sent again"));
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"))));
    }

    private static Content json(Schema<?> schema, Object example) {
        MediaType type = new MediaType().schema(schema);
        if (example != null) {
            type.example(example);
        }
        return new Content().addMediaType("application/json", type);
    }

    private static Parameter header(String name, String description) {
        return new Parameter().name(name).in("header").description(description).schema(ApiShapes.of("string"));
    }
}
