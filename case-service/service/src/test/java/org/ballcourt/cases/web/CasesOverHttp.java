package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.proof.Keys;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.RequestGuard;
import org.ballcourt.servicekit.RequestProblems;
import org.ballcourt.wire.Wire;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;

/** The HTTP interface before cases in memory, for tests. */
final class CasesOverHttp {
    final CasesInMemory cases = new CasesInMemory();
    final List<String> looks = new ArrayList<>();
    private final MockMvc mvc;

    CasesOverHttp() {
        AuditTrail audit = (actor, caseIds, what) -> caseIds.forEach(id -> looks.add(actor + " " + what + " " + id));
        CaseAccess access = new CaseAccess(cases, audit, cases.independence());
        mvc = MockMvcBuilders.standaloneSetup(
                        new CommandController(cases.desk(), cases.views(), access, Keys.receipts()),
                        new DryRunController(cases.desk(), cases.dryRuns(), cases.views(), access),
                        new CaseController(cases.views(), access, cases.askedBefore(), caseId -> false))
                .setCustomArgumentResolvers(new CallerArguments())
                .setControllerAdvice(new CaseProblems(), new RequestProblems())
                .addFilters(new RequestGuard())
                .setMessageConverters(converters())
                .build();
    }

    /** As in a running service. */
    static HttpMessageConverter<?>[] converters() {
        return new HttpMessageConverter<?>[] {
            new AnswerConverter(), new ByteArrayHttpMessageConverter(), new JacksonJsonHttpMessageConverter()
        };
    }

    /** An answer with what tests look at. */
    record Reply(int status, JsonNode json, MockHttpServletResponse whole) {
        String code() {
            return json.path("code").asString("");
        }

        String text() {
            return new String(whole.getContentAsByteArray(), StandardCharsets.UTF_8);
        }
    }

    /** They have no dry run. */
    private static final Set<String> PROGRAMS = Set.of("CLOCK", "PAYMENTS");

    /** What a dry run says first is what then happens, of every command that any test files. */
    Reply file(String actor, CaseCommand command) {
        Reply would = unnoticed(() -> wouldFile(actor, command));
        return foreseen(
                would, send(as(actor, post(FilingPaths.of(command.getClass()))).content(body(command))));
    }

    Reply wouldFile(String actor, CaseCommand command) {
        return send(as(actor, post(FilingPaths.of(command.getClass()) + "?dryRun=true"))
                .content(body(command)));
    }

    /** What a dry run says first is what then happens, of every command that any test gives. */
    Reply does(String actor, String caseId, CaseCommand command) {
        Reply would = unnoticed(() -> would(actor, caseId, command));
        Reply came = send(as(actor, post("/api/cases/{id}/{command}", caseId, CommandNames.kebabOf(command.getClass())))
                .content(body(command)));
        return PROGRAMS.contains(actor.substring(0, actor.indexOf('/'))) ? came : foreseen(would, came);
    }

    private Reply unnoticed(Supplier<Reply> dryRun) {
        int before = looks.size();
        Reply would = dryRun.get();
        looks.subList(before, looks.size()).clear();
        return would;
    }

    Reply would(String actor, String caseId, CaseCommand command) {
        String path = "/api/cases/{id}/{command}?dryRun=true";
        return send(as(actor, post(path, caseId, CommandNames.kebabOf(command.getClass())))
                .content(body(command)));
    }

    private static Reply foreseen(Reply would, Reply came) {
        if (came.status() < 300) {
            assertThat(would.status()).as("dry run: %s", would.json()).isEqualTo(200);
            assertThat(types(would)).isEqualTo(types(came));
        }
        return came;
    }

    private static List<String> types(Reply of) {
        return of.json()
                .path("events")
                .valueStream()
                .map(event -> event.path("type").stringValue())
                .toList();
    }

    Reply sees(String actor, String path, Object... variables) {
        return send(as(actor, get(path, variables)));
    }

    Reply send(MockHttpServletRequestBuilder request) {
        try {
            MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
            byte[] bytes = response.getContentAsByteArray();
            JsonNode json = bytes.length == 0
                    ? Wire.json().createObjectNode()
                    : Wire.json().readTree(bytes);
            return new Reply(response.getStatus(), json, response);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    static MockHttpServletRequestBuilder as(String actor, MockHttpServletRequestBuilder request) {
        String role = actor.substring(0, actor.indexOf('/'));
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "none")
                .subject(actor.substring(actor.indexOf('/') + 1))
                .claim("roles", List.of(role))
                .issuedAt(Instant.EPOCH)
                .build();
        return request.contentType(MediaType.APPLICATION_JSON)
                .principal(new JwtAuthenticationToken(
                        token,
                        Stream.of("ROLE_" + role)
                                .map(SimpleGrantedAuthority::new)
                                .toList()));
    }

    static byte[] body(CaseCommand command) {
        return Wire.json().writeValueAsString(command).getBytes(StandardCharsets.UTF_8);
    }
}
