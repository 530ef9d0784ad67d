package org.ballcourt.servicekit.kafka;

import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.ballcourt.proof.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** The key that a service signs with what it publishes, which is no case event. */
public record PublisherKey(Publisher of, SigningKey signing) {
    private static final Logger log = LoggerFactory.getLogger(PublisherKey.class);

    /**
     * From the file or the line in the settings.
     *
     * @throws IllegalStateException if there is none and this is no trial, or if it cannot be read
     */
    public static PublisherKey read(Publisher of, Environment settings) {
        String setting = of.signingKey();
        SigningKey given = SigningKeyFile.read(
                        setting, settings.getProperty(setting + "-file", ""), settings.getProperty(setting, ""))
                .orElse(null);
        if (given == null && !settings.getProperty("ballcourt.test-mode", Boolean.class, false)) {
            throw new IllegalStateException(Messages.inAll(Message.of("signing-key.missing")
                    .with("setting", setting + "-file")
                    .with("keys", of.keys())));
        }
        PublisherKey key = new PublisherKey(of, given == null ? SigningKey.fresh() : given);
        log.info(
                "Signs what it publishes; readers know it by {}={}",
                of.keys(),
                key.signing().verifying().base64());
        return key;
    }
}
