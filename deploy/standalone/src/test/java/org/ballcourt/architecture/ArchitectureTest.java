package org.ballcourt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same rules hold in every service and library; for each there is a canary that breaks it, and the rule sees it. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ballcourt");

    private static final JavaClasses CANARIES =
            new ClassFileImporter().withImportOption(ArchitectureTest::isCanary).importPackages("org.ballcourt");

    private static boolean isCanary(Location location) {
        return location.contains("/canary/");
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        return HouseRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(OURS)));
    }

    @TestFactory
    Stream<DynamicTest> wouldNotice() {
        return HouseRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThat(sees(rule.getValue()))
                                .as("no canary breaks the rule that " + rule.getKey())
                                .isTrue()));
    }

    private static boolean sees(ArchRule rule) {
        return rule.allowEmptyShould(true).evaluate(CANARIES).hasViolation();
    }
}
