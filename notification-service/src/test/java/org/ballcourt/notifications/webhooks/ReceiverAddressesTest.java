package org.ballcourt.notifications.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ballcourt.contracts.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverAddressesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private InetAddress[] found = at("93.184.216.34");

    private final ReceiverAddresses addresses = new ReceiverAddresses(settings(false, List.of()), _ -> found);

    static WebhookSettings settings(boolean loopback, List<String> networks) {
        return settings(loopback, networks, Duration.ofSeconds(15));
    }

    private static WebhookSettings settings(boolean loopback, List<String> networks, Duration timeout) {
        Duration day = Duration.ofDays(1);
        List<Duration> retries = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));
        return new WebhookSettings(loopback, networks, 10, retries, 0, timeout, 2, day.multipliedBy(5), day, day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "fe80::1",
                "fec0::1",
                "fd00:ec2::254",
                "fc00::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "::ffff:0:127.0.0.1",
                "::ffff:0:10.0.0.1",
                "4000::1",
                "8000::1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void goesToNoAddressThatIsInside(String inside) {
        found = at(inside);
        assertThat(keyOf(addresses.fault("https://receiver.example/hook"))).isEqualTo("webhooks.url-inside");
        found = at("93.184.216.34", inside);
        assertThat(keyOf(addresses.fault("https://receiver.example/hook"))).isEqualTo("webhooks.url-inside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "169.253.1.1"})
    void goesToPublicAddresses(String outside) {
        found = at(outside);
        assertThat(addresses.fault("https://receiver.example/hook")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://receiver.example/, webhooks.url-https",
        "ftp://receiver.example/, webhooks.url-https",
        "receiver.example, webhooks.url",
        "https:///hook, webhooks.url",
        "https://user:word@receiver.example/, webhooks.url",
        "https://receiver.example/#part, webhooks.url",
        "https://receiver.example/a b, webhooks.url",
        "https://receiver.example:0/, webhooks.url",
        "https://receiver.example:65536/, webhooks.url",
        "https://receiver.example:70000/, webhooks.url",
        "https://接收.example/, webhooks.url",
        "https://receiver_1.example/, webhooks.url"
    })
    void takesNothingButAddressesOfReceivers(String url, String fault) {
        assertThat(keyOf(addresses.fault(url))).isEqualTo(fault);
    }

    @Test
    void looksAgainAtEachAttempt() throws Exception {
        URI url = URI.create("https://receiver.example/hook");
        assertThat(addresses.fault(url.toString())).isEmpty();
        assertThat(addresses.lookUp(url, PATIENCE).getHostAddress()).isEqualTo("93.184.216.34");
        found = at("127.0.0.1");
        assertThatThrownBy(() -> addresses.lookUp(url, PATIENCE)).isInstanceOf(ReceiverAddresses.NotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://receiver.example:1/", "https://receiver.example:65535/"})
    void goesToEveryPortThatThereIs(String url) {
        assertThat(addresses.fault(url)).isEmpty();
    }

    /** A name's own servers decide how long the JDK's lookup takes. */
    @Test
    void waitsForNoNameLongerThanForAReceiver() throws Exception {
        CountDownLatch says = new CountDownLatch(1);
        ReceiverAddresses slow = new ReceiverAddresses(settings(false, List.of(), Duration.ofMillis(200)), _ -> {
            SocketReceiverTest.awaitQuietly(says);
            return found;
        });
        CompletableFuture<Optional<Message>> fault =
                CompletableFuture.supplyAsync(() -> slow.fault("https://receiver.example/"));
        try {
            assertThat(keyOf(fault.get(30, TimeUnit.SECONDS))).isEqualTo("webhooks.url-inside");
        } finally {
            says.countDown();
        }
    }

    /** The ways in which numbers stand for 127.0.0.1 are the JDK's to know; what counts is what it makes of them. */
    @ParameterizedTest
    @ValueSource(strings = {"https://2130706433/", "https://127.1/", "https://[::1]/", "https://localhost/"})
    void isNotLedAstrayByOtherNamesOfThisMachine(String url) {
        assertThat(new ReceiverAddresses(settings(false, List.of())).fault(url)).isPresent();
    }

    @Test
    void goesToThisMachineForTrialsAndToNetworksThatAreNamed() {
        ReceiverAddresses trial = new ReceiverAddresses(settings(true, List.of("10.1.0.0/16")), _ -> found);
        found = at("127.0.0.1");
        assertThat(trial.fault("http://localhost:9000/hook")).isEmpty();
        found = at("10.1.2.3");
        assertThat(trial.fault("https://orders.internal/hook")).isEmpty();
        assertThat(keyOf(trial.fault("http://orders.internal/hook"))).isEqualTo("webhooks.url-inside");
        found = at("10.2.2.3");
        assertThat(keyOf(trial.fault("https://orders.internal/hook"))).isEqualTo("webhooks.url-inside");
    }

    private static String keyOf(Optional<Message> fault) {
        return fault.map(Message::key).orElse("none");
    }

    private static InetAddress[] at(String... literals) {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.ofLiteral(literals[i]);
        }
        return addresses;
    }
}
