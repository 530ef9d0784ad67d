package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class KnownParametersTest {
    @RestController
    static class Doors {
        @PostMapping("/api/acts")
        void act() {}

        @PostMapping(path = "/api/acts", params = "dryRun")
        void tryOut() {}

        @GetMapping("/api/things")
        void look(@RequestParam(required = false) String seller, @RequestParam(name = "limit") int most) {}

        record Which(String group, String reason) {}

        @PostMapping("/api/records")
        void sendAgain(@ModelAttribute Which which, @RequestParam String why) {}

        @GetMapping("/api/lines")
        void filtered(@RequestParam Map<String, String> parameters) {}

        @PostMapping("/api/ratings")
        void rate() {}

        @GetMapping("/api/ratings")
        void ratings(@RequestParam(required = false) String seller) {}
    }

    private final RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
    private final KnownParameters parameters = new KnownParameters(mapping::getHandlerMethods);

    KnownParametersTest() {
        StaticWebApplicationContext context = new StaticWebApplicationContext();
        context.registerSingleton("doors", Doors.class);
        context.refresh();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
    }

    private void ask(String method, String path, String query) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setQueryString(query);
        if (query.equals("dryRun")) {
            request.setParameter("dryRun", "");
        }
        Object handler = mapping.getHandler(request).getHandler();
        parameters.preHandle(request, new MockHttpServletResponse(), handler);
    }

    private void isRefused(String method, String path, String query, String... fields) {
        Refused refused = catchThrowableOfType(Refused.class, () -> ask(method, path, query));
        assertThat(refused).as(query).isNotNull();
        assertThat(refused.problem().status()).isEqualTo(400);
        assertThat(refused.problem().faults()).extracting(FieldFault::field).containsExactly(fields);
    }

    @Test
    void refusesEachThatADoorDoesNotHave() {
        isRefused("GET", "/api/things", "limit=1&sellr=x&page=2&page=3", "sellr", "page");
        isRefused("POST", "/api/acts", "dryrun=true", "dryrun");
        isRefused("POST", "/api/records", "group=x&why=y&topic=z", "topic");
        isRefused("POST", "/api/ratings", "dryRun=true", "dryRun");
        isRefused("POST", "/api/ratings", "%64ryRun&seller=x", "dryRun", "seller");
    }

    @Test
    void letsThroughWhatADoorHasOrLooksAtItself() {
        assertThatCode(() -> {
                    ask("GET", "/api/things", "limit=1&seller=x");
                    ask("POST", "/api/acts", "dryRun");
                    ask("POST", "/api/records", "group=x&reason=y&why=z");
                    ask("GET", "/api/lines", "anything=1");
                    ask("GET", "/api/things", "&limit=%E5%8F%B0");
                })
                .doesNotThrowAnyException();
    }
}
