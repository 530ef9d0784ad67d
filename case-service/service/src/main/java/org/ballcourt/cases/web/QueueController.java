package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.endpoint.Problem;
import org.ballcourt.cases.endpoint.Problem.FieldFault;
import org.ballcourt.cases.view.AuditTrail;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.cases.view.QueueLine;
import org.ballcourt.cases.view.QueuePage;
import org.ballcourt.cases.view.QueueQuery;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.servicekit.Refused;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue and the search in it. */
@Tag(name = "cases")
@RestController("caseQueueController")
class QueueController {
    private static final int USUAL = 25;
    private static final int MOST = 100;
    private static final Set<String> FOR_OUTSIDERS = Set.of("stage", "kind", "cursor", "limit");
    private static final Set<String> PARAMETERS =
            Set.of("kind", "holder", "stage", "dueBefore", "seller", "text", "sort", "cursor", "limit");

    private final CaseQueue queue;
    private final AuditTrail audit;

    QueueController(CaseQueue queue, AuditTrail audit) {
        this.queue = queue;
        this.audit = audit;
    }

    @Operation(summary = "The queue, and search in it: of the caller's own cases, or of all for the platform's people")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "DISPUTE, AGENT_COMPLAINT, VIOLATION or CONTEST; else all")
    @Parameter(name = "holder", in = ParameterIn.QUERY, description = "who has the ball: ROLE or ROLE/id")
    @Parameter(name = "stage", in = ParameterIn.QUERY, description = "e.g. NEGOTIATION")
    @Parameter(name = "dueBefore", in = ParameterIn.QUERY, description = "an instant, e.g. 2026-11-04T02:00:00Z")
    @Parameter(name = "seller", in = ParameterIn.QUERY, description = "the seller's id")
    @Parameter(
            name = "text",
            in = ParameterIn.QUERY,
            description = "words of the title, or ids; Chinese by any part of it")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "dueAt, openedAt or amount; -dueAt and so on backwards")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "from the page before")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 100, else 25")
    @GetMapping("/api/cases")
    QueuePage page(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, Authentication who) {
        return answer(parameters, who);
    }

    @Operation(
            summary = "The caller's complaints about agents; all of them for supervisors. Parameters as of /api/cases")
    @GetMapping("/api/agent-complaints")
    QueuePage complaints(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, Authentication who) {
        return answer(MatterKind.AGENT_COMPLAINT, parameters, who);
    }

    @Operation(summary = "The caller's reports of violations; all of them for supervisors. Parameters as of /api/cases")
    @GetMapping("/api/violations")
    QueuePage violations(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, Authentication who) {
        return answer(MatterKind.VIOLATION, parameters, who);
    }

    @Operation(summary = "The caller's contested flags; all of them for supervisors. Parameters as of /api/cases")
    @GetMapping("/api/contests")
    QueuePage contests(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, Authentication who) {
        return answer(MatterKind.CONTEST, parameters, who);
    }

    private QueuePage answer(MatterKind kind, Map<String, String> parameters, Authentication who) {
        Map<String, String> narrowed = new HashMap<>(parameters);
        narrowed.put("kind", kind.name());
        return answer(narrowed, who);
    }

    private QueuePage answer(Map<String, String> parameters, Authentication who) {
        Actor actor = Callers.of(who);
        QueueQuery query = new Reading(parameters, actor).query();
        if (actor == null) {
            return new QueuePage(List.of(), null);
        }
        QueuePage page = queue.page(query, actor);
        if (actor.role().isPlatform()) {
            audit.read(actor, page.cases().stream().map(QueueLine::caseId).toList(), "queue");
        }
        return page;
    }

    /** Reads the parameters and gathers all their faults. */
    private static final class Reading {
        private final Map<String, String> parameters;
        private final Actor actor;
        private final List<FieldFault> faults = new ArrayList<>();

        Reading(Map<String, String> parameters, Actor actor) {
            this.parameters = parameters;
            this.actor = actor;
        }

        QueueQuery query() {
            parameters.keySet().stream()
                    .filter(name -> !mayUse(name))
                    .forEach(name -> fault(
                            name,
                            "is not a parameter for you; there are "
                                    + PARAMETERS.stream().sorted().toList(),
                            "不是可用的参数"));
            String sort = parameters.getOrDefault("sort", QueueQuery.Sort.DUE.parameter());
            QueueQuery query = new QueueQuery(
                    read(
                            "kind",
                            MatterKind::valueOf,
                            "must be one of " + Arrays.toString(MatterKind.values()),
                            "不是已知的类型"),
                    read("holder", Reading::holder, "must be ROLE or ROLE/id", "须为 角色 或 角色/编号"),
                    read("stage", Stage::valueOf, "must be one of " + Arrays.toString(Stage.values()), "不是已知的阶段"),
                    read(
                            "dueBefore",
                            Instant::parse,
                            "must be an instant such as 2026-11-04T02:00:00Z",
                            "须为时间，例如 2026-11-04T02：00：00Z"),
                    parameters.get("seller"),
                    parameters.containsKey("text") ? CaseQueue.wordsOf(parameters.get("text")) : Set.of(),
                    sort(sort),
                    read("cursor", QueueQuery::keyOf, "is none of our cursors", "不是有效的翻页标记"),
                    limit());
            if (!faults.isEmpty()) {
                throw new Refused(Problem.malformed(null, faults));
            }
            return query;
        }

        private boolean mayUse(String name) {
            boolean outsider = actor != null && actor.role().isThirdParty();
            return (outsider ? FOR_OUTSIDERS : PARAMETERS).contains(name);
        }

        private <T> T read(String name, Function<String, T> reader, String en, String zh) {
            String value = parameters.get(name);
            try {
                return value == null || value.isEmpty() ? null : reader.apply(value);
            } catch (IllegalArgumentException | DateTimeParseException wrong) {
                fault(name, en, zh);
                return null;
            }
        }

        private static String holder(String value) {
            return value.contains("/")
                    ? Actor.parse(value).toString()
                    : Role.valueOf(value).name();
        }

        private QueueQuery.Sort sort(String value) {
            return Arrays.stream(QueueQuery.Sort.values())
                    .filter(sort -> sort.parameter().equals(value))
                    .findFirst()
                    .orElseGet(() -> {
                        String known = Arrays.stream(QueueQuery.Sort.values())
                                .map(QueueQuery.Sort::parameter)
                                .collect(Collectors.joining(", "));
                        fault("sort", "must be one of " + known, "须为其中之一：" + known);
                        return QueueQuery.Sort.DUE;
                    });
        }

        private int limit() {
            Integer limit = read("limit", Integer::valueOf, "must be a number", "须为数字");
            if (limit != null && (limit < 1 || limit > MOST)) {
                fault("limit", "must be from 1 to " + MOST, "须为 1 至 " + MOST);
            }
            return limit == null ? USUAL : limit;
        }

        private void fault(String name, String en, String zh) {
            faults.add(new FieldFault(name, new Words(en, zh)));
        }
    }
}
