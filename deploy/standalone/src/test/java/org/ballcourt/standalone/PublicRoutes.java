package org.ballcourt.standalone;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What people may ask of the services, as the controllers say it.
 *
 * @param ofOne the addresses that one service answers, by service
 * @param ofEach the addresses that each service answers for itself
 */
record PublicRoutes(Map<String, Set<String>> ofOne, Set<String> ofEach) {
    /** The package of a service's controllers, and its name to a network. */
    static final Map<String, String> SERVICES = new TreeMap<>(Map.of(
            "cases", "case-service",
            "evidence", "evidence-service",
            "escalation", "escalation-service",
            "notifications", "notification-service"));

    static PublicRoutes read() {
        PublicRoutes found = new PublicRoutes(new TreeMap<>(), new TreeSet<>());
        SERVICES.values().forEach(service -> found.ofOne.put(service, new TreeSet<>()));
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.ballcourt").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .forEach(found::add);
        return found;
    }

    private void add(JavaMethod method) {
        String part = method.getOwner().getPackageName().split("\\.")[2];
        for (String route : routes(method)) {
            if (route.startsWith("/api/") && !part.equals("standalone")) {
                String service = SERVICES.get(part);
                (service == null ? ofEach : ofOne.get(service)).add(route);
            }
        }
    }

    private static List<String> routes(JavaMethod method) {
        if (method.getAnnotations().stream()
                .noneMatch(found -> found.getRawType().getSimpleName().endsWith("Mapping"))) {
            return List.of();
        }
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
        return mapping == null ? List.of() : List.of(mapping.path());
    }

    /** Each with a request for it and the service that is to answer. */
    Stream<Map.Entry<String, String>> requests() {
        return ofOne.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(route -> Map.entry(route.replaceAll("\\{[^}]+}", "x-1"), each.getKey())));
    }

    /** Each that every service answers, with a request for it. */
    Stream<String> ownRequests() {
        return ofEach.stream().map(route -> route.replaceAll("\\{[^}]+}", "x-1"));
    }
}
