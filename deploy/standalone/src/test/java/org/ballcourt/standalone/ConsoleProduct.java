package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.ballcourt.scenarios.Product;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.json.JsonMapper;

/** One product with its demo disputes and one browser for all tests of the console in this process. */
final class ConsoleProduct implements ParameterResolver {
    static final byte[] PICTURE = picture();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ConsoleProduct.class))
                .computeIfAbsent(Running.class, wanted -> Running.start(), Running.class);
    }

    /** Ends with the last test. */
    record Running(ProductUnderTest process, Product product, People asThem, Browsing people) implements AutoCloseable {
        static Running start() {
            try {
                Path temp = Files.createTempDirectory("console");
                ProductUnderTest process = ProductUnderTest.start(
                        temp,
                        new ProcessBuilder(ProductUnderTest.java("org.ballcourt.standalone.Ballcourt")),
                        "--port",
                        "0",
                        "--kafka-port",
                        "0",
                        "--store-port",
                        "0");
                Product product = new Product(URI.create(process.base()));
                return new Running(process, product, new People(product), new Browsing(process.base()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Of buyer li about something of the shop's. */
        String complaint() {
            return asThem.file("BUYER/li", Complaints.about("li", "C-" + UUID.randomUUID()));
        }

        /** The same about something that a carrier brought. */
        @SuppressWarnings("unchecked")
        String complaintAboutAParcel() {
            Map<String, Object> complaint = new HashMap<>(Complaints.about("li", "C-" + UUID.randomUUID()));
            Map<String, Object> order = new HashMap<>((Map<String, Object>) complaint.get("order"));
            order.putAll(Map.of("carrier", "fastship", "trackingNumber", "FS-" + UUID.randomUUID()));
            complaint.put("order", order);
            return asThem.file("BUYER/li", complaint);
        }

        /** Until both sides have to prove. */
        void toTheEvidence(String caseId) {
            command(
                    "SELLER/shop",
                    caseId,
                    "RejectClaim",
                    Map.of("ground", "NORMAL_WEAR", "explanation", "It was worn."));
            command(
                    "BUYER/li",
                    caseId,
                    "RequestIntervention",
                    Map.of("ground", "SELLER_REJECTED", "explanation", "It was new."));
            command("AGENT/wang", caseId, "AcceptIntervention", Map.of());
        }

        void command(String actor, String caseId, String command, Map<String, Object> fields) {
            asThem.command(actor, caseId, command, fields);
        }

        int events(String caseId) {
            return asThem.get("AGENT/wang", "/api/cases/" + caseId + "/events")
                    .path("events")
                    .size();
        }

        String bundle(String caseId) {
            return product.get("BUYER/li", "/api/cases/" + caseId + "/bundle").text();
        }

        /** An order that the order system knows, so that its number is enough. */
        String knownOrder(String actor) {
            return knownOrder(actor, Map.of());
        }

        /** The same, of which more is known. */
        @SuppressWarnings("unchecked")
        String knownOrder(String actor, Map<String, Object> more) {
            String orderId = "K-" + UUID.randomUUID();
            Map<String, Object> order = new HashMap<>(
                    (Map<String, Object>) Complaints.about("li", orderId).get("order"));
            order.put("paidAt", "2026-11-10T01:00:00Z");
            order.put("exclusionConfirmed", false);
            order.putAll(more);
            assertThat(product.post(
                                    actor,
                                    "/api/test/orders",
                                    UUID.randomUUID().toString(),
                                    null,
                                    new JsonMapper().valueToTree(order))
                            .status())
                    .isEqualTo(200);
            return orderId;
        }

        /** The row in the queue about goods of that title. */
        Locator line(Page page, String title) {
            return page.locator(".line", new Page.LocatorOptions().setHasText(title));
        }

        @Override
        public void close() {
            people.close();
            product.close();
            process.close();
        }
    }

    private static final String AXE = axe();

    private static String axe() {
        try (InputStream script =
                ConsoleProduct.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What axe finds wrong, each with its place. */
    @SuppressWarnings("unchecked")
    static List<String> unfitForSome(Page page) {
        page.evaluate(AXE);
        return (List<String>) page.evaluate(
                "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})).violations"
                        + ".flatMap(v => v.nodes.map(n => v.id + ' ' + n.html.slice(0, 160)))");
    }

    static Locator row(Page page, String caseId) {
        return page.locator("[aria-busy=false] > [data-case='" + caseId + "']");
    }

    private static byte[] picture() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
