package counterclaim.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "%%%",
                "e30",
                "bnVsbA",
                "W10",
                "eyJxIjoiaCIsImEiOltdfQ",
                "eyJxIjoiaCIsImEiOlt7fV19",
                "eyJxIjoiaCIsImEiOlsxLDIsMyw0LDVdfQ"
            })
    void whatWeDidNotMakeIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.decode(text, "h"))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.parameter()).isEqualTo("cursor"));
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        var cursor = new Cursor("h", List.of(FieldValue.of(1)), Optional.empty(), 3).encode();
        assertThatThrownBy(() -> Cursor.decode(cursor, "other")).hasMessageContaining("another query");
    }

    @Test
    void deepNestingIsRefused() {
        var deep = "[".repeat(5_000);
        var text = Base64.getUrlEncoder().encodeToString(deep.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Cursor.decode(text, "h")).isInstanceOf(InvalidParameter.class);
    }

    @Test
    void sortValuesKeepTheirTypes() {
        var cursor = new Cursor(
                "h", List.of(FieldValue.of(1.5), FieldValue.of(42L), FieldValue.of("id")), Optional.of("cGl0"), 99);
        var read = Cursor.decode(cursor.encode(), "h");
        assertThat(read.after().get(0).doubleValue()).isEqualTo(1.5);
        assertThat(read.after().get(1).longValue()).isEqualTo(42);
        assertThat(read.after().get(2).stringValue()).isEqualTo("id");
        assertThat(read.snapshot()).contains("cGl0");
        assertThat(read.total()).isEqualTo(99);
    }
}
