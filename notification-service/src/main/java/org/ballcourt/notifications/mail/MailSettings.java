package org.ballcourt.notifications.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server.
 *
 * @param host without one there is no mail, and the delivery log says so
 * @param from the sender that readers see
 * @param username none for a server that asks for none
 * @param starttls whether the connection must be encrypted before anything is said
 */
@ConfigurationProperties("ballcourt.mail")
public record MailSettings(
        String host,
        @DefaultValue("25") int port,

        @DefaultValue("Ballcourt <no-reply@ballcourt.invalid>")
        String from,

        String username,
        String password,
        @DefaultValue("true") boolean starttls) {
    public boolean isOn() {
        return host != null && !host.isBlank();
    }

    /** Of the sender; message ids carry it. */
    String domain() {
        String address =
                from.substring(from.lastIndexOf('<') + 1).replace(">", "").strip();
        return address.substring(address.indexOf('@') + 1);
    }
}
