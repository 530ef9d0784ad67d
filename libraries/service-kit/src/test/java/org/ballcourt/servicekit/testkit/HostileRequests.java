package org.ballcourt.servicekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.servicekit.testkit.RawHttp.Answer;
import org.ballcourt.wire.Wire;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends to every endpoint of a running service what no caller should, and looks that each of them is told so, and that
 * none of it takes long, counts as a failure of ours, or keeps the next honest caller from an answer.
 */
public final class HostileRequests {
    private static final int FEWEST = 300;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int HONEST_EVERY = 20;
    private static final List<String> ROLES = List.of("SUPERVISOR", "BUYER");

    private final ApplicationContext service;
    private final RawHttp http;
    private final TokenMint mint;
    private final List<String> wrong = new ArrayList<>();
    private int sent;

    public HostileRequests(ApplicationContext service, String secret) {
        this.service = service;
        this.http = new RawHttp(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        this.mint = new TokenMint(secret);
    }

    /** @param parameters those that it reads */
    private record Endpoint(String method, String pattern, Set<String> parameters) {}

    /** Fails with all that was not answered as it should be. */
    public void send() {
        ListAppender<ILoggingEvent> noise = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        noise.start();
        root.addAppender(noise);
        double failedBefore = failures();
        try {
            List<Endpoint> endpoints = endpoints();
            assertThat(endpoints).isNotEmpty();
            endpoints.forEach(this::send);
        } finally {
            root.detachAppender(noise);
        }
        assertThat(sent).isGreaterThan(FEWEST);
        assertThat(wrong).as("of %d requests", sent).isEmpty();
        assertThat(failures()).as("counted as failures of ours").isEqualTo(failedBefore);
        assertThat(List.copyOf(noise.list))
                .filteredOn(
                        event -> event.getLevel().isGreaterOrEqual(Level.ERROR) || event.getThrowableProxy() != null)
                // The broker of the test complains where the machine is busy.
                .filteredOn(event -> !event.getLoggerName().startsWith("org.apache.kafka."))
                .filteredOn(event -> !isAboutAReaderWhoWent(event))
                .extracting(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
                .as("alarms and stack traces")
                .isEmpty();
    }

    /** Tomcat may stumble over the response of a stream that it is still written to; its connection is closed by then. */
    private static boolean isAboutAReaderWhoWent(ILoggingEvent event) {
        return event.getThrowableProxy() != null
                && String.valueOf(event.getThrowableProxy().getMessage()).contains("MimeHeaderField.recycle()");
    }

    private double failures() {
        return service
                .getBean(MeterRegistry.class)
                .find("http.server.requests")
                .tag("outcome", "SERVER_ERROR")
                .timers()
                .stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    /** Of every controller, so that one that comes later is looked at, too. */
    private List<Endpoint> endpoints() {
        return service.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.ballcourt."))
                .flatMap(entry -> methods(entry.getKey()).stream()
                        .flatMap(method -> entry.getKey().getPatternValues().stream()
                                .map(pattern -> new Endpoint(method, pattern, parameters(entry.getValue())))))
                .distinct()
                .toList();
    }

    private static Set<String> parameters(HandlerMethod handler) {
        return Stream.of(handler.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(parameter -> {
                    String name = parameter.getAnnotation(RequestParam.class).value();
                    return name.isEmpty() ? parameter.getName() : name;
                })
                .collect(Collectors.toSet());
    }

    private static Set<String> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? Set.of("GET")
                : methods.stream().map(RequestMethod::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private void send(Endpoint endpoint) {
        String plain = endpoint.pattern().replaceAll("\\{[^}]+}", "x-1");
        Hostile.steps().forEach(step -> {
            if (endpoint.pattern().contains("{")) {
                send(endpoint.method(), endpoint.pattern().replaceAll("\\{[^}]+}", step), Map.of(), null);
            }
        });
        Hostile.queries(endpoint.parameters())
                .forEach(query -> send(endpoint.method(), plain + "?" + query, Map.of(), null));
        Hostile.headers().forEach(header -> send(endpoint.method(), plain, Map.of(header[0], header[1]), null));
        if (!endpoint.method().equals("GET")) {
            Hostile.contentTypes()
                    .forEach(type -> Hostile.bodies()
                            .forEach(body -> send(endpoint.method(), plain, Map.of("Content-Type", type), body)));
        }
    }

    private void send(String method, String target, Map<String, String> extra, byte[] body) {
        String role = target.startsWith("/internal/") ? "SERVICE" : ROLES.get(sent++ % ROLES.size());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + mint.token("somebody", List.of(role), Duration.ofMinutes(5)));
        headers.putAll(extra);
        String request = method + " " + target + " " + extra + (body == null ? "" : " and " + body.length + " bytes");
        try {
            Answer answer = swiftly(request, method, target, headers, body);
            if (sent % HONEST_EVERY == 0) {
                requireHealth(request);
            }
            if (answer.status() >= 400 && !isFullProblem(answer)) {
                wrong.add(shortened(request) + " -> " + answer.status() + " " + shortened(answer.body()));
            }
        } catch (IOException | RuntimeException broken) {
            wrong.add(shortened(request) + " -> " + broken);
        }
    }

    /** Where it takes long it is sent again, since a busy machine is nobody's fault. */
    private Answer swiftly(String request, String method, String target, Map<String, String> headers, byte[] body)
            throws IOException {
        Answer answer = null;
        Duration took = ChronoUnit.FOREVER.getDuration();
        for (int tries = 0; tries < 3 && took.compareTo(LONGEST) > 0; tries++) {
            WorkTime time = WorkTime.begin();
            answer = http.send(method, target, headers, body);
            took = time.soFar();
        }
        if (took.compareTo(LONGEST) > 0) {
            wrong.add(shortened(request) + " took " + took.toMillis() + " ms");
        }
        return answer;
    }

    private void requireHealth(String after) throws IOException {
        int status =
                http.send("GET", "/actuator/health/liveness", Map.of(), null).status();
        if (status != 200) {
            wrong.add("an honest request after " + shortened(after) + " -> " + status);
        }
    }

    private static boolean isFullProblem(Answer answer) {
        try {
            JsonNode problem = Wire.json().readTree(answer.body());
            return answer.status() < 500
                    && answer.contentType().startsWith("application/problem+json")
                    && !problem.path("rule").asString("").isBlank()
                    && !problem.path("next").asString("").isBlank();
        } catch (JacksonException none) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
