package org.ballcourt.notices.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands letters to a mail server and says exactly what is known of the outcome. */
final class Smtp {
    /** Together well under the minute after which a silent sender is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Smtp.class);

    private final MailSettings settings;
    private final Session session;

    Smtp(MailSettings settings) {
        this.settings = settings;
        Properties properties = new Properties();
        String millis = String.valueOf(PATIENCE.toMillis());
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.starttls()));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.starttls()));
        properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
        session = Session.getInstance(properties);
    }

    Handover send(Letter letter) {
        MimeMessage message;
        try {
            message = message(letter);
        } catch (MessagingException e) {
            LOG.warn("{} cannot be written: {}", letter.messageId(), e.getMessage());
            return Handover.NEVER;
        }
        try {
            Transport transport = session.getTransport("smtp");
            try {
                transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
                return send(transport, message);
            } finally {
                sayGoodbye(transport);
            }
        } catch (MessagingException e) {
            LOG.warn("The mail server {}:{} does not let us in: {}", settings.host(), settings.port(), e.getMessage());
            return Handover.NOT_NOW;
        }
    }

    /** Whatever goes wrong here, what was said before counts. */
    private static void sayGoodbye(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server went away", e);
        }
    }

    private static Handover send(Transport transport, MimeMessage message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return Handover.TAKEN;
        } catch (MessagingException e) {
            LOG.info("A mail was not taken: {}", e.getMessage());
            return outcome(e);
        }
    }

    /** The server's own answer is certain; without one the line broke, perhaps after it had taken the letter. */
    private static Handover outcome(MessagingException failure) {
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            int code = e instanceof SMTPSendFailedException refused
                    ? refused.getReturnCode()
                    : e instanceof SMTPAddressFailedException unknown ? unknown.getReturnCode() : -1;
            if (code >= 400) {
                return code >= 500 ? Handover.NEVER : Handover.NOT_NOW;
            }
        }
        return Handover.WHO_KNOWS;
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", letter.messageId());
            }
        };
        message.setFrom(address(settings.from()));
        message.setRecipients(MimeMessage.RecipientType.TO, new Address[] {address(letter.to())});
        message.setSubject(letter.text().subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text().body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(Instant.now()));
        message.setHeader("Content-Language", letter.language().tag());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Ballcourt-Case", letter.caseId());
        message.saveChanges();
        return message;
    }

    private static InternetAddress address(String text) throws AddressException {
        InternetAddress[] addresses = InternetAddress.parse(text, true);
        if (addresses.length != 1) {
            throw new AddressException("Not one address", text);
        }
        return addresses[0];
    }
}
