package org.ballcourt.cases.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ballcourt.cases.endpoint.CommandCheck;
import org.ballcourt.cases.endpoint.ProgramCommands;
import org.ballcourt.cases.view.ShownEvent;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Money;
import org.ballcourt.messages.Language;
import org.ballcourt.wire.Wire;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What springdoc cannot read off the controllers: one concrete path per command, with the schema that its body is checked against,
 * and how our small values look in JSON.
 */
@Component("caseApiPages")
class ApiPages implements OpenApiCustomizer {
    /** Of each form of an answer that has several, what it alone always has. */
    private static final Map<String, String> TELLING = Map.of(
            "DisputeCase", "claim",
            "MatterCase", "decisions",
            "OutsiderCase", "tracking",
            "SellerStanding", "score",
            "SellerForBuyers", "rung",
            "BuyerStanding", "counts",
            "AgentStanding", "work",
            "ForComplaint", "checklist",
            "ForRuling", "findings");

    private static final String COMMANDS = "commands";
    private static final String GENERIC = "/api/cases/{caseId}/{command}";

    /** Bodies that work when they are sent, by the command's name. */
    private static final JsonNode EXAMPLES = CommandCheck.shipped("/api-examples.json");

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Language.class)
                .replaceWithSchema(Money.class, ref("Money"))
                .replaceWithSchema(ShownEvent.class, ref("Event"))
                .replaceWithSchema(ShownEvent.Fields.class, of("object").description("fields of an event"));
    }

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents() == null ? new Components() : api.getComponents();
        api.components(components);
        api.addTagsItem(new Tag().name(COMMANDS).description("what people do: one address for each command"));
        api.getPaths().remove(GENERIC);
        CommandNames.ALL.stream()
                .filter(type -> !ProgramCommands.ALL.contains(type))
                .forEach(type -> describe(type, api));
        events(components);
        components.getSchemas().replaceAll((name, schema) -> alone(schema));
        components.getSchemas().forEach((name, schema) -> {
            if (TELLING.containsKey(name)) {
                schema.addRequiredItem(TELLING.get(name));
            }
        });
    }

    /** A form of a sealed answer without the reference back to what it is a form of. */
    private static Schema<?> alone(Schema<?> schema) {
        return schema.getAllOf() != null
                        && schema.getAllOf().size() == 2
                        && schema.getAllOf().getFirst().get$ref() != null
                ? schema.getAllOf().getLast()
                : schema;
    }

    private static void describe(Class<? extends CaseCommand> type, OpenAPI api) {
        SchemaPages.of(type).forEach(api.getComponents()::addSchemas);
        PathItem item = api.getPaths().computeIfAbsent(FilingPaths.of(type), p -> new PathItem());
        item.post(operation(type));
    }

    /** What the reader may see of an event, type by type. */
    private static void events(Components components) {
        JsonSchema event = new JsonSchema();
        new TreeMap<>(EventNames.all()).forEach((storedName, type) -> {
            SchemaPages.shown(storedName, type).forEach(components::addSchemas);
            event.addOneOfItem(ref(type.getSimpleName()));
        });
        event.discriminator(new Discriminator().propertyName("type"));
        components.addSchemas("Event", event);
    }

    private static Operation operation(Class<? extends CaseCommand> type) {
        boolean files = FilingPaths.files(type);
        String name = CommandNames.nameOf(type);
        Operation operation = new Operation()
                .operationId(name)
                .summary(name)
                .addTagsItem(COMMANDS)
                .requestBody(new RequestBody().required(true).content(json(ref(name), EXAMPLES.get(name))))
                .responses(responses(files));
        if (FilingPaths.of(type).contains("{caseId}")) {
            operation.addParametersItem(
                    new Parameter().name("caseId").in("path").required(true).schema(of("string")));
        }
        return operation
                .addParametersItem(new Parameter()
                        .name("dryRun")
                        .in("query")
                        .description(
                                "true: answers what the command would do now (DryRun) and does nothing; else left out")
                        .schema(of("boolean")))
                .addParametersItem(
                        header("Idempotency-Key", "The same key and body again gives the first answer again"))
                .addParametersItem(header("If-Match", "Only if the case still has this version, e.g. \"7\""))
                .addParametersItem(header(
                        ReturnPreference.HEADER,
                        "return=minimal: no more than version and events; the receipt may be asked for later"))
                .addParametersItem(header("Accept-Language", "en or zh: the language of problems"));
    }

    private static ApiResponses responses(boolean files) {
        ApiResponses responses = new ApiResponses()
                .addApiResponse(
                        files ? "201" : "200",
                        new ApiResponse()
                                .description("Accepted: the new events and the case as the caller may see it")
                                .content(json(files ? accepted() : accepted().addAnyOfItem(ref("DryRun")), null)));
        if (files) {
            responses.addApiResponse(
                    "200",
                    new ApiResponse()
                            .description("A dry run: what would happen, and nothing did")
                            .content(json(ref("DryRun"), null)));
        }
        return responses;
    }

    private static Schema<?> accepted() {
        return new JsonSchema().addAnyOfItem(ref("Answer")).addAnyOfItem(ref("MinimalAnswer"));
    }

    private static Content json(Schema<?> schema, JsonNode example) {
        MediaType type = new MediaType().schema(schema);
        if (example != null) {
            type.example(Wire.json().treeToValue(example, Object.class));
        }
        return new Content().addMediaType("application/json", type);
    }

    private static Parameter header(String name, String description) {
        return new Parameter().name(name).in("header").description(description).schema(of("string"));
    }

    private static Schema<?> ref(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    private static Schema<?> of(String type) {
        return new JsonSchema().types(Set.of(type));
    }
}
