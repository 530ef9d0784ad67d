package org.ballcourt.cases.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.endpoint.Problem;
import org.ballcourt.cases.endpoint.Problem.FieldFault;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.whatif.Scope;
import org.ballcourt.servicekit.Refused;

/** Reads which cases are to be replayed, and gathers all faults of that. */
final class ScopeReading {
    private final Map<String, String> parameters;
    private final LoadedPolicies policies;
    private final List<FieldFault> faults = new ArrayList<>();

    ScopeReading(Map<String, String> parameters, LoadedPolicies policies) {
        this.parameters = parameters;
        this.policies = policies;
    }

    Scope of(Policy draft) {
        Scope scope = new Scope(instant("since"), instant("until"), parameters.getOrDefault("market", draft.market()));
        Set<String> markets =
                policies.all().stream().map(Policy::market).collect(Collectors.toCollection(TreeSet::new));
        if (!markets.contains(scope.market())) {
            faults.add(new FieldFault(
                    "market",
                    new Words(
                            "there are no cases of market " + scope.market() + "; loaded are " + markets,
                            "没有市场 " + scope.market() + " 的案件；已加载 " + markets)));
        }
        if (!faults.isEmpty()) {
            throw new Refused(Problem.malformed(null, faults));
        }
        return scope;
    }

    private Instant instant(String name) {
        String value = parameters.get(name);
        try {
            return value == null || value.isBlank()
                    ? null
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException wrong) {
            faults.add(new FieldFault(
                    name, new Words("must be a time such as 2026-11-04T02:00:00Z", "须为时间，例如 2026-11-04T02:00:00Z")));
            return null;
        }
    }
}
