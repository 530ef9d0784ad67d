package org.ballcourt.cases.policy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The product does not start with wrong rules: all faults of all files at once, without a stack trace. */
public final class PolicyFilesRefused extends RuntimeException {
    private final transient List<PolicyFault> faults;

    PolicyFilesRefused(List<PolicyFault> faults) {
        super(lines(sorted(faults)), null, false, false);
        this.faults = sorted(faults);
    }

    /** In the order of file and line. */
    public List<PolicyFault> faults() {
        return faults;
    }

    private static List<PolicyFault> sorted(List<PolicyFault> faults) {
        Comparator<PolicyFault> byPlace = Comparator.comparing(PolicyFault::file)
                .thenComparingInt(PolicyFault::line)
                .thenComparing(PolicyFault::field);
        return faults.stream().distinct().sorted(byPlace).toList();
    }

    private static String lines(List<PolicyFault> faults) {
        return faults.stream().map(PolicyFault::toString).collect(Collectors.joining(System.lineSeparator()));
    }
}
