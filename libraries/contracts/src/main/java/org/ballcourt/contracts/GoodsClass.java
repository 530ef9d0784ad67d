package org.ballcourt.contracts;

/** The category that selects evidence kinds, exclusions and clock lengths. */
public enum GoodsClass {
    APPAREL,
    ELECTRONICS,
    HOME_APPLIANCE,
    COSMETICS,
    FOOD,
    JEWELLERY,
    DIGITAL_CONTENT,
    CUSTOM_MADE,
    OTHER
}
