/**
 * Proof without trust: commitments to single fields, sealed texts, receipts, roots over all cases, and a verifier of exported bundles that needs
 * neither a network nor a running product.
 */
package org.ballcourt.proof;
