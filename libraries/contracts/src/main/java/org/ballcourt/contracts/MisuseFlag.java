package org.ballcourt.contracts;

/** A pattern that looks like misuse; its owner sees it and may contest it. */
public enum MisuseFlag {
    /** Complaints that final rulings dismissed. */
    DISMISSED_CLAIMS(Role.BUYER),
    /** Complaints that the buyer filed and then left alone. */
    ABANDONED_CLAIMS(Role.BUYER),
    /** Goods sent back without a reason, again and again. */
    FREQUENT_RETURNS(Role.BUYER),
    /** Rejections that final rulings overturned. */
    EMPTY_REJECTIONS(Role.SELLER),
    /** Claims left without an answer until their time was over. */
    SILENCE(Role.SELLER);

    private final Role owner;

    MisuseFlag(Role owner) {
        this.owner = owner;
    }

    /** The side that can bear it. */
    public Role owner() {
        return owner;
    }
}
