package org.ballcourt.contracts;

/** Why goods may be kept out of a return without a reason; the policy says which count always and which only if confirmed at purchase. */
public enum ReturnExclusion {
    CUSTOM_MADE,
    FRESH,
    DIGITAL_UNSEALED,
    NEWSPAPER,
    UNSEALED_HEALTH,
    ACTIVATED,
    NEAR_EXPIRY
}
