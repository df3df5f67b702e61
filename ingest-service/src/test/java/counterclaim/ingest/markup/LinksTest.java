package counterclaim.ingest.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    private static final Links LINKS = new Links(Optional.of(URI.create("https://a.example/b/c?d=e")));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "f, https://a.example/b/f",
        "./f, https://a.example/b/f",
        "../f, https://a.example/f",
        "../../../f, https://a.example/f",
        "/f/../g/., https://a.example/g/",
        "?q=1, https://a.example/b/c?q=1",
        "#x, https://a.example/b/c?d=e#x",
        "//h.example/i, https://h.example/i",
        "http://j.example, http://j.example",
        "mailto:k@l.example, mailto:k@l.example",
        "a b/ü, https://a.example/b/a b/ü",
    })
    void addressesBecomeAbsolute(String written, String absolute) {
        assertThat(LINKS.resolve(written)).isEqualTo(absolute);
    }

    @Test
    void baseInsideTheDocumentIsItselfRelative() {
        assertThat(LINKS.within("../x/").resolve("y")).isEqualTo("https://a.example/x/y");
        assertThat(LINKS.within("not an address").resolve("y")).isEqualTo("https://a.example/b/y");
    }

    @Test
    void withoutABaseAnAddressStaysAsItIs() {
        assertThat(Links.NONE.resolve(" x ")).isEqualTo("x");
    }
}
