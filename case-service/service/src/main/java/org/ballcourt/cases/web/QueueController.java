package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.cases.view.QueueCounting;
import org.ballcourt.cases.view.QueueCounts;
import org.ballcourt.cases.view.QueueLine;
import org.ballcourt.cases.view.QueuePage;
import org.ballcourt.cases.view.QueueQuery;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.servicekit.AuditTrail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue and the search in it. */
@Tag(name = "cases")
@RestController("caseQueueController")
record QueueController(CaseQueue queue, QueueCounting counting, AuditTrail audit, InstantSource time) {
    private static final int USUAL = 25;
    private static final int MOST = 100;
    private static final Set<String> FOR_OUTSIDERS = Set.of("stage", "kind", "cursor", "limit");
    private static final Set<String> PARAMETERS = Set.of(
            "kind",
            "holder",
            "stage",
            "dueBefore",
            "overdue",
            "seller",
            "buyer",
            "reason",
            "goodsClass",
            "urgent",
            "open",
            "owner",
            "market",
            "amount",
            "desk",
            "text",
            "sort",
            "cursor",
            "limit");

    private static final Role[] DESKS =
            Arrays.stream(Role.values()).filter(Role::isPlatform).toArray(Role[]::new);

    private static final Set<String> OF_A_PAGE = Set.of("sort", "cursor", "limit");

    private static final Message NO_PARAMETER = Message.of("http.no-parameter")
            .with("known", PARAMETERS.stream().sorted().toList());
    private static final Message SORTS = Message.of("http.one-of")
            .with(
                    "known",
                    new OneOf(Arrays.stream(QueueQuery.Sort.values())
                            .map(QueueQuery.Sort::parameter)
                            .toList()));

