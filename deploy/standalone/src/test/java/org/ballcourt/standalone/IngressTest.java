package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ballcourt.console.ConsoleConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.yaml.snakeyaml.Yaml;

/** Whatever a service answers to people can be reached through the ingress of Kubernetes, and reaches that service. */
class IngressTest {
    private static final Map<String, String> SERVICES = Map.of(
            "cases", "case-service",
            "evidence", "evidence-service",
            "escalation", "escalation-service",
            "notifications", "notification-service");

    /** A path of an ingress, as a regular expression, and what it becomes. */
    private record Path(Pattern pattern, String service, String rewrite) {}

    @Test
    void leadsToEveryRouteOfEveryService() throws Exception {
        List<Path> paths = paths();
        Map<String, String> wrong = new TreeMap<>();
        int routes = 0;
        for (JavaMethod method : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.ballcourt").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .toList()) {
            String part = method.getOwner().getPackageName().split("\\.")[2];
            for (String route : routes(method)) {
                if (route.startsWith("/api/") && !part.equals("standalone")) {
                    routes++;
                    check(route.replaceAll("\\{[^}]+}", "x-1"), SERVICES.get(part), paths, wrong);
                }
            }
        }
        assertThat(routes).isGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    @Test
    void leadsToEveryPageOfTheConsole() throws Exception {
        List<Path> paths = paths();
        assertThat(Stream.concat(ConsoleConfiguration.ADDRESSES.stream(), Stream.of("/console/app.js")))
                .map(address -> address.replace("{id}", "BC-1"))
                .allSatisfy(address -> assertThat(target(address, paths)).isEqualTo("case-service " + address));
    }

    @Test
    void leadsToNothingThatIsForTheClusterAlone() throws Exception {
        List<Path> paths = paths();
        assertThat(List.of(
                        "/internal/cases/x/events",
                        "/actuator/health",
                        "/case-service/actuator/health",
                        "/api/test/clock"))
                .allSatisfy(path -> assertThat(target(path, paths)).isNull());
    }

    /** @param service null for what every service answers for itself */
    private static void check(String route, String service, List<Path> paths, Map<String, String> wrong) {
        Stream.ofNullable(service)
                .filter(one -> !(one + " " + route).equals(target(route, paths)))
                .forEach(one -> wrong.put(one + " " + route, "leads to " + target(route, paths)));
        if (service == null) {
            for (String each : SERVICES.values()) {
                String target = target("/" + each + route, paths);
                if (!(each + " " + route).equals(target)) {
                    wrong.put(each + " " + route, "leads to " + target);
                }
            }
        }
    }

    /** As ingress-nginx does it: the longest expression first, matched from the beginning. */
    private static String target(String request, List<Path> paths) {
        for (Path path : paths) {
            Matcher matcher = path.pattern().matcher(request);
            if (matcher.lookingAt()) {
                return path.service() + " "
                        + (path.rewrite() == null ? request : path.rewrite().replace("$1", matcher.group(1)));
            }
        }
        return null;
    }

    private static List<String> routes(JavaMethod method) {
        if (method.getAnnotations().stream()
                .noneMatch(found -> found.getRawType().getSimpleName().endsWith("Mapping"))) {
            return List.of();
        }
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
        return mapping == null ? List.of() : List.of(mapping.path());
    }

    @SuppressWarnings("unchecked")
    private static List<Path> paths() throws Exception {
        List<Path> paths = new ArrayList<>();
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
                    paths.add(new Path(
                            Pattern.compile((String) path.get("path")),
                            (String) service.get("name"),
                            annotations.get("nginx.ingress.kubernetes.io/rewrite-target")));
                }
            }
        }
        paths.sort(Comparator.comparing((Path path) -> path.pattern().pattern().length())
                .reversed());
        return paths;
    }
}
