package org.ballcourt.standalone;

import java.net.URI;
import java.util.Map;
import org.ballcourt.scenarios.Product;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Acts for the people of a test through the public interface. */
record People(Product product) {
    People(String base) {
        this(new Product(URI.create(base)));
    }

    /** The id of the new case. */
    String file(String actor, Map<String, Object> complaint) {
        return product.act(actor, "/api/cases", json(complaint)).path("caseId").asString();
    }

    /** Asks the desk; the id of the contact. */
    String contact(String actor, Map<String, Object> words) {
        return product.act(actor, "/api/contacts", json(words)).path("caseId").asString();
    }

    void suggestion(String actor, Map<String, Object> words) {
        product.act(actor, "/api/suggestions", json(words));
    }

    void command(String actor, String caseId, String command, Map<String, Object> fields) {
        product.act(actor, Product.path(caseId, command), json(fields));
    }

    JsonNode get(String actor, String path) {
        return Product.accepted(path, product.get(actor, path));
    }

    private static JsonNode json(Map<String, Object> fields) {
        return new JsonMapper().valueToTree(fields);
    }
}
