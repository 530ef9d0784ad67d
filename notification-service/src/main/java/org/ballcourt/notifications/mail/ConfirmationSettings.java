package org.ballcourt.notifications.mail;

import java.time.Duration;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
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
        @DefaultValue("P2D") Duration valid) {
    /** @throws IllegalStateException where links would be mailed that lead nowhere, so that nobody could ever confirm anything */
    public ConfirmationSettings leadingSomewhere(boolean mailIsOn) {
        if (mailIsOn && confirm && url.isBlank()) {
            throw new IllegalStateException(Messages.inAll(Message.of("settings.confirm-nowhere")));
        }
        return this;
    }
}
