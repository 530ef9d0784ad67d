package org.ballcourt.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every door that a running product really has, so that one that comes later is tried, too. */
record Doors(List<Door> all) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** @param asking whether it answers only requests with {@code ?dryRun} */
    record Door(String method, String pattern, boolean asking) {}

    /** @param values what stood in the address, by name */
    record Request(Door door, String target, Map<String, String> values) {}

    static Doors of(ApplicationContext product) {
        return new Doors(product.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.ballcourt."))
                .flatMap(entry -> doors(entry.getKey()))
                .filter(door -> !door.pattern().startsWith("/api/test/"))
                .distinct()
                .toList());
    }

    private static Stream<Door> doors(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        boolean asking = !info.getParamsCondition().isEmpty();
        return info.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream().map(method -> new Door(method.name(), pattern, asking)));
    }

    /** Every door with each of the values that the variables of its address may have; one that is not named has {@code x-1}. */
    Stream<Request> requests(Map<String, List<String>> values) {
        return all.stream()
                .flatMap(door -> addresses(door.pattern(), values).stream()
                        .map(known -> new Request(
                                door, filled(door.pattern(), known) + (door.asking() ? "?dryRun=true" : ""), known)));
    }

    private static List<Map<String, String>> addresses(String pattern, Map<String, List<String>> values) {
        List<Map<String, String>> all = List.of(Map.of());
        Matcher variable = VARIABLE.matcher(pattern);
        while (variable.find()) {
            String name = variable.group(1);
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> one : all) {
                for (String value : values.getOrDefault(name, List.of("x-1"))) {
                    longer.add(Stream.concat(one.entrySet().stream(), Map.of(name, value).entrySet().stream())
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
                }
            }
            all = longer;
        }
        return all;
    }

    private static String filled(String pattern, Map<String, String> values) {
        return VARIABLE.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }
}
