package org.ballcourt.cases.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Rules and contracts ask no clock and draw no lots, so that a decision can be taken again; the class path holds the rest. */
class PurityTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ballcourt.contracts", "org.ballcourt.cases.domain");

    private static final ArchRule NO_CLOCK = noClasses().should().accessTargetWhere(asksAClock());
    private static final ArchRule NO_CHANCE = noClasses().should().dependOnClassesThat(drawLots());

    private static DescribedPredicate<JavaAccess<?>> asksAClock() {
        return DescribedPredicate.describe(
                "asks a clock",
                access -> access.getTarget()
                        .getFullName()
                        .matches("java\\.time\\..*\\.(now|system|systemUTC|systemDefaultZone|tick.*)\\(.*"
                                + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(.*"));
    }

    private static DescribedPredicate<JavaClass> drawLots() {
        return DescribedPredicate.describe(
                "draw lots",
                type -> type.getName()
                        .matches("java\\.util\\.(UUID|Random|SplittableRandom)|java\\.util\\.random\\..*"
                                + "|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.security\\.SecureRandom"));
    }

    @Test
    void asksNoClock() {
        NO_CLOCK.check(OURS);
    }

    @Test
    void drawsNoLots() {
        NO_CHANCE.check(OURS);
    }

    @Test
    void wouldNotice() {
        for (Class<?> canary : new Class<?>[] {Called.class, Referred.class, Sourced.class}) {
            assertThat(NO_CLOCK.evaluate(new ClassFileImporter().importClasses(canary))
                            .hasViolation())
                    .as(canary.getSimpleName())
                    .isTrue();
        }
        assertThat(NO_CHANCE
                        .evaluate(new ClassFileImporter().importClasses(Drawn.class))
                        .hasViolation())
                .isTrue();
    }

    private static final class Called {
        final Instant asked = Instant.now();
    }

    private static final class Referred {
        final Supplier<Instant> asked = Instant::now;
    }

    private static final class Sourced {
        final InstantSource asked = InstantSource.system();
    }

    private record Drawn(UUID lot) {}
}
