package org.ballcourt.cases.policy;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.ballcourt.cases.domain.PolicyRegistry.Kept;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.contracts.Message;
import org.ballcourt.wire.Sha256;

/** Holds the files of this start against every version that was ever seen: none may change, and none may be new in the past. */
final class PolicyHistory {
    private final PolicyRegistry registry;
    private final InstantSource time;
    private final Map<String, Kept> known = new TreeMap<>();

    PolicyHistory(PolicyRegistry registry, InstantSource time) {
        this.registry = registry;
        this.time = time;
        registry.all().forEach(kept -> known.put(kept.version(), kept));
    }

    /** Names its faults at the files; remembers all versions if there is none. */
    void check(CheckedFiles files, List<PolicySource> sources) {
        Set<String> first = registry.firstStart(versions(files), time.instant());
        for (int i = 0; i < sources.size(); i++) {
            YamlFile file = files.policies().get(i);
            Kept kept = known.get(file.text("version"));
            if (kept != null) {
                mustNotChange(file, kept);
            } else if (sources.get(i).ofOperator() && !first.contains(file.text("version"))) {
                new PolicyCheck(file, files.calendars()).mustNotLieBefore(today(file, files.calendars()));
            }
        }
        if (files.faults().isEmpty()) {
            files.policies().forEach(this::keep);
        }
    }

    /** Another node may start with another text at this very moment; whoever comes second is told. */
    private void keep(YamlFile file) {
        String version = file.text("version");
        if (!known.containsKey(version)) {
            Kept kept =
                    registry.keep(new Kept(version, file.name(), file.text(), Sha256.hex(file.text()), time.instant()));
            known.put(version, kept);
            mustNotChange(file, kept);
        }
    }

    /** A comment may be corrected; a rule may not. */
    private static void mustNotChange(YamlFile file, Kept kept) {
        if (kept.sha256().equals(Sha256.hex(file.text()))) {
            return;
        }
        List<Change> changes = PolicyDiff.between(new YamlFile(kept.file(), kept.text()).json(), file.json());
        if (!changes.isEmpty()) {
            Change change = changes.getFirst();
            file.fault(
                    change.field(),
                    Message.of("policy.version-changed")
                            .with("from", String.valueOf(change.from()))
                            .with("to", String.valueOf(change.to()))
                            .with("changes", "" + changes.size())
                            .with("since", kept.firstSeen()));
        }
    }

    /** Versions whose file is gone, as they were. */
    List<PolicySource> withoutFile(Set<String> versions) {
        List<PolicySource> gone = new ArrayList<>();
        known.forEach((version, kept) -> {
            if (!versions.contains(version)) {
                gone.add(new PolicySource(kept.file(), kept.text(), false));
            }
        });
        return gone;
    }

    private LocalDate today(YamlFile file, Calendars calendars) {
        return LocalDate.ofInstant(
                time.instant(), calendars.calendar(file.text("calendar")).zone());
    }

    static Set<String> versions(CheckedFiles files) {
        Set<String> versions = new TreeSet<>();
        files.policies().forEach(file -> versions.add(file.text("version")));
        return versions;
    }
}
