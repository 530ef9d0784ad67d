package org.ballcourt.notifications.webhooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;

/**
 * Where a receiver may be: at a public address that is spoken to over TLS. A name is looked up once for each attempt, and the attempt
 * goes to the very address that was checked, so that a name which leads elsewhere the next moment leads nobody inside.
 */
public final class ReceiverAddresses {
    static final int LONGEST_URL = 2000;
    private static final int HIGHEST_PORT = 65_535;

    private final List<Network> allowed;
    private final boolean loopback;
    private final Duration patience;
    private final NameLookup names;

    /** The receiver's name leads to where no receiver may be. */
    static final class NotAllowed extends IOException {
        private static final long serialVersionUID = 1;

        NotAllowed(String host) {
            super(host + " is at no public address");
        }
    }

    public ReceiverAddresses(WebhookSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    ReceiverAddresses(WebhookSettings settings, NameLookup.Names names) {
        this.loopback = settings.allowLoopback();
        this.allowed = Stream.concat(
                        settings.allowNetworks().stream().map(Network::of),
                        loopback ? Network.LOOPBACK.stream() : Stream.of())
                .toList();
        this.patience = settings.timeout();
        this.names = new NameLookup(names);
    }

    /** What is wrong with an address that somebody names; it may change later, so {@link #lookUp} looks again. */
    public Optional<Message> fault(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException nonsense) {
            return Optional.of(Message.of("webhooks.url"));
        }
        if (text.length() > LONGEST_URL
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawFragment() != null
                || url.getPort() == 0
                || url.getPort() > HIGHEST_PORT
                || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.of(Message.of("webhooks.url"));
        }
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && loopback)) {
            return Optional.of(Message.of("webhooks.url-https"));
        }
        try {
            lookUp(url, patience);
            return Optional.empty();
        } catch (IOException insideOrUnknown) {
            // One answer for both, else anybody could ask which names the inner DNS knows.
            return Optional.of(Message.of("webhooks.url-inside"));
        }
    }

    /** The one address that may be connected to now; one that is inside among several spoils all. */
    InetAddress lookUp(URI url, Duration within) throws IOException {
        InetAddress[] found = names.of(url.getHost(), within);
        for (InetAddress address : found) {
            if (!isAllowed(address, url)) {
                throw new NotAllowed(url.getHost());
            }
        }
        return found[0];
    }

    private boolean isAllowed(InetAddress address, URI url) {
        if ("http".equals(url.getScheme())) {
            return loopback && address.isLoopbackAddress();
        }
        return allowed.stream().anyMatch(network -> network.contains(address))
                || Network.NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }
}
