package org.ballcourt.notifications.webhooks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How receivers of webhooks are treated.
 *
 * @param allowLoopback whether a receiver may be on this machine, and without TLS there; for trials
 * @param allowNetworks private networks in which a receiver may be, as {@code 10.1.0.0/16}
 * @param most so many webhooks one owner may have
 * @param retries the pauses after a failure; after the last of them an event is laid aside
 * @param jitter the share by which a pause is longer or shorter
 * @param timeout of a whole attempt; the recommendation is 15 to 30 seconds
 * @param atOnce so many attempts at one receiver, of different cases
 * @param disableAfter no attempt has succeeded for so long
 * @param overlap for how long an old secret signs beside the new one
 * @param keep how long what became of a delivery can be seen
 */
@ConfigurationProperties("ballcourt.webhooks")
public record WebhookSettings(
        @DefaultValue("false") boolean allowLoopback,
        @DefaultValue List<String> allowNetworks,
        @DefaultValue("10") int most,

        @DefaultValue({"PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H"})
        List<Duration> retries,

        @DefaultValue("0.2") double jitter,
        @DefaultValue("PT15S") Duration timeout,
        @DefaultValue("4") int atOnce,
        @DefaultValue("P5D") Duration disableAfter,
        @DefaultValue("P1D") Duration overlap,
        @DefaultValue("P30D") Duration keep) {
    public WebhookSettings {
        allowNetworks = List.copyOf(allowNetworks);
        retries = List.copyOf(retries);
    }
}
