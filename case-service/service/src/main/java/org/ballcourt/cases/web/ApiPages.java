package org.ballcourt.cases.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ballcourt.cases.endpoint.CommandCheck;
import org.ballcourt.cases.endpoint.ProgramCommands;
import org.ballcourt.cases.standing.Standing;
import org.ballcourt.cases.suggestion.Suggestion;
import org.ballcourt.cases.view.CaseAnswer;
import org.ballcourt.cases.view.ShownEvent;
import org.ballcourt.cases.web.CommandController.CommandAnswer;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.MatterKind;
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
    private static final String COMMANDS = "commands";
    private static final String GENERIC = "/api/cases/{caseId}/{command}";

    /** Bodies that work when they are sent, by the command's name. */
    private static final JsonNode EXAMPLES = CommandCheck.shipped("/api-examples.json");

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Language.class)
                .replaceWithSchema(Money.class, ref("Money"))
                .replaceWithSchema(ShownEvent.class, ref("Event"))
                .replaceWithSchema(CaseAnswer.class, ref("ShownCase"))
                .replaceWithSchema(Standing.class, ref("Standing"))
                .replaceWithSchema(Suggestion.Proposal.class, ref("Proposal"))
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
        cases(components);
        oneForm(components, "CommandAnswer", CommandAnswer.class.getPermittedSubclasses());
        oneForm(components, "Standing", Standing.class.getPermittedSubclasses());
        oneForm(components, "Proposal", Suggestion.Proposal.class.getPermittedSubclasses());
    }

    /** A case by its kind: what third parties see of a dispute is a part of it. */
    private static void cases(Components components) {
        Map<String, List<MatterKind>> kinds = Map.of(
                "DisputeCase",
                List.of(MatterKind.DISPUTE),
                "MatterCase",
                List.copyOf(EnumSet.complementOf(EnumSet.of(MatterKind.DISPUTE))));
        oneForm(components, "DisputeCase", CaseAnswer.OfDispute.class, CaseAnswer.ForOutsider.class);
        oneForm(components, "MatterCase", CaseAnswer.OfMatter.class);
        Discriminator byKind = new Discriminator().propertyName("kind");
        JsonSchema either = new JsonSchema();
        new TreeMap<>(kinds).forEach((form, its) -> {
            JsonSchema kind = new JsonSchema();
            kind.types(Set.of("string"));
            its.forEach(each -> kind.addEnumItemObject(each.name()));
            its.forEach(each -> byKind.mapping(each.name(), ref(form).get$ref()));
            components.getSchemas().get(form).addProperty("kind", kind).addRequiredItem("kind");
            either.addOneOfItem(ref(form));
        });
        components.addSchemas("ShownCase", either.discriminator(byKind));
    }

    /** All fields of all forms that an answer may have: no field tells them apart, so a client could not choose between them. */
    private static void oneForm(Components components, String name, Class<?>... forms) {
        JsonSchema whole = new JsonSchema();
        whole.types(Set.of("object"));
        for (Class<?> form : forms) {
            ResolvedSchema read = ModelConverters.getInstance(true).readAllAsResolvedSchema(new AnnotatedType(form));
            read.referencedSchemas.forEach(components.getSchemas()::putIfAbsent);
            alone(read.schema).getProperties().forEach((field, schema) -> {
                if (whole.getProperties() == null || !whole.getProperties().containsKey(field)) {
                    whole.addProperty(field, schema);
                }
            });
        }
        components.addSchemas(name, whole);
    }

    /** A form of a sealed answer without the reference back to what it is a form of. */
    private static Schema<?> alone(Schema<?> form) {
        return form.getAllOf() == null ? form : form.getAllOf().getLast();
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
                        .description("true: answers what the command would do now and does nothing; else left out")
                        .schema(of("boolean")))
                .addParametersItem(
                        header("Idempotency-Key", "The same key and body again gives the first answer again"))
                .addParametersItem(header("If-Match", "Only if the case still has this version, e.g. \"7\""))
                .addParametersItem(
                        header(
                                ReturnPreference.HEADER,
                                "return=minimal: no more than version and events, and of these seq, type and at alone; the receipt may be asked for later"))
                .addParametersItem(header("Accept-Language", "en or zh: the language of problems"));
    }

    private static ApiResponses responses(boolean files) {
        ApiResponses responses = new ApiResponses();
        if (files) {
            responses.addApiResponse("200", answer("A dry run: what would happen, and nothing did"));
        }
        return responses.addApiResponse(
                files ? "201" : "200",
                answer("Accepted: the new events and the case as the caller may see it"
                        + (files ? "" : "; or, of a dry run, what would happen")));
    }

    private static ApiResponse answer(String description) {
        return new ApiResponse().description(description).content(json(ref("CommandAnswer"), null));
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
