package counterclaim.ingest.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says which addresses may be connected to. It resolves the name itself, and what it hands out is what the connection goes to, so
 * there is no second DNS answer that could differ from the checked one.
 *
 * <p>Public is what the IANA registries of special-purpose addresses (IPv4 and IPv6, 2025) leave; addresses that carry an IPv4 address
 * inside (mapped, NAT64, 6to4) are as good as that one.
 */
public final class AddressGuard {
    private static final List<Range> SPECIAL_V4 = List.of(
            range(8, 0),
            range(8, 10),
            range(10, 100, 64),
            range(8, 127),
            range(16, 169, 254),
            range(12, 172, 16),
            range(24, 192, 0, 0),
            range(24, 192, 0, 2),
            range(24, 192, 31, 196),
            range(24, 192, 52, 193),
            range(24, 192, 88, 99),
            range(16, 192, 168),
            range(24, 192, 175, 48),
            range(15, 198, 18),
            range(24, 198, 51, 100),
            range(24, 203, 0, 113),
            range(3, 224),
            // Not special to IANA: where Azure machines find their metadata.
            range(32, 168, 63, 129, 16));

    private static final List<Range> SPECIAL_V6 = List.of(
            range(23, 0x20, 0x01, 0x00, 0x00), // IETF protocol assignments, Teredo among them
            range(32, 0x20, 0x01, 0x0d, 0xb8),
            range(20, 0x3f, 0xff, 0x00));

    private static final Range GLOBAL_V6 = range(3, 0x20);
    private static final Range MAPPED = range(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
    private static final Range NAT64 = range(96, 0x00, 0x64, 0xff, 0x9b);
    private static final Range SIX_TO_FOUR = range(16, 0x20, 0x02);

    /** The first {@code bits} of an address. */
    private record Range(byte[] start, int bits) {
        boolean holds(byte[] address) {
            for (var bit = 0; bit < bits; bit += 8) {
                var mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
                var at = bit / 8;
                var wanted = at < start.length ? start[at] : 0;
                if ((address[at] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final HostResolver resolver;
    private final AllowedAddresses allowed;

    public AddressGuard(HostResolver resolver, AllowedAddresses allowed) {
        this.resolver = resolver;
        this.allowed = allowed;
    }

    /**
     * @param host name or address, IPv6 without brackets
     * @return the addresses that may be connected to, as DNS ordered them; at least one
     * @throws UnknownHostException when the name has none, or none that is allowed
     */
    List<InetAddress> addresses(String host, int port) throws UnknownHostException {
        var all = resolver.resolve(host);
        var good = new ArrayList<InetAddress>();
        for (var address : all) {
            if (isPublic(address) || allowed.allows(address, port)) {
                good.add(address);
            }
        }
        if (all.isEmpty()) {
            throw new UnknownHostException(host);
        }
        if (good.isEmpty()) {
            throw new ForbiddenAddress(host, port, all.getFirst());
        }
        return good;
    }

    /** Whether the host is one of the operator's own, which need not be spared. */
    boolean isOpened(String host, int port) {
        return allowed.allows(host, port);
    }

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL_V4.stream().noneMatch(range -> range.holds(bytes));
        }
        if (MAPPED.holds(bytes) || NAT64.holds(bytes)) {
            return isPublic(AllowedAddresses.address(Arrays.copyOfRange(bytes, 12, 16)));
        }
        if (SIX_TO_FOUR.holds(bytes)) {
            return isPublic(AllowedAddresses.address(Arrays.copyOfRange(bytes, 2, 6)));
        }
        return GLOBAL_V6.holds(bytes) && SPECIAL_V6.stream().noneMatch(range -> range.holds(bytes));
    }

    private static Range range(int bits, int... start) {
        var bytes = new byte[start.length];
        for (var i = 0; i < start.length; i++) {
            bytes[i] = (byte) start[i];
        }
        return new Range(bytes, bits);
    }
}
