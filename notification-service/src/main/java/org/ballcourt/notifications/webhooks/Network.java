package org.ballcourt.notifications.webhooks;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** A block of addresses, as {@code 10.0.0.0/8}. */
record Network(InetAddress first, int bits) {
    /** What no address of the open Internet lies in: this machine, private, link-local and shared networks, and ways to reach them in disguise. */
    static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // All of IPv6 but 2000::/3, from which alone addresses are given out, however an inner one is
                    // disguised there.
                    "::/3",
                    "4000::/2",
                    "8000::/1",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::of)
            .toList();

    static final List<Network> LOOPBACK = List.of(of("127.0.0.0/8"), of("::1/128"));

    static Network of(String block) {
        String[] parts = block.split("/", 2);
        InetAddress first = InetAddress.ofLiteral(parts[0]);
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : first.getAddress().length * Byte.SIZE;
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(block + " is no network");
        }
        return new Network(first, bits);
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
