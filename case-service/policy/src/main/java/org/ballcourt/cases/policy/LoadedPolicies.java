package org.ballcourt.cases.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.ballcourt.contracts.Message;
import tools.jackson.databind.JsonNode;

/** All versions of all policies, side by side; new complaints stand under those of one market, where their orders do not say another. */
public final class LoadedPolicies implements Policies {
    private final String market;
    private final Map<String, Policy> versions;
    private final Map<String, YamlFile> documents = new LinkedHashMap<>();
    private final List<Policy> inOrder;
    private final List<Policy> ofMarket;
    private final List<List<Policy>> others;
    private final List<Message> warnings = new ArrayList<>();
    private final Calendars calendars;

    private LoadedPolicies(String market, CheckedFiles files) {
        this.market = market;
        this.versions = files.read();
        this.calendars = files.calendars();
        files.policies().forEach(file -> documents.put(file.text("version"), file));
        this.inOrder = versions.values().stream()
                .sorted(Comparator.comparing(Policy::effectiveFrom))
                .toList();
        Map<String, List<Policy>> byMarket =
                inOrder.stream().collect(Collectors.groupingBy(Policy::market, TreeMap::new, Collectors.toList()));
        this.ofMarket = byMarket.remove(market);
        this.others = List.copyOf(byMarket.values());
        warnings.addAll(files.calendars().warnings());
        files.warnings().forEach(warning -> warnings.add(warning.atItsPlace()));
    }

    /**
     * Reads all files.
     *
     * @throws PolicyFilesRefused naming every fault of every file
     */
    static LoadedPolicies of(String market, List<PolicySource> policies, List<PolicySource> years) {
        return new LoadedPolicies(market, checked(market, policies, years));
    }

    /** The same, held against what this installation has seen before. */
    static LoadedPolicies of(
            String market,
            List<PolicySource> policies,
            List<PolicySource> years,
            PolicyRegistry registry,
            InstantSource time) {
        CheckedFiles files = checked(market, policies, years);
        PolicyHistory history = new PolicyHistory(registry, time);
        history.check(files, policies);
        refuse(files);
        LoadedPolicies loaded = new LoadedPolicies(market, files);
        history.withoutFile(loaded.documents.keySet()).forEach(gone -> loaded.addOld(gone, years));
        return loaded;
    }

    private static CheckedFiles checked(String market, List<PolicySource> policies, List<PolicySource> years) {
        CheckedFiles files = new CheckedFiles(policies, years);
        files.mustHave(market);
        refuse(files);
        return files;
    }

    private static void refuse(CheckedFiles files) {
        List<PolicyFault> faults = files.faults();
        if (!faults.isEmpty()) {
            throw new PolicyFilesRefused(faults);
        }
    }

    /** It governs the cases that were filed under it, if today's reader still understands it; to be read it is kept anyway. */
    private void addOld(PolicySource source, List<PolicySource> years) {
        CheckedFiles old = new CheckedFiles(List.of(source), years);
        YamlFile file = old.policies().getFirst();
        documents.put(file.text("version"), file);
        if (old.faults().isEmpty()) {
            versions.putAll(old.read());
        } else {
            warnings.add(Message.of("policy.version-without-file")
                    .with("version", file.text("version"))
                    .with("fault", old.faults().getFirst()));
        }
    }

    /** The files that come with the product, and nothing of an operator's. */
    public static LoadedPolicies shipped() {
        return shipped("cn-marketplace");
    }

    /** The same, for complaints of another market. */
    public static LoadedPolicies shipped(String market) {
        try {
            return of(market, ShippedFiles.in("policies"), ShippedFiles.in("calendars"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before the first version of the market takes effect, the first one stands. */
    @Override
    public Policy inForce(Instant at) {
        return inForce(ofMarket, at);
    }

    private static Policy inForce(List<Policy> ofOneMarket, Instant at) {
        Policy found = ofOneMarket.getFirst();
        for (Policy policy : ofOneMarket) {
            if (!policy.effectiveAt().isAfter(at)) {
                found = policy;
            }
        }
        return found;
    }

    @Override
    public List<Policy> markets(Instant at) {
        List<Policy> inForce = new ArrayList<>(List.of(inForce(at)));
        others.forEach(ofOneMarket -> inForce.add(inForce(ofOneMarket, at)));
        return inForce;
    }

    @Override
    public Optional<Policy> upcoming(Instant at) {
        return upcoming(market, at);
    }

    @Override
    public Optional<Policy> upcoming(String ofOneMarket, Instant at) {
        return announced(at).stream()
                .filter(policy -> policy.market().equals(ofOneMarket))
                .filter(policy -> policy.effectiveAt().isAfter(at))
                .findFirst();
    }

    /** The versions that govern open cases too and were announced by then, in the order of their days. */
    public List<Policy> announced(Instant at) {
        return inOrder.stream()
                .filter(policy -> policy.transition() == Policy.Transition.LATEST)
                .filter(policy -> !announcedAt(policy).isAfter(at))
                .toList();
    }

    /** When the next version is announced that governs open cases too. */
    public Optional<Instant> nextAnnouncement(Instant after) {
        return inOrder.stream()
                .filter(policy -> policy.transition() == Policy.Transition.LATEST)
                .map(this::announcedAt)
                .filter(at -> at.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    private Instant announcedAt(Policy policy) {
        return LocalDate.parse(documents.get(policy.version()).text("announcedOn"))
                .atStartOfDay(policy.calendar().zone())
                .toInstant();
    }

    @Override
    public Policy version(String version) {
        Policy policy = versions.get(version);
        if (policy == null) {
            throw new IllegalArgumentException("Unknown policy '" + version + "'; loaded are " + versions.keySet());
        }
        return policy;
    }

    /** The market under whose policies new complaints stand, where their orders do not say another. */
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

    /** Whether there is such a version, be it only to be read. */
    public boolean has(String version) {
        return documents.containsKey(version);
    }

    /** The version as its file says; throws IllegalArgumentException for an unknown one. */
    public JsonNode document(String version) {
        return file(version).json();
    }

    /** The file itself, with its comments; throws IllegalArgumentException for an unknown version. */
    public String text(String version) {
        return file(version).text();
    }

    private YamlFile file(String version) {
        YamlFile file = documents.get(version);
        if (file == null) {
            throw new IllegalArgumentException("Unknown policy '" + version + "'; there are " + documents.keySet());
        }
        return file;
    }

    /** What an operator should know of these files at start. */
    public List<Message> warnings() {
        return List.copyOf(warnings);
    }

    Calendars calendars() {
        return calendars;
    }
}
