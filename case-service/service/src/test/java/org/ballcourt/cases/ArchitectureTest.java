package org.ballcourt.cases;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.ballcourt.cases.domain.canary.CanaryRule;
import org.junit.jupiter.api.Test;

/** The rings: arrows between packages point inward, and each framework has its place. */
class ArchitectureTest {
    private static final String US = "org.ballcourt.cases.";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ballcourt.cases");
    private static final JavaClasses CANARY = new ClassFileImporter().importClasses(CanaryRule.class);

    private static final ArchRule RULES_KNOW_NOBODY = classes()
            .that()
            .resideInAPackage(US + "domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", US + "domain..", "org.ballcourt.contracts");

    private static final ArchRule WALK_KNOWS_THE_RULES = classes()
            .that()
            .resideInAPackage(US + "walk..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", US + "walk..", US + "domain..", "org.ballcourt.contracts");

    private static final ArchRule AXON = only("org.axonframework..", "command");
    private static final ArchRule MONGO = only("com.mongodb..", "store", "view", "standing");
    private static final ArchRule KAFKA = only("org.apache.kafka..", "messaging", "relay");
    private static final ArchRule SERVLETS = only("jakarta.servlet..", "web");

    private static ArchRule only(String framework, String... places) {
        String[] packages =
                java.util.Arrays.stream(places).map(place -> US + place + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(framework);
    }

    private static ArchRule inward(String from, String... mayNotKnow) {
        String[] packages = java.util.Arrays.stream(mayNotKnow)
                .map(place -> US + place + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(US + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private static final List<ArchRule> INWARD = List.of(
            inward("store", "proof", "whatif", "command", "relay", "view", "standing", "endpoint", "web", "messaging"),
            inward("whatif", "proof", "command", "relay", "view", "standing", "endpoint", "web", "messaging"),
            inward("policy", "whatif", "command", "store", "relay", "view", "standing", "endpoint", "web", "messaging"),
            inward("command", "proof", "whatif", "relay", "view", "standing", "endpoint", "web", "messaging"),
            inward("relay", "view", "standing", "endpoint", "web", "messaging"),
            inward("proof", "command", "whatif", "relay", "standing", "endpoint", "web", "messaging"),
            inward("view", "proof", "whatif", "command", "relay", "standing", "endpoint", "web", "messaging"),
            inward("standing", "proof", "relay", "view", "endpoint", "web", "messaging"),
            inward("endpoint", "relay", "web", "messaging"),
            inward("web", "relay", "messaging"),
            inward("messaging", "relay", "web"));

    @Test
    void keepsTheRulesFreeOfFrameworks() {
        RULES_KNOW_NOBODY.check(OURS);
    }

    @Test
    void letsTheWalkKnowTheRulesAlone() {
        WALK_KNOWS_THE_RULES.check(OURS);
    }

    @Test
    void keepsEachFrameworkInItsPlace() {
        List.of(AXON, MONGO, KAFKA, SERVLETS).forEach(rule -> rule.check(OURS));
    }

    @Test
    void keepsArrowsPointingInward() {
        INWARD.forEach(rule -> rule.check(OURS));
    }

    @Test
    void wouldNoticeARuleThatKnowsTooMuch() {
        for (ArchRule rule : List.of(RULES_KNOW_NOBODY, AXON, MONGO, KAFKA, SERVLETS, inward("domain", "endpoint"))) {
            assertThat(rule.allowEmptyShould(true).evaluate(CANARY).hasViolation())
                    .as(rule.getDescription())
                    .isTrue();
        }
    }
}
