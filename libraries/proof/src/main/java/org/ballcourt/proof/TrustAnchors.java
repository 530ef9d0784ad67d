package org.ballcourt.proof;

import java.util.List;
import org.ballcourt.contracts.records.Receipt;

/**
 * What a reader holds from elsewhere and measures a bundle by.
 *
 * @param key id or fingerprint of the installation's key; null where the bundle can only vouch for itself
 * @param roots published roots (their tree's root or their hash) that the bundle must be proven against
 * @param receipts receipts that somebody kept
 */
public record TrustAnchors(String key, List<String> roots, List<Receipt> receipts) {
    public static final TrustAnchors NOTHING = new TrustAnchors(null, List.of(), List.of());

    public TrustAnchors {
        roots = List.copyOf(roots);
        receipts = List.copyOf(receipts);
    }
}
