package org.ballcourt.notifications.mail;

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

/** Hands notices to the configured server. */
public final class Smtp implements MailServer {
    /** Together well under the minute after which a silent sender is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(Smtp.class);

    private final MailSettings settings;
    private final Session session;

    public Smtp(MailSettings settings) {
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

    @Override
    public String domain() {
        return settings.domain();
    }

    @Override
    public Result send(Mail mail) {
        MimeMessage message;
        try {
            message = message(mail);
        } catch (MessagingException e) {
            log.warn("{} cannot be written: {}", mail.messageId(), e.getMessage());
            return Result.NEVER;
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
            log.warn("The mail server {}:{} does not let us in: {}", settings.host(), settings.port(), e.getMessage());
            return Result.NOT_NOW;
        }
    }

    /** Whatever goes wrong here, what was said before counts. */
    private static void sayGoodbye(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("The mail server went away", e);
        }
    }

    private static Result send(Transport transport, MimeMessage message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return Result.TAKEN;
        } catch (MessagingException e) {
            log.info("A mail was not taken: {}", e.getMessage());
            return outcome(e);
        }
    }

    /** The server's own answer is certain; without one the line broke, perhaps after it had taken the mail. */
    private static Result outcome(MessagingException failure) {
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            int code = e instanceof SMTPSendFailedException refused
                    ? refused.getReturnCode()
                    : e instanceof SMTPAddressFailedException unknown ? unknown.getReturnCode() : -1;
            if (code >= 400) {
                return code >= 500 ? Result.NEVER : Result.NOT_NOW;
            }
        }
        return Result.UNCERTAIN;
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", mail.messageId());
            }
        };
        message.setFrom(address(settings.from()));
        message.setRecipients(MimeMessage.RecipientType.TO, new Address[] {address(mail.to())});
        message.setSubject(mail.text().subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text().body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(Instant.now()));
        message.setHeader("Content-Language", mail.language().code());
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.caseId() != null) {
            message.setHeader("X-Ballcourt-Case", mail.caseId());
        }
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
