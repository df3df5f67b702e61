package counterclaim.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageEncodingTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private static String decode(byte[] bytes, String contentType) {
        return PageEncoding.decode(bytes, Optional.ofNullable(contentType));
    }

    @Test
    void unknownAndBrokenNamesFallBackToWindows1252() {
        var bytes = "<meta charset='no such thing'>Gr\u00fc\u00dfe".getBytes(WINDOWS_1252);
        assertThat(decode(bytes, "text/html; charset=x-nonsense")).endsWith("Gr\u00fc\u00dfe");
    }

    @Test
    void windows1252DeclaredAsUtf8IsRead() {
        var bytes = "<meta charset=utf-8>f\u00fcr \u201edie\u201c Fl\u00f6\u00dfer".getBytes(WINDOWS_1252);
        assertThat(decode(bytes, "text/html; charset=utf-8")).endsWith("f\u00fcr \u201edie\u201c Fl\u00f6\u00dfer");
    }

    @Test
    void utf8DeclaredAsLatin1IsRead() {
        var bytes = "<meta charset=iso-8859-1>Z\u00fcrich".getBytes(StandardCharsets.UTF_8);
        assertThat(decode(bytes, "text/html; charset=iso-8859-1")).endsWith("Z\u00fcrich");
    }

    @Test
    void oneDamagedCharacterDoesNotChangeTheEncoding() {
        var text = "\u00e4\u00f6\u00fc".repeat(20).getBytes(StandardCharsets.UTF_8);
        text[text.length - 1] = 'x';
        assertThat(decode(text, null)).startsWith("\u00e4\u00f6\u00fc");
    }

    @Test
    void headerGoesBeforeDeclaration() {
        var bytes = "<meta charset=iso-8859-1>\u043c\u0438\u0440".getBytes(WINDOWS_1251);
        assertThat(decode(bytes, "text/html;charset=\"windows-1251\"")).endsWith("\u043c\u0438\u0440");
    }

    @Test
    void declarationOfThePageIsTaken() {
        var bytes = "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>\u043c\u0438\u0440"
                .getBytes(WINDOWS_1251);
        assertThat(decode(bytes, "text/html")).endsWith("\u043c\u0438\u0440");
    }

    @Test
    void byteOrderMarkGoesBeforeAll() {
        var bytes = "\ufeff<meta charset=windows-1251>\u20ac".getBytes(StandardCharsets.UTF_16LE);
        assertThat(decode(bytes, "text/html; charset=windows-1251")).endsWith("\u20ac");
    }
}
