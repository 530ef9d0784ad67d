package org.ballcourt.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.cases.whatif.WhatIf;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.ProblemResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes lines of JSON while cases are replayed: how far it is, and at last the report, or why there is none. */
final class WhatIfAnswer {
    private static final Logger log = LoggerFactory.getLogger(WhatIfAnswer.class);
    private static final Duration PACE = Duration.ofMillis(200);

    private final HttpServletResponse response;
    private final Language language;
    private final Consumer<List<String>> shown;
    private long next = System.nanoTime();

    /** @param shown is told the ids of the cases that the report names, before it is sent */
    WhatIfAnswer(HttpServletResponse response, Language language, Consumer<List<String>> shown) {
        this.response = response;
        this.language = language;
        this.shown = shown;
    }

    @FunctionalInterface
    interface Run {
        ObjectNode report(WhatIf.Progress progress) throws IOException;
    }

    /** Ends early and quietly when the reader has gone. */
    void write(Run run) {
        response.setContentType("application/x-ndjson;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            line(last(run));
        } catch (IOException gone) {
            log.info("A what-if ended early, since its reader has gone: {}", gone.toString());
        }
    }

    private ObjectNode last(Run run) throws IOException {
        ObjectNode last = JsonNodeFactory.instance.objectNode();
        try {
            ObjectNode report = run.report(this::progress);
            shown.accept(named(report));
            return last.set("report", report);
        } catch (Unavailable away) {
            log.warn("A what-if ended early: {}", away.getMessage());
            return last.set("problem", problem(Problem.of("UNAVAILABLE", 503, away.message())));
        } catch (RuntimeException ours) {
            log.error("A what-if failed", ours);
            return last.set("problem", problem(Problem.ofStatus(500)));
        }
    }

    private JsonNode problem(Problem problem) {
        return ProblemResponse.json(problem, language);
    }

    /** Not more often than anybody can read, and always where it begins and ends. */
    private void progress(long replayed, long of) throws IOException {
        if (System.nanoTime() - next >= 0 || replayed == of) {
            next = System.nanoTime() + PACE.toNanos();
            line(JsonNodeFactory.instance.objectNode().put("replayed", replayed).put("of", of));
        }
    }

    private void line(JsonNode json) throws IOException {
        response.getOutputStream().write((json + "\n").getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    private static List<String> named(ObjectNode report) {
        List<String> ids = new ArrayList<>();
        report.path("largest").forEach(line -> ids.add(line.path("caseId").asString()));
        report.path("cases")
                .path("firstNotReplayable")
                .forEach(line -> ids.add(line.path("caseId").asString()));
        return ids;
    }
}
