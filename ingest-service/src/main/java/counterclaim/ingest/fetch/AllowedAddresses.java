package counterclaim.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Addresses that the operator opened although they are not public: {@code ADDRESS} or {@code ADDRESS:PORT}, IPv6 in brackets before a port. */
public final class AllowedAddresses {
    public static final AllowedAddresses NONE = new AllowedAddresses(List.of());

    private static final Pattern V4 = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+)(?::(\\d+))?");
    private static final Pattern V6 = Pattern.compile("([0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)");
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::(\\d+))?");

    private final List<Opened> opened;

    private record Opened(InetAddress address, OptionalInt port) {}

    private AllowedAddresses(List<Opened> opened) {
        this.opened = opened;
    }

    /**
     * @throws IllegalArgumentException when one is no address: names are not taken, as they lead wherever their owner wants
     */
    public static AllowedAddresses parse(List<String> texts) {
        return new AllowedAddresses(texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(AllowedAddresses::parse)
                .toList());
    }

    private static Opened parse(String text) {
        for (var pattern : List.of(V4, BRACKETED, V6)) {
            var matcher = pattern.matcher(text);
            if (matcher.matches()) {
                var port = matcher.groupCount() > 1 && matcher.group(2) != null
                        ? OptionalInt.of(portOf(matcher.group(2), text))
                        : OptionalInt.empty();
                return new Opened(addressOf(matcher.group(1), text), port);
            }
        }
        throw notOne(text);
    }

    private static InetAddress addressOf(String address, String text) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(notOne(text).getMessage(), e);
        }
    }

    private static int portOf(String digits, String text) {
        var port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw notOne(text);
        }
        return port;
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException(
                "Cannot allow \"" + text + "\": write an address, as 127.0.0.1, 127.0.0.1:8080, ::1 or [::1]:8080");
    }

    boolean allows(InetAddress address, int port) {
        return opened.stream()
                .anyMatch(one -> one.address.equals(address) && (one.port.isEmpty() || one.port.getAsInt() == port));
    }

    /** Whether a host, given as an address, was opened: it belongs to the operator, who need not be spared. */
    boolean allows(String host, int port) {
        try {
            return !opened.isEmpty() && allows(InetAddress.ofLiteral(host), port);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An address of " + bytes.length + " bytes", e);
        }
    }
}
