package counterclaim.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {
    private static final byte[] TEXT = "The minister denied it. ".repeat(40).getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "deflate", "x-gzip"})
    void bombIsCutOffAtTheLimit(String coding) throws IOException {
        var bomb = pack(coding, new byte[5_000_000]);
        assertThat(bomb.length).isLessThan(20_000);
        assertThatThrownBy(() -> ContentCoding.decode(bomb, coding, 100_000)).isInstanceOf(BodyTooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "zstd", "deflate"})
    void garbageIsAnErrorThatNamesTheCoding(String coding) {
        var garbage = new byte[] {0x1f, (byte) 0x8b, 8, 99, 98, 97, 96, 95, 94, 93};
        assertThatThrownBy(() -> ContentCoding.decode(garbage, coding, 1_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(coding);
    }

    @Test
    void bodyPackedManyTimesIsRefused() {
        assertThatThrownBy(() -> ContentCoding.decode(TEXT, "gzip, gzip, gzip, gzip", 1_000))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "deflate", "x-gzip"})
    void whatWasPackedComesBack(String coding) throws IOException {
        assertThat(ContentCoding.decode(pack(coding, TEXT), coding, 10_000)).isEqualTo(TEXT);
    }

    @Test
    void brotliIsUnpacked() throws IOException {
        // "hello" in one uncompressed meta-block: RFC 7932, section 9.2
        var packed = Base64.getDecoder().decode("CwKAaGVsbG8D");
        assertThat(new String(ContentCoding.decode(packed, "br", 100), StandardCharsets.UTF_8))
                .isEqualTo("hello");
    }

    @Test
    void deflateWithoutZlibHeaderIsUnpacked() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var raw = new DeflaterOutputStream(out, new Deflater(9, true))) {
            raw.write(TEXT);
        }
        assertThat(ContentCoding.decode(out.toByteArray(), "deflate", 10_000)).isEqualTo(TEXT);
    }

    @Test
    void bodyThatOnlySaysItIsGzipIsTakenAsItIs() throws IOException {
        assertThat(ContentCoding.decode(TEXT, "gzip", 10_000)).isEqualTo(TEXT);
    }

    private static byte[] pack(String coding, byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        switch (coding) {
            case "zstd" -> out.write(Zstd.compress(bytes));
            case "deflate" -> {
                try (var packed = new DeflaterOutputStream(out)) {
                    packed.write(bytes);
                }
            }
            default -> {
                try (var packed = new GZIPOutputStream(out)) {
                    packed.write(bytes);
                }
            }
        }
        return out.toByteArray();
    }
}
