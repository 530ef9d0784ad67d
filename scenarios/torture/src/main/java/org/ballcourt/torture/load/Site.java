package org.ballcourt.torture.load;

import java.net.URI;
import java.util.List;

/**
 * Where the product under torture is reached; the addresses stay over all restarts.
 *
 * @param cases all instances that take commands
 * @param kafka what clients call bootstrap servers
 * @param store a URI for the MongoDB driver
 * @param secret signs tokens where the product makes none by itself; else null
 */
public record Site(List<URI> cases, URI evidence, URI inbox, String kafka, String store, String secret) {}
