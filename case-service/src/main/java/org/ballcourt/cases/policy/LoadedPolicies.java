package org.ballcourt.cases.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.Words;
import tools.jackson.databind.JsonNode;

/** All versions of all policies, side by side; new complaints stand under those of one market. */
public final class LoadedPolicies implements Policies {
    private final String market;
    private final Map<String, Policy> versions = new LinkedHashMap<>();
    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final List<Policy> ofMarket;
    private final List<Words> warnings;
    private final Calendars calendars;

    private LoadedPolicies(String market, List<YamlFile> files, Calendars calendars) {
        this.market = market;
        this.warnings = calendars.warnings();
        this.calendars = calendars;
        for (YamlFile file : files) {
            Policy policy = new PolicyReader(file.json(), calendars.calendar(file.text("calendar"))).read();
            versions.put(policy.version(), policy);
            documents.put(policy.version(), file.json());
        }
        this.ofMarket = versions.values().stream()
                .filter(policy -> policy.market().equals(market))
                .sorted(Comparator.comparing(Policy::effectiveFrom))
                .toList();
    }

    /**
     * Reads all files.
     *
     * @throws PolicyFilesRefused naming every fault of every file
     */
    static LoadedPolicies of(String market, List<PolicySource> policies, List<PolicySource> years) {
        Calendars calendars = new Calendars();
        years.forEach(calendars::add);
        List<YamlFile> files = new ArrayList<>();
        for (PolicySource source : policies) {
            YamlFile file = new YamlFile(source.file(), source.text());
            FileSchema.POLICY.check(file);
            new PolicyCheck(file, calendars).run();
            files.add(file);
        }
        checkTogether(market, files);
        List<PolicyFault> faults = new ArrayList<>(calendars.faults());
        files.forEach(file -> faults.addAll(file.faults()));
        if (!faults.isEmpty()) {
            throw new PolicyFilesRefused(faults);
        }
        return new LoadedPolicies(market, files, calendars);
    }

    /** The files that come with the product, and nothing of an operator's. */
    public static LoadedPolicies shipped() {
        try {
            return of(
                    "cn-marketplace",
                    PolicyConfiguration.shipped("policies"),
                    PolicyConfiguration.shipped("calendars"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkTogether(String market, List<YamlFile> files) {
        Map<String, String> versions = new HashMap<>();
        Map<String, String> days = new HashMap<>();
        for (YamlFile file : files) {
            String other = versions.putIfAbsent(String.valueOf(file.text("version")), file.name());
            if (other != null && file.text("version") != null) {
                file.fault("version", "has a file already: " + other, "该版本已有文件：" + other);
            }
            String day = file.text("market") + " " + file.text("effectiveFrom");
            String sameDay = days.putIfAbsent(day, file.name());
            if (sameDay != null && other == null) {
                file.fault("effectiveFrom", "is also the day of " + sameDay, "与 " + sameDay + " 的生效日相同");
            }
        }
        if (files.stream().noneMatch(file -> market.equals(file.text("market")))) {
            YamlFile none = new YamlFile("ballcourt.policies.market", market);
            none.fault("", "no file has a policy for market " + market, "没有市场 " + market + " 的策略文件");
            files.add(none);
        }
    }

    /** Before the first version of the market takes effect, the first one stands. */
    @Override
    public Policy inForce(Instant at) {
        Policy found = ofMarket.getFirst();
        for (Policy policy : ofMarket) {
            if (!policy.effectiveFrom()
                    .atStartOfDay(policy.calendar().zone())
                    .toInstant()
                    .isAfter(at)) {
                found = policy;
            }
        }
        return found;
    }

    @Override
    public Policy version(String version) {
        Policy policy = versions.get(version);
        if (policy == null) {
            throw new IllegalArgumentException("Unknown policy '" + version + "'; loaded are " + versions.keySet());
        }
        return policy;
    }

    /** The market under whose policies new complaints stand. */
    public String market() {
        return market;
    }

    /** Every version of every market, the newest first. */
    public List<Policy> all() {
        Comparator<Policy> newest = Comparator.comparing(Policy::effectiveFrom).reversed();
        return versions.values().stream()
                .sorted(newest.thenComparing(Policy::version))
                .toList();
    }

    /** The version as its file says; throws IllegalArgumentException for an unknown one. */
    public JsonNode document(String version) {
        return documents.get(version(version).version());
    }

    /** What an operator should know of these files at start. */
    public List<Words> warnings() {
        return warnings;
    }

    Calendars calendars() {
        return calendars;
    }
}
