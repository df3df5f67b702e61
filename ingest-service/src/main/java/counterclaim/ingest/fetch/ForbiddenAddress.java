package counterclaim.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A name that leads to an address which is not of the public internet and which nobody opened. */
final class ForbiddenAddress extends UnknownHostException {
    ForbiddenAddress(String host, int port, InetAddress address) {
        super(host + " is at " + address.getHostAddress()
                + ", which is not an address of the public internet; to allow it: --allow " + address.getHostAddress()
                + ":" + port);
    }
}
