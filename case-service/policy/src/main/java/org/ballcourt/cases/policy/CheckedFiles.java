package org.ballcourt.cases.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Message;

/** Policy and calendar files, read and checked one by one and together; used by the start and by {@code policy check} alike. */
final class CheckedFiles {
    private final Calendars calendars = new Calendars();
    private final List<YamlFile> policies = new ArrayList<>();

    CheckedFiles(List<PolicySource> policySources, List<PolicySource> years) {
        years.forEach(calendars::add);
        for (PolicySource source : policySources) {
            policies.add(checked(source.file(), source.text(), calendars));
        }
        checkTogether();
    }

    /** One policy file with every fault that it has by itself. */
    static YamlFile checked(String name, String text, Calendars calendars) {
        YamlFile file = new YamlFile(name, text);
        FileSchema.POLICY.check(file);
        new PolicyCheck(file, calendars).run();
        return file;
    }

    List<YamlFile> policies() {
        return policies;
    }

    Calendars calendars() {
        return calendars;
    }

    /** What is wrong anywhere, in no particular order. */
    List<PolicyFault> faults() {
        List<PolicyFault> faults = new ArrayList<>(calendars.faults());
        policies.forEach(file -> faults.addAll(file.faults()));
        return faults;
    }

    List<PolicyFault> warnings() {
        return policies.stream().flatMap(file -> file.warnings().stream()).toList();
    }

    /** All policies by version; only where nothing is wrong. */
    Map<String, Policy> read() {
        Map<String, Policy> versions = new LinkedHashMap<>();
        for (YamlFile file : policies) {
            Policy policy = policy(file, calendars);
            versions.put(policy.version(), policy);
        }
        return versions;
    }

    /** The one place where a file without faults becomes a policy: what only a whole policy can be asked is asked here. */
    static Policy policy(YamlFile file, Calendars calendars) {
        return PolicyReader.read(file.json(), calendars.calendar(file.text("calendar")));
    }

    void mustHave(String market) {
        if (policies.stream().noneMatch(file -> market.equals(file.text("market")))) {
            YamlFile none = new YamlFile("ballcourt.policies.market", market);
            none.fault("", Message.of("policy.no-market").with("market", market));
            policies.add(none);
        }
    }

    private void checkTogether() {
        Map<String, String> versions = new HashMap<>();
        Map<String, String> days = new HashMap<>();
        for (YamlFile file : policies) {
            String other = versions.putIfAbsent(String.valueOf(file.text("version")), file.name());
            if (other != null && file.text("version") != null) {
                file.fault("version", Message.of("policy.version-has-file").with("file", other));
            }
            String day = file.text("market") + " " + file.text("effectiveFrom");
            String sameDay = days.putIfAbsent(day, file.name());
            if (sameDay != null && other == null) {
                file.fault("effectiveFrom", Message.of("policy.same-day").with("file", sameDay));
            }
            if ("LATEST".equals(file.text("transition"))) {
                mustKeepTheCurrency(file);
            }
        }
    }

    /** Open cases move over with the money that is in them. */
    private void mustKeepTheCurrency(YamlFile latest) {
        String currency = latest.text("currency");
        String effective = latest.text("effectiveFrom");
        if (currency == null || effective == null) {
            return;
        }
        for (YamlFile before : policies) {
            String day = before.text("effectiveFrom");
            boolean movesOver = latest.text("market") != null
                    && latest.text("market").equals(before.text("market"))
                    && day != null
                    && day.compareTo(effective) < 0;
            if (movesOver && !currency.equals(before.text("currency"))) {
                latest.fault(
                        "currency",
                        Message.of("policy.keep-currency")
                                .with("currency", before.text("currency"))
                                .with("file", before.name()));
                return;
            }
        }
    }
}
