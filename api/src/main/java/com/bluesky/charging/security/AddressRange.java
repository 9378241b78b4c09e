package com.bluesky.charging.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of IPv4 or IPv6 addresses in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3). Nothing here
 * ever asks a name server.
 *
 * @param network the first address of the range
 * @param prefixBits how many leading bits all its addresses share: 0 to 32, or to 128 for IPv6
 */
public record AddressRange(InetAddress network, int prefixBits) {

    private static final Pattern SHAPE = Pattern.compile("([0-9A-Fa-f:.]{2,45})(?:/(\\d{1,3}))?");

    /** Four decimal numbers; the JDK would also take two or three. */
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    public AddressRange {
        if (prefixBits < 0 || prefixBits > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("No such prefix: " + prefixBits);
        }
    }

    /**
     * Reads a range, or a single address. Empty when the text is none, and when bits are set behind
     * the prefix: somebody meant another range.
     */
    public static Optional<AddressRange> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return address(matcher.group(1)).flatMap(network -> of(network, matcher.group(2)));
    }

    /** The address that a literal is; empty for everything else, names among it. */
    static Optional<InetAddress> address(String literal) {
        if (literal.indexOf(':') < 0 && !IPV4.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            // A server may put IPv6 between brackets, as in a URI. The zone of a link-local address
            // says through which interface, not from whom.
            String bare = literal.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "");
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<AddressRange> of(InetAddress network, @Nullable String prefix) {
        int bits = network.getAddress().length * Byte.SIZE;
        int prefixBits = prefix == null ? bits : Integer.parseInt(prefix);
        if (prefixBits > bits) {
            return Optional.empty();
        }
        AddressRange range = new AddressRange(network, prefixBits);
        return range.hasNothingBehindThePrefix() ? Optional.of(range) : Optional.empty();
    }

    /** Whether an address lies in this range; an IPv4 address never lies in one of IPv6. */
    boolean contains(InetAddress address) {
        return address instanceof Inet4Address == network instanceof Inet4Address
                && agree(address.getAddress(), network.getAddress());
    }

    /** Whether all addresses of a range lie in this one. */
    public boolean contains(AddressRange range) {
        return range.prefixBits >= prefixBits && contains(range.network);
    }

    /** The range as text, the same for every way of writing it. */
    public String text() {
        return network.getHostAddress() + "/" + prefixBits;
    }

    private boolean agree(byte[] one, byte[] other) {
        for (int bit = 0; bit < prefixBits; bit++) {
            if (isSet(one, bit) != isSet(other, bit)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasNothingBehindThePrefix() {
        byte[] bytes = network.getAddress();
        for (int bit = prefixBits; bit < bytes.length * Byte.SIZE; bit++) {
            if (isSet(bytes, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(byte[] bytes, int bit) {
        return (bytes[bit / Byte.SIZE] & (0x80 >>> (bit % Byte.SIZE))) != 0;
    }
}
