package org.ballcourt.torture.load;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Where the product under torture is reached; the addresses stay over all restarts.
 *
 * @param cases all instances that take commands
 * @param kafka what clients call bootstrap servers
 * @param store a URI for the MongoDB driver
 * @param secret signs tokens where the product makes none by itself; else null
 * @param sell hears of each order before a complaint about it
 */
public record Site(
        List<URI> cases, URI evidence, URI inbox, String kafka, String store, String secret, Consumer<JsonNode> sell) {}