    @Operation(summary = "The queue, and search in it: of the caller's own cases, or of all for the platform's people")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = MatterKind.class),
            description = "DISPUTE, AGENT_COMPLAINT, VIOLATION, CONTEST or CONTACT; else all")
    @Parameter(name = "holder", in = ParameterIn.QUERY, description = "who has the ball: ROLE or ROLE/id")
    @Parameter(
            name = "stage",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Stage.class),
            description = "e.g. NEGOTIATION")
    @Parameter(
            name = "dueBefore",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string", format = "date-time"),
            description = "an instant, e.g. 2026-11-04T02:00:00Z")
    @Parameter(name = "seller", in = ParameterIn.QUERY, description = "the seller's id")
    @Parameter(
            name = "overdue",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "boolean"),
            description = "true: those whose next deadline is over")
    @Parameter(name = "buyer", in = ParameterIn.QUERY, description = "the buyer's id")
    @Parameter(
            name = "reason",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Reason.class),
            description = "e.g. QUALITY_DEFECT")
    @Parameter(
            name = "goodsClass",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = GoodsClass.class),
            description = "e.g. FOOD")
    @Parameter(
            name = "urgent",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "boolean"),
            description = "true or false")
    @Parameter(
            name = "open",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "boolean"),
            description = "true or false; else both")
    @Parameter(
            name = "owner",
            in = ParameterIn.QUERY,
            description = "who of the platform answers for it, e.g. AGENT/wang")
    @Parameter(name = "market", in = ParameterIn.QUERY, description = "e.g. cn-marketplace")
    @Parameter(name = "amount", in = ParameterIn.QUERY, description = "what is claimed: 100..500, 100.. or ..500")
    @Parameter(
            name = "desk",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"AGENT", "SENIOR", "REVIEWER", "SUPERVISOR"}),
            description = "one of the platform's roles, e.g. REVIEWER: what it has to do and nobody is named for")
    @Parameter(
            name = "text",
            in = ParameterIn.QUERY,
            description =
                    "words of the title, or ids; Chinese by any part of it, full-width and traditional letters as their usual forms")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "dueAt, openedAt or amount; -dueAt and so on backwards")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "from the page before")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"),
            description = "1 to 100, else 25")
    @GetMapping("/api/cases")
    QueuePage page(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, Actor actor) {
        return answer(parameters, actor);
    }

    @Operation(
            summary =
                    "How many cases the queue holds by kind, stage, holder, reason, goods class and market, each under all that is asked for but its own. Parameters as of /api/cases without sort, cursor and limit")
    @GetMapping("/api/cases/counts")
    QueueCounts counts(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, Actor actor) {
        CallerCheck.requireSomebody(actor);
        RequestReading reading = new RequestReading();
        parameters.keySet().stream().filter(OF_A_PAGE::contains).forEach(name -> reading.fault(name, NO_PARAMETER));
        reading.requireFaultless(null);
        boolean overdue = parameters.containsKey("overdue");
        query(parameters, actor);
        Map<String, String> otherwise = new HashMap<>(parameters);
        otherwise.remove("overdue");
        return counting.counts(query(otherwise, actor), overdue, time.instant(), actor);
    }

    @Operation(
            summary = "The caller's complaints about agents; all of them for supervisors. Parameters as of /api/cases")
    @GetMapping("/api/agent-complaints")
    QueuePage complaints(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, Actor actor) {
        return answer(MatterKind.AGENT_COMPLAINT, parameters, actor);
    }

    @Operation(summary = "The caller's reports of violations; all of them for supervisors. Parameters as of /api/cases")
    @GetMapping("/api/violations")
    QueuePage violations(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, Actor actor) {
        return answer(MatterKind.VIOLATION, parameters, actor);
    }

    @Operation(summary = "The caller's contested flags; all of them for supervisors. Parameters as of /api/cases")
    @GetMapping("/api/contests")
    QueuePage contests(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, Actor actor) {
        return answer(MatterKind.CONTEST, parameters, actor);
    }

    @Operation(
            summary =
                    "The caller's contacts with the desk; all of them for the platform's people. Parameters as of /api/cases")
    @GetMapping("/api/contacts")
    QueuePage contacts(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, Actor actor) {
        return answer(MatterKind.CONTACT, parameters, actor);
    }

    private QueuePage answer(MatterKind kind, Map<String, String> parameters, Actor actor) {
        Map<String, String> narrowed = new HashMap<>(parameters);
        narrowed.put("kind", kind.name());
        return answer(narrowed, actor);
    }

    private QueuePage answer(Map<String, String> parameters, Actor actor) {
        QueueQuery query = query(parameters, actor);
        if (actor == null) {
            return new QueuePage(List.of(), null);
        }
        QueuePage page = queue.page(query, actor);
        if (actor.role().isPlatform()) {
            audit.read(actor, page.cases().stream().map(QueueLine::caseId).toList(), "queue");
        }
        return page;
    }

    /** Names all faults of the parameters at once. */
    private QueueQuery query(Map<String, String> parameters, Actor actor) {
        RequestReading reading = new RequestReading();
        boolean outsider = actor != null && actor.role().isThirdParty();
        parameters.keySet().stream()
                .filter(name -> !(outsider ? FOR_OUTSIDERS : PARAMETERS).contains(name))
                .forEach(name -> reading.fault(name, NO_PARAMETER));
        String sort = parameters.getOrDefault("sort", QueueQuery.Sort.DUE.parameter());
        QueueQuery query = new QueueQuery(
                reading.read("kind", parameters.get("kind"), MatterKind::valueOf, oneOf(MatterKind.values())),
                reading.read("holder", parameters.get("holder"), QueueController::holder, Message.of("http.holder")),
                reading.read("stage", parameters.get("stage"), Stage::valueOf, oneOf(Stage.values())),
                dueBefore(reading, parameters),
                parameters.get("seller"),
                parameters.get("text"),
                reading.read("sort", sort, QueueQuery.Sort::of, SORTS),
                reading.cursor(parameters.get("cursor")),
                reading.limit(parameters.get("limit"), USUAL, MOST),
                new QueueQuery.Only(
                        parameters.get("buyer"),
                        reading.read("reason", parameters.get("reason"), Reason::valueOf, oneOf(Reason.values())),
                        reading.read(
                                "goodsClass",
                                parameters.get("goodsClass"),
                                GoodsClass::valueOf,
                                oneOf(GoodsClass.values())),
                        reading.flag("urgent", parameters.get("urgent")),
                        reading.flag("open", parameters.get("open")),
                        reading.read(
                                "owner",
                                parameters.get("owner"),
                                owner -> Actor.parse(owner).toString(),
                                Message.of("http.actor")),
                        parameters.get("market"),
                        reading.read(
                                "amount",
                                parameters.get("amount"),
                                QueueQuery.Amounts::parse,
                                Message.of("http.amounts")),
                        reading.read("desk", parameters.get("desk"), QueueController::desk, oneOf(DESKS))));
        reading.requireFaultless(null);
        return query;
    }

    private Instant dueBefore(RequestReading reading, Map<String, String> parameters) {
        Instant given = reading.instant("dueBefore", parameters.get("dueBefore"));
        String overdue = parameters.get("overdue");
        if (overdue == null) {
            return given;
        }
        if (!overdue.equals("true")) {
            reading.fault("overdue", Message.of("http.one-of").with("known", OneOf.of("true")));
        }
        Instant now = time.instant();
        return given == null || given.isAfter(now) ? now : given;
    }

    private static String holder(String value) {
        return value.contains("/")
                ? Actor.parse(value).toString()
                : Role.valueOf(value).name();
    }

    private static Role desk(String value) {
        Role role = Role.valueOf(value);
        if (!role.isPlatform()) {
            throw new IllegalArgumentException(value);
        }
        return role;
    }

    private static Message oneOf(Enum<?>[] known) {
        return Message.of("http.one-of").with("known", new OneOf(List.of(known)));
    }
}
