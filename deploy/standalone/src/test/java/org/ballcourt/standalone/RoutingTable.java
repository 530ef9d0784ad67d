package org.ballcourt.standalone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.console.ConsoleConfiguration;

/**
 * Which service a gateway asks for which address. Everything that it does not name, {@code /internal} and {@code /actuator} among it, is not
 * to be reached from outside.
 *
 * @param rules in the order in which they are asked: expressions first, then prefixes, those of more segments before those of fewer
 * @param ofEach the beginnings of addresses that each service answers for itself, behind its name
 */
record RoutingTable(List<Rule> rules, Set<String> ofEach) {
    private static final Comparator<Rule> ORDER = Comparator.comparing(Rule::expression)
            .thenComparing(rule -> rule.path().split("/").length)
            .reversed()
            .thenComparing(Rule::path);

    /** @param path a prefix, ending where a segment ends, or a regular expression for the whole address */
    record Rule(String path, boolean expression, String service) {}

    static RoutingTable of(PublicRoutes routes) {
        List<Rule> rules = new ArrayList<>(console());
        Map<String, Map<String, List<String>>> byArea = new TreeMap<>();
        routes.ofOne()
                .forEach((service, all) ->
                        all.forEach(route -> byArea.computeIfAbsent(beginning(route), area -> new TreeMap<>())
                                .computeIfAbsent(service, wanted -> new ArrayList<>())
                                .add(route)));
        byArea.forEach((area, services) -> rules.addAll(area(area, services)));
        rules.sort(ORDER);
        return new RoutingTable(
                rules,
                routes.ofEach().stream().map(RoutingTable::beginning).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** An area belongs to whoever answers most of it; what others answer there is named address by address. */
    private static List<Rule> area(String area, Map<String, List<String>> services) {
        String owner = services.entrySet().stream()
                .max(Comparator.comparing(each -> each.getValue().size()))
                .orElseThrow()
                .getKey();
        return Stream.concat(
                        Stream.of(new Rule(area, false, owner)),
                        services.entrySet().stream()
                                .filter(each -> !each.getKey().equals(owner))
                                .flatMap(each -> each.getValue().stream().map(route -> rule(route, each.getKey()))))
                .toList();
    }

    private static Rule rule(String route, String service) {
        return route.contains("{")
                ? new Rule(route.replaceAll("\\{[^}]+}", "[^/]+") + "$", true, service)
                : new Rule(route, false, service);
    }

    /** The pages, which call everything else here: one origin. */
    private static List<Rule> console() {
        String pages = Stream.concat(
                        ConsoleConfiguration.ADDRESSES.stream().map(address -> address.split("/", -1)[1]),
                        Stream.of("console"))
                .filter(page -> !page.isEmpty())
                .distinct()
                .collect(Collectors.joining("|"));
        String service = "case-service";
        return List.of(new Rule("/$", true, service), new Rule("/(" + pages + ")(/.*)?$", true, service));
    }

    private static String beginning(String route) {
        String[] steps = route.split("/");
        return "/" + steps[1] + "/" + steps[2];
    }
}
