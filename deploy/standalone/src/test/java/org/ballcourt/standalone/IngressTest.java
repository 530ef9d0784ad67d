package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ballcourt.console.ConsoleConfiguration;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Whatever a service answers to people can be reached through the ingress of Kubernetes, and reaches that service. */
class IngressTest {
    private static final PublicRoutes ROUTES = PublicRoutes.read();

    /** A path of an ingress, as a regular expression, and what it becomes. */
    private record Way(Pattern pattern, String service, String rewrite) {}

    @Test
    void standsInEveryGatewayAsTheRoutesAre() throws Exception {
        for (Map.Entry<Path, String> file : new GatewayFiles(RoutingTable.of(ROUTES), PublicRoutes.SERVICES.values())
                .all()
                .entrySet()) {
            if ("write".equals(System.getProperty("ballcourt.routes"))) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue());
            }
            assertThat(file.getKey())
                    .as("written anew with -Dballcourt.routes=write")
                    .content()
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void leadsToEveryRouteOfEveryService() throws Exception {
        List<Way> paths = paths();
        assertThat(ROUTES.requests())
                .hasSizeGreaterThan(30)
                .allSatisfy(each ->
                        assertThat(target(each.getKey(), paths)).isEqualTo(each.getValue() + " " + each.getKey()));
        assertThat(ROUTES.ownRequests()).isNotEmpty().allSatisfy(request -> {
            assertThat(target(request, paths)).isNull();
            assertThat(PublicRoutes.SERVICES.values())
                    .allSatisfy(service ->
                            assertThat(target("/" + service + request, paths)).isEqualTo(service + " " + request));
        });
    }

    @Test
    void leadsToEveryPageOfTheConsole() throws Exception {
        List<Way> paths = paths();
        assertThat(Stream.concat(ConsoleConfiguration.ADDRESSES.stream(), Stream.of("/console/app.js")))
                .map(address -> address.replace("{id}", "BC-1"))
                .allSatisfy(address -> assertThat(target(address, paths)).isEqualTo("case-service " + address));
    }

    @Test
    void leadsToNothingThatIsForTheClusterAlone() throws Exception {
        List<Way> paths = paths();
        assertThat(List.of(
                        "/internal/cases/x/events",
                        "/actuator/health",
                        "/case-service/actuator/health",
                        "/api/test/clock"))
                .allSatisfy(path -> assertThat(target(path, paths)).isNull());
    }

    /** As ingress-nginx does it: the longest expression first, matched from the beginning. */
    private static String target(String request, List<Way> paths) {
        for (Way path : paths) {
            Matcher matcher = path.pattern().matcher(request);
            if (matcher.lookingAt()) {
                return path.service() + " "
                        + (path.rewrite() == null ? request : path.rewrite().replace("$1", matcher.group(1)));
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static List<Way> paths() throws Exception {
        List<Way> paths = new ArrayList<>();
        String files = Files.readString(Page.ROOT.resolve("deploy/kubernetes/base/ingress.yaml"));
        for (Object document : new Yaml().loadAll(files)) {
            Map<String, Object> ingress = (Map<String, Object>) document;
            Map<String, Object> metadata = (Map<String, Object>) ingress.get("metadata");
            Map<String, String> annotations = (Map<String, String>) metadata.get("annotations");
            Map<String, Object> spec = (Map<String, Object>) ingress.get("spec");
            for (Map<String, Object> rule : (List<Map<String, Object>>) spec.get("rules")) {
                Map<String, Object> http = (Map<String, Object>) rule.get("http");
                for (Map<String, Object> path : (List<Map<String, Object>>) http.get("paths")) {
                    Map<String, Object> backend = (Map<String, Object>) path.get("backend");
                    Map<String, Object> service = (Map<String, Object>) backend.get("service");
                    paths.add(new Way(
                            Pattern.compile((String) path.get("path")),
                            (String) service.get("name"),
                            annotations.get("nginx.ingress.kubernetes.io/rewrite-target")));
                }
            }
        }
        paths.sort(Comparator.comparing((Way path) -> path.pattern().pattern().length())
                .reversed());
        return paths;
    }
}
