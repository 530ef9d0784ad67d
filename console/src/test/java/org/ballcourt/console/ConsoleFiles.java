package org.ballcourt.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The console's files as a browser would get them. */
final class ConsoleFiles {
    private static final Pattern IMPORT = Pattern.compile(
            "(?:^|[;}\\s])(?:import|from|import[^;'\"]*?from|export[^;'\"]*?from)\\s*[\"']([^\"'\\s]+)[\"']",
            Pattern.MULTILINE);
    /** They import nothing, and speak of it in sentences that look as if they did. */
    private static final List<String> ALONE = List.of("/console/lib/oauth4webapi/", "/console/lib/uplot/");

    private static final Pattern DYNAMIC = Pattern.compile("import(?:ed)?\\('([^']+)'\\)");

    private final MockMvc web;

    ConsoleFiles() {
        this(Map.of());
    }

    ConsoleFiles(Map<String, Object> settings) {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.setServletContext(new MockServletContext());
        context.register(Web.class, ConsoleConfiguration.class);
        context.refresh();
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @EnableWebMvc
    static class Web {}

    MockHttpServletResponse get(String path) {
        return get(path, "*/*");
    }

    /** @param accept as the header says it */
    MockHttpServletResponse get(String path, String accept) {
        try {
            return web.perform(MockMvcRequestBuilders.get(path).header("Accept", accept))
                    .andReturn()
                    .getResponse();
        } catch (Exception failed) {
            throw new IllegalStateException(path, failed);
        }
    }

    String text(String path) {
        MockHttpServletResponse answer = get(path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), UTF_8);
    }

    /** Each module that the given one needs, with its text; those that are fetched later too if wanted. */
    Map<String, String> modules(String first, boolean later) {
        Map<String, String> found = new LinkedHashMap<>();
        collect(first, later, found);
        return found;
    }

    private void collect(String path, boolean later, Map<String, String> found) {
        if (found.containsKey(path)) {
            return;
        }
        String text = text(path);
        found.put(path, text);
        if (ALONE.stream().anyMatch(path::startsWith)) {
            return;
        }
        follow(path, IMPORT.matcher(text), later, found);
        if (later) {
            follow(path, DYNAMIC.matcher(text), true, found);
        }
    }

    private void follow(String from, Matcher named, boolean later, Map<String, String> found) {
        while (named.find()) {
            String name = named.group(1);
            assertThat(name).as("what %s imports has an address", from).matches("(/|\\./|\\.\\./).+\\.js");
            collect(URI.create(from).resolve(name).toString(), later, found);
        }
    }
}
