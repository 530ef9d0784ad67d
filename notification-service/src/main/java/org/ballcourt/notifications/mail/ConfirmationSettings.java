package org.ballcourt.notifications.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How somebody shows that a mailbox is theirs.
 *
 * @param confirm false where every address is believed
 * @param url what links begin with: where people reach this installation
 * @param valid for how long a link is
 */
@ConfigurationProperties("ballcourt.inbox")
public record ConfirmationSettings(
        @DefaultValue("true") boolean confirm,
        @DefaultValue("") String url,
        @DefaultValue("P2D") Duration valid) {}
