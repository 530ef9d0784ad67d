package org.ballcourt.servicekit.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.ProblemDocument;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/**
 * Gives each operation of each service a name that stays, the answers by which it may be refused, and whether it wants a token. Comes after
 * whatever a service adds of its own.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class ApiDescription implements OpenApiCustomizer {
    private static final String BEARER = "bearer";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final List<PathPattern> open;

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, Authentication.class)
                .replaceWithSchema(JsonNode.class, anything())
                .replaceWithSchema(Actor.class, text("BUYER/li"))
                .replaceWithSchema(PersonalText.class, new JsonSchema().types(Set.of("string")))
                .replaceWithSchema(Duration.class, text("PT72H"))
                .replaceWithSchema(
                        SseEmitter.class,
                        new JsonSchema()
                                .types(Set.of("string"))
                                .description("events as they come, as text/event-stream"));
    }

    /** @param open the addresses that answer without a token */
    public ApiDescription(List<String> open) {
        this.open = open.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getInfo() == null || !"Ballcourt".equals(api.getInfo().getTitle())) {
            api.info(new Info().title("Ballcourt"));
        }
        about(api);
        Components components = api.getComponents() == null ? new Components() : api.getComponents();
        api.components(components.addSecuritySchemes(
                BEARER,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")));
        ModelConverters.getInstance(true).readAll(ProblemDocument.class).forEach(components::addSchemas);
        Stream.of(ErrorAnswer.values()).forEach(each -> components.addResponses(each.component(), each.response()));
        api.getPaths().keySet().removeIf(path -> !path.startsWith("/api/") || path.startsWith("/api/test/"));
        Set<String> tags = new TreeSet<>();
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    describe(path, method, operation);
                    tags.addAll(operation.getTags());
                }));
        tags(api, tags);
        UsedSchemas.keepAlone(api);
    }

    private static void about(OpenAPI api) {
        api.getInfo()
                .description(
                        "At every instant an open case has known holders of the ball, each with a duty, a deadline and a"
                                + " consequence of silence.")
                .version("v1")
                .contact(new Contact().name("Ballcourt").url("https://ballcourt.org"))
                .license(new License().name("Apache 2.0").url("https://www.apache.org/licenses/LICENSE-2.0"));
        api.servers(List.of(new Server().url("/").description("where this description was read")));
        api.security(List.of(new SecurityRequirement().addList(BEARER)));
    }

    private void describe(String path, HttpMethod method, Operation operation) {
        if (!Character.isUpperCase(operation.getOperationId().charAt(0))) {
            operation.operationId(nameOf(path, method));
        }
        if (operation.getDescription() == null) {
            operation.description(operation.getSummary());
        }
        Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> parameter.getSchema() == null)
                .forEach(parameter -> parameter.schema(new JsonSchema().types(Set.of("string"))));
        boolean isPublic = isOpen(path);
        if (isPublic) {
            operation.security(List.of());
        }
        Stream.of(ErrorAnswer.values())
                .filter(each ->
                        each.fits(path, !READING.contains(method), operation.getRequestBody() != null, isPublic))
                .forEach(each -> operation.getResponses().addApiResponse(each.status(), each.reference()));
    }

    private boolean isOpen(String path) {
        PathContainer parsed = PathContainer.parsePath(path.replaceAll("[{}]", ""));
        return open.stream().anyMatch(pattern -> pattern.matches(parsed));
    }

    /** Made of the address, so that it changes with nothing else: {@code getCasesByCaseIdEvents}. */
    private static String nameOf(String path, HttpMethod method) {
        StringBuilder name = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        for (String part : path.substring("/api/".length()).split("/")) {
            boolean variable = part.startsWith("{");
            name.append(variable ? "By" : "");
            for (String word : part.replaceAll("[{}]", "").split("[-.]")) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return name.toString();
    }

    private static void tags(OpenAPI api, Set<String> used) {
        List<Tag> all = new ArrayList<>(api.getTags() == null ? List.of() : api.getTags());
        all.removeIf(tag -> !used.contains(tag.getName()));
        used.stream()
                .filter(name -> all.stream().noneMatch(tag -> tag.getName().equals(name)))
                .forEach(name -> all.add(new Tag().name(name)));
        all.sort(Comparator.comparing(Tag::getName));
        api.tags(all);
    }

    private static Schema<?> text(String example) {
        return new JsonSchema().types(Set.of("string")).example(example);
    }

    private static Schema<?> anything() {
        return new JsonSchema().description("JSON whose form depends on what it is of");
    }
}
