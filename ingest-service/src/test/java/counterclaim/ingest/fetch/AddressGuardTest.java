package counterclaim.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2001:db8::1",
                "2001:0:4136:e378::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "64:ff9b:1::1",
                "100::1"
            })
    void specialAddressIsNotPublic(String address) {
        assertThat(AddressGuard.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001:81b::200e",
                "::ffff:1.1.1.1",
                "64:ff9b::101:101",
                "2002:101:101::1"
            })
    void addressOfTheInternetIsPublic(String address) {
        assertThat(AddressGuard.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void mappedAddressInRawBytesIsAsBadAsTheOneInside() throws UnknownHostException {
        // 16 bytes that Java itself would have turned into an IPv4 address, as a resolver of another make may hand out
        var mapped = InetAddress.getByAddress(
                new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 0, 0, 1});
        assertThat(AddressGuard.isPublic(mapped)).isFalse();
    }

    @Test
    void nameThatLeadsInsideIsRefusedAndSaysHowToAllowIt() {
        var guard = new AddressGuard(_ -> addresses("192.168.7.7"), AllowedAddresses.NONE);
        assertThatThrownBy(() -> guard.addresses("intranet.example", 8080))
                .isInstanceOf(ForbiddenAddress.class)
                .hasMessageContaining("intranet.example")
                .hasMessageContaining("--allow 192.168.7.7:8080");
    }

    @Test
    void onlyTheGoodAddressesOfAMixedAnswerAreHandedOut() throws UnknownHostException {
        var guard = new AddressGuard(_ -> addresses("127.0.0.1", "1.1.1.1", "::1"), AllowedAddresses.NONE);
        assertThat(guard.addresses("mixed.example", 80)).containsExactlyElementsOf(addresses("1.1.1.1"));
    }

    @Test
    void answerThatChangesBetweenTwoVisitsIsCheckedEachTime() throws UnknownHostException {
        var answers = List.of(addresses("1.1.1.1"), addresses("127.0.0.1")).iterator();
        var guard = new AddressGuard(_ -> answers.next(), AllowedAddresses.NONE);
        assertThat(guard.addresses("rebinding.example", 80)).isNotEmpty();
        assertThatThrownBy(() -> guard.addresses("rebinding.example", 80)).isInstanceOf(ForbiddenAddress.class);
    }

    @Test
    void allowedAddressIsOpenOnItsPortOnly() throws UnknownHostException {
        var guard = new AddressGuard(HostResolver.SYSTEM, AllowedAddresses.parse(List.of("127.0.0.1:8080", "::1")));
        assertThat(guard.addresses("127.0.0.1", 8080)).hasSize(1);
        assertThat(guard.addresses("::1", 9)).hasSize(1);
        assertThatThrownBy(() -> guard.addresses("127.0.0.1", 8081)).isInstanceOf(ForbiddenAddress.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1:0",
                "127.0.0.1:70000",
                "256.1.1.1",
                "[::1",
                "10.0.0.0/8",
                "example.org:80"
            })
    void whatIsNoAddressCannotBeAllowed(String text) {
        assertThatThrownBy(() -> AllowedAddresses.parse(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    private static List<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(InetAddress::ofLiteral).toList();
    }
}
