package org.ballcourt.torture.load;

import java.net.URI;

/**
 * Where the product under torture is reached; the addresses stay over all restarts.
 *
 * @param kafka what clients call bootstrap servers
 * @param store a URI for the MongoDB driver
 * @param secret signs tokens where the product makes none by itself; else null
 */
public record Site(URI cases, URI evidence, URI inbox, String kafka, String store, String secret) {}
