package counterclaim.ingest.address;

/** Never leaves the package: the public face of an address that cannot be read is an empty Optional. */
final class InvalidUrl extends Exception {
    InvalidUrl(String reason) {
        super(reason, null, false, false);
    }
}
