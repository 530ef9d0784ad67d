package org.ballcourt.contracts;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * An attempt to solve the matter before the complaint.
 *
 * @param channel a usual one as it was written; else OTHER
 * @param channelWords how the buyer called another one, since that may tell who somebody is; null for a usual one
 */
public record PriorContact(
        Instant at,
        String channel,
        PersonalText summary,
        @OptionalField PersonalText channelWords) {
    private static final String OTHER = "OTHER";
    private static final Set<String> USUAL = Set.of(
            OTHER,
            "CHAT",
            "PHONE",
            "CALL",
            "EMAIL",
            "E-MAIL",
            "MAIL",
            "LETTER",
            "SMS",
            "APP",
            "SHOP",
            "STORE",
            "WECHAT",
            "HOTLINE",
            "SITE",
            "WEB",
            "IN_PERSON");

    /** By a usual channel. */
    public PriorContact(Instant at, String channel, PersonalText summary) {
        this(at, channel, summary, null);
    }

    /** As somebody tells it. */
    public static PriorContact told(Instant at, String channel, String summary, Actor by) {
        PersonalText said = PersonalText.of(by, summary);
        return USUAL.contains(channel.strip().toUpperCase(Locale.ROOT))
                ? new PriorContact(at, channel, said)
                : new PriorContact(at, OTHER, said, PersonalText.of(by, channel));
    }
}
