package org.ballcourt.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Lit as npm packs it names its own packages, which a browser finds only by an import map; that would have to stand inline, and no
 * inline code is allowed. So the names become addresses.
 */
final class LitModules implements ResourceTransformer {
    private static final Map<String, String> ADDRESSES = Map.of(
            "\"@lit/reactive-element\"", "\"/console/lib/lit__reactive-element/reactive-element.js\"",
            "\"lit-html\"", "\"/console/lib/lit-html/lit-html.js\"");

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource found = chain.transform(request, resource);
        String name = found.getFilename();
        if (name == null || !name.endsWith(".js")) {
            return found;
        }
        String text = found.getContentAsString(UTF_8);
        for (Map.Entry<String, String> each : ADDRESSES.entrySet()) {
            text = text.replace("from" + each.getKey(), "from" + each.getValue());
        }
        return new TransformedResource(found, text.getBytes(UTF_8));
    }

    /** The folder of the one version that is on the class path. */
    static String location(String library) {
        String described = "/META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
        try (InputStream properties = LitModules.class.getResourceAsStream(described)) {
            Properties read = new Properties();
            read.load(properties);
            return "classpath:/META-INF/resources/webjars/" + library + "/" + read.getProperty("version") + "/";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
