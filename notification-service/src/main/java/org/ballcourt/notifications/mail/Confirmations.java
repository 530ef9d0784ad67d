package org.ballcourt.notifications.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.notifications.deliveries.Address;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.wire.Sha256;

/** Asks whoever reads a mailbox whether it is the person's who gave it, and believes the answer. */
public final class Confirmations {
    /** Nobody fills a stranger's mailbox with questions, and several persons together do not either. */
    private static final int MOST_AN_HOUR = 10;

    private final AddressBook addresses;
    private final ConfirmationSettings settings;
    private final Optional<MailServer> server;
    private final byte[] key;
    private final InstantSource time;
    private final Cache<String, Integer> asked = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** @param server empty where there is no mail */
    public Confirmations(
            AddressBook addresses,
            ConfirmationSettings settings,
            Optional<MailServer> server,
            byte[] key,
            InstantSource time) {
        this.addresses = addresses;
        this.settings = settings;
        this.server = server;
        this.key = key.clone();
        this.time = time;
    }

    /** The address as it may be stored: confirmed where it was, or nobody wants to know. */
    public Address believed(Actor actor, Address given) {
        Address before = addresses.of(actor);
        boolean isKnown = given.email() == null || given.email().equals(before.email()) && before.confirmed();
        return new Address(given.email(), given.language(), isKnown || !settings.confirm());
    }

    /** False where too many were asked for. */
    public boolean ask(Actor actor, Address given) {
        if (server.isEmpty()) {
            return true;
        }
        if (!mayAsk(List.of(actor.toString(), mailbox(given.email())))) {
            return false;
        }
        Language language = given.language() == null ? Language.DEFAULT : given.language();
        String token =
                new ConfirmationToken(actor, given.email(), time.instant().plus(settings.valid())).signed(key);
        Messages words = Messages.in(language);
        NoticeText text = new NoticeText(
                words.text(Message.of("inbox.confirm.subject")),
                words.text(Message.of("inbox.confirm.body")
                        .with("link", settings.url() + "/api/inbox/address/confirm?token=" + token)));
        String id =
                "<" + Sha256.hex(token).substring(0, 32) + "@" + server.get().domain() + ">";
        server.get().send(new Mail(id, given.email(), language, text, null));
        return true;
    }

    /** What is refused is counted nowhere: whoever asks on and on would shut a mailbox for ever, and a full one whoever asks. */
    private synchronized boolean mayAsk(List<String> whoAndWhere) {
        boolean may = whoAndWhere.stream().allMatch(each -> asked.get(each, _ -> 0) < MOST_AN_HOUR);
        if (may) {
            whoAndWhere.forEach(each -> asked.put(each, asked.get(each, _ -> 0) + 1));
        }
        return may;
    }

    /** Of an address that somebody else gave nothing is kept but this. */
    private static String mailbox(String email) {
        return Sha256.hex(email.strip().toLowerCase(Locale.ROOT));
    }

    /** False where the link is forged or over, or the address is another one by now. */
    public boolean confirm(String token) {
        return ConfirmationToken.read(token, key, time.instant())
                .filter(read -> addresses.confirm(read.actor(), read.email()))
                .isPresent();
    }
}
