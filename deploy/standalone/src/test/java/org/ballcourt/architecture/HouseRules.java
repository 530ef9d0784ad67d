package org.ballcourt.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.ballcourt.contracts.Message;
import org.slf4j.Logger;

/** What holds in every room of the house where Maven cannot hold it, by the sentence that says it. */
final class HouseRules {
    private static final String US = "org.ballcourt.";
    private static final String[] SERVICES = {"cases", "evidence", "escalation", "notifications"};

    private HouseRules() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("the contracts know the JDK alone", knowsOnly("contracts..", "java..", US + "contracts.."));
        rules.put(
                "the rules know the JDK and the contracts alone",
                knowsOnly("cases.domain..", "java..", US + "contracts..", US + "cases.domain.."));
        rules.put(
                "the walk knows the rules alone",
                classes()
                        .that()
                        .resideInAPackage(US + "cases.walk..")
                        .and()
                        .doNotHaveSimpleName("WalkingVerifier")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("java..", US + "contracts..", US + "cases.domain..", US + "cases.walk.."));
        rules.put(
                "no packages go round in a circle",
                slices().matching(US + "(**)").should().beFreeOfCycles());
        rules.put(
                "stories know the product from outside alone",
                noClasses()
                        .that()
                        .resideInAPackage(US + "scenarios..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("org.ballcourt..")
                                .and(not(resideInAnyPackage(US + "scenarios..", US + "messages..")))
                                .and(not(type(Message.class)))));
        rules.put("Axon stays with the commands", only("org.axonframework..", "cases.command.."));
        rules.put(
                "the MongoDB driver stays with what keeps documents",
                only(
                        "com.mongodb..",
                        "cases.store..",
                        "cases.standing..",
                        "cases.tracing..",
                        "cases.suggestion..",
                        "cases.rating..",
                        "cases.view..",
                        "consumer..",
                        "keys..",
                        "servicekit..",
                        "evidence..",
                        "escalation..",
                        "notifications..",
                        "store.embedded..",
                        "torture.dump..",
                        "benchmarks.."));
        rules.put("Kafka stays with what sends and listens", only("org.apache.kafka..", KAFKA));
        rules.put("Spring for Kafka stays with what sends and listens", only("org.springframework.kafka..", KAFKA));
        rules.put("Kafka clients are made where settings and credentials are known", noOtherMakers());
        rules.put(
                "servlets stay with the web",
                only(
                        "jakarta.servlet..",
                        "cases.web..",
                        "console..",
                        "evidence.web..",
                        "notifications.web..",
                        "servicekit..",
                        "standalone.."));
        for (String service : SERVICES) {
            rules.put(
                    "nothing in " + service + " but its web knows its controllers",
                    noClasses()
                            .that()
                            .resideInAPackage(US + service + "..")
                            .and()
                            .resideOutsideOfPackage(US + service + ".web..")
                            .should()
                            .dependOnClassesThat()
                            .haveSimpleNameEndingWith("Controller"));
            rules.put(
                    service + " knows no other service",
                    noClasses()
                            .that()
                            .resideInAPackage(US + service + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(Stream.of(SERVICES)
                                    .filter(other -> !other.equals(service))
                                    .map(other -> US + other + "..")
                                    .toArray(String[]::new)));
        }
        inward(rules, "store", "command", "relay", "proof", "view", "endpoint", "web", "messaging", "standing");
        inward(rules, "standing", "command", "relay", "proof", "view", "endpoint", "web", "messaging");
        inward(rules, "tracing", "standing", "command", "relay", "proof", "view", "endpoint", "web", "messaging");
        inward(rules, "command", "relay", "proof", "view", "endpoint", "web", "messaging");
        inward(rules, "relay", "view", "endpoint", "web", "messaging");
        inward(rules, "proof", "command", "relay", "endpoint", "web", "messaging");
        inward(rules, "view", "command", "relay", "proof", "endpoint", "web", "messaging");
        inward(rules, "endpoint", "relay", "web", "messaging");
        inward(rules, "messaging", "relay", "web");
        inward(rules, "web", "relay", "messaging");
        rules.put(
                "what answers HTTP is called a controller",
                classes()
                        .that()
                        .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                        .should()
                        .haveSimpleNameEndingWith("Controller"));
        rules.put(
                "controllers and listeners take and give records, not trees",
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("Controller")
                        .or()
                        .haveSimpleNameEndingWith("Listener")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("tools.jackson.databind.node.ObjectNode"));
        rules.put(
                "a logger is called log",
                fields().that()
                        .haveRawType(Logger.class)
                        .should()
                        .haveName("log")
                        .allowEmptyShould(true));
        return rules;
    }

    private static final String[] KAFKA = {
        "cases.messaging..",
        "cases.relay..",
        "evidence.messaging..",
        "escalation.messaging..",
        "notifications.messaging..",
        "consumer..",
        "servicekit..",
        "broker.embedded..",
        "torture.."
    };

    /** Who makes a client from a literal map forgets its credentials, so a service asks {@code KafkaClients} for it; what measures brings its own. */
    private static ArchRule noOtherMakers() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        US + "consumer..", US + "servicekit.kafka..", US + "torture..", US + "benchmarks..")
                .should()
                .callConstructorWhere(targetOwner(assignableTo(KafkaConsumer.class)
                        .or(assignableTo(KafkaProducer.class))
                        .or(assignableTo("org.springframework.kafka.core.KafkaAdminOperations"))
                        .or(assignableTo("org.springframework.kafka.core.ConsumerFactory"))
                        .or(assignableTo("org.springframework.kafka.core.ProducerFactory"))))
                .orShould()
                .callMethodWhere(targetOwner(assignableTo(Admin.class)).and(target(HasName.Predicates.name("create"))));
    }

    /** What Maven cannot hold, since these packages lie in one module. */
    private static void inward(Map<String, ArchRule> rules, String from, String... outer) {
        rules.put(
                "cases." + from + " knows nothing further out",
                noClasses()
                        .that()
                        .resideInAPackage(US + "cases." + from + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(Stream.of(outer)
                                .map(room -> US + "cases." + room + "..")
                                .toArray(String[]::new)));
    }

    private static ArchRule knowsOnly(String room, String... known) {
        return classes()
                .that()
                .resideInAPackage(US + room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known);
    }

    /** A configuration wires what belongs to other rooms, and may name it. */
    private static ArchRule only(String framework, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(Stream.of(rooms).map(room -> US + room).toArray(String[]::new))
                .and()
                .haveSimpleNameNotEndingWith("Configuration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(framework);
    }
}
