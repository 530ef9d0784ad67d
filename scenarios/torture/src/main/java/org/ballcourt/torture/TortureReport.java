package org.ballcourt.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ballcourt.torture.check.Checker;
import org.ballcourt.torture.check.Flaw;

/** Says what the checker found. */
final class TortureReport {
    private static final int TOLD = 200;

    private TortureReport() {}

    /** @return the exit code */
    static int of(Path dump) {
        Checker.Result result = Checker.check(dump);
        List<Flaw> all = result.findings().all();
        all.stream().limit(TOLD).forEach(System.out::println);
        if (all.size() > TOLD) {
            System.out.println("... and " + (all.size() - TOLD) + " more");
        }
        System.out.println("checked: cases " + result.cases() + ", commits " + result.commits() + ", events "
                + result.events() + ", lapses " + result.lapses());
        System.out.println("found: "
                + result.findings().counts().entrySet().stream()
                        .map(count -> count.getKey().name().toLowerCase(Locale.ROOT) + " " + count.getValue())
                        .collect(Collectors.joining(", ")));
        if (all.stream().anyMatch(finding -> finding.kind() == Flaw.Kind.UNSETTLED)) {
            System.out.println(
                    "it was written down while work still went on: what is lost, phantom, late or unequal may only be on its way");
        }
        System.out.println(all.isEmpty() ? "PASS" : "FAIL");
        return all.isEmpty() ? 0 : 1;
    }
}
